using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace VegfTrends.Papers.Sources;

/// <summary>Asks one service: at its pace, again after failures that may pass, with waits that double or that the
/// server names.</summary>
sealed class ServiceClient : IDisposable
{
    /// <summary>Tries for an answer that comes but cannot be read: seldom the fault of the way, so fewer.</summary>
    const int MostUnreadable = 3;

    readonly string _name;
    readonly ServiceOptions _options;
    readonly RequestPace _pace;
    readonly AnswerHandler _answers;
    readonly HttpClient _http;

    /// <param name="name">Of the service, for messages.</param>
    /// <param name="options">Address and limits.</param>
    public ServiceClient(string name, ServiceOptions options)
    {
        (_name, _options) = (name, options);
        _pace = new RequestPace(options.RequestsPerSecond, options.Time);
        _answers = new AnswerHandler(
            options,
            _pace,
            new SocketsHttpHandler
            {
                AutomaticDecompression = DecompressionMethods.All,
                MaxAutomaticRedirections = 3,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ConnectTimeout = TimeSpan.FromSeconds(20),
            }
        );
        _http = new HttpClient(new ResilienceHandler(Pipeline()) { InnerHandler = _answers })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd($"{options.Tool}/1.0");
    }

    public int Requests => _answers.Requests;

    public DateTimeOffset? ServerTime => _answers.ServerTime;

    /// <summary>Sends a form, so that long queries and the key stand in no address and no log.</summary>
    /// <param name="path">Below the base address.</param>
    /// <param name="form">Names and values.</param>
    /// <param name="check">Looks at the whole answer; throws <see cref="UnreadableAnswerException"/> to have it asked
    /// for again.</param>
    /// <param name="cancel">Ends the waiting.</param>
    /// <exception cref="SourceException">The service kept failing, or refused.</exception>
    public Task<byte[]> PostAsync(
        string path,
        IEnumerable<KeyValuePair<string, string>> form,
        Action<byte[]> check,
        CancellationToken cancel
    ) =>
        AskAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(_options.Address, path))
            {
                Content = new FormUrlEncodedContent(form),
            },
            check,
            cancel
        );

    /// <summary>The same with everything in the address, for services that know no forms.</summary>
    public Task<byte[]> GetAsync(
        string path,
        IEnumerable<KeyValuePair<string, string>> parameters,
        Action<byte[]> check,
        CancellationToken cancel
    )
    {
        string query = string.Join(
            '&',
            parameters.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}")
        );
        return AskAsync(
            new HttpRequestMessage(
                HttpMethod.Get,
                new Uri(_options.Address, query.Length == 0 ? path : $"{path}?{query}")
            ),
            check,
            cancel
        );
    }

    public void Dispose()
    {
        _http.Dispose();
        _pace.Dispose();
    }

    async Task<byte[]> AskAsync(HttpRequestMessage request, Action<byte[]> check, CancellationToken cancel)
    {
        using HttpRequestMessage sent = request;
        sent.Options.Set(AnswerHandler.Check, check);
        string address = sent.RequestUri!.GetLeftPart(UriPartial.Path),
            place = $"{_name} ({address})";
        long started = _options.Time.GetTimestamp();
        try
        {
            using HttpResponseMessage response = await _http.SendAsync(
                sent,
                HttpCompletionOption.ResponseHeadersRead,
                cancel
            );
            byte[] body = await response.Content.ReadAsByteArrayAsync(cancel);
            double seconds = _options.Time.GetElapsedTime(started).TotalSeconds;
            Log.Answered(_options.Log, _name, sent.Method.Method, address, (int)response.StatusCode, seconds);
            return response.StatusCode == HttpStatusCode.OK ? body : throw Refused(place, response, body);
        }
        catch (UnreadableAnswerException e)
        {
            throw new UnreadableAnswerException(
                $"{place}: {e.Message} ({Math.Min(_options.Tries, MostUnreadable)} tries). The next run asks for the "
                    + $"same days again.",
                e
            )
            {
                Body = e.Body,
            };
        }
        catch (SourceException e) when (!e.Message.StartsWith(place, StringComparison.Ordinal))
        {
            throw new SourceException($"{place}: {e.Message}.", e);
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException or TimeoutRejectedException or SocketException)
        {
            string reason =
                e is TimeoutRejectedException
                    ? $"no whole answer within {_options.Timeout.TotalSeconds:0.#} s"
                    : Reason(e);
            throw new SourceException(
                $"{place}: {reason} ({Times} tries). Check the network and the address; the next run asks for the same "
                    + $"days again.",
                e
            );
        }
    }

    string Times => _options.Tries.ToString(CultureInfo.InvariantCulture);

    ResiliencePipeline<HttpResponseMessage> Pipeline() =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = _options.Time }
            .AddRetry(
                new HttpRetryStrategyOptions
                {
                    MaxRetryAttempts = Math.Max(1, _options.Tries - 1),
                    Delay = _options.FirstWait,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    ShouldHandle = MayPass,
                    DelayGenerator = Wait,
                    OnRetry = Tell,
                }
            )
            .AddTimeout(_options.Timeout)
            .Build();

    ValueTask<bool> MayPass(RetryPredicateArguments<HttpResponseMessage> args)
    {
        bool transient =
            args.Outcome.Exception is UnreadableAnswerException or IOException or TimeoutRejectedException
            || HttpClientResiliencePredicates.IsTransient(args.Outcome);
        TimeSpan? asked = RetryAfter(args.Outcome.Result);
        int tries =
            args.Outcome.Exception is UnreadableAnswerException
                ? Math.Min(_options.Tries, MostUnreadable)
                : _options.Tries;
        return new(transient && args.AttemptNumber < tries - 1 && (asked is null || asked <= _options.LongestWait));
    }

    ValueTask<TimeSpan?> Wait(RetryDelayGeneratorArguments<HttpResponseMessage> args) =>
        new(RetryAfter(args.Outcome.Result));

    ValueTask Tell(OnRetryArguments<HttpResponseMessage> args)
    {
        string reason = args.Outcome switch
        {
            { Exception: { } e } => Reason(e),
            { Result: { } answer } => $"answered {(int)answer.StatusCode}",
            _ => "no answer",
        };
        Log.TryFailed(_options.Log, _name, args.AttemptNumber + 1, reason, args.RetryDelay);
        return default;
    }

    TimeSpan? RetryAfter(HttpResponseMessage? response) =>
        response?.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when date - _options.Time.GetUtcNow() is var left => left > TimeSpan.Zero
                ? left
                : TimeSpan.Zero,
            _ => null,
        };

    SourceException Refused(string place, HttpResponseMessage response, byte[] body)
    {
        int status = (int)response.StatusCode;
        string said = Formats.RecordText.Cut(
            Formats.RecordText.Clean(System.Text.Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 2000))))
                ?? "",
            200
        );
        if (_options.ApiKey is { } key)
        {
            said = said.Replace(key, "***", StringComparison.Ordinal);
        }

        string what =
            RetryAfter(response) is { } asked && asked > _options.LongestWait
                ? $"answered {status} and asks to wait {asked.TotalMinutes:0} min; the next run goes on from here"
            : said.Contains("API key", StringComparison.OrdinalIgnoreCase)
                ? $"refused the API key from {_options.ApiKeyOrigin ?? "the watch file"} ({status}: {said}). Correct "
                    + $"it, or leave it out for 3 requests a second"
            : status is 401 or 403 or 407 ? $"answered {status}: {said}. Check the key and the proxy"
            : status >= 500 || status == 429
                ? $"answered {status} ({Times} tries). The next run asks for the same days again"
            : $"answered {status}: {said}. Check the address and the query";
        return new SourceException($"{place}: {what}.");
    }

    static string Reason(Exception e) =>
        e.InnerException is { } inner && !e.Message.Contains(inner.Message, StringComparison.Ordinal)
            ? $"{e.Message} {inner.Message}"
            : e.Message;
}
