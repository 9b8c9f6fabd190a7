using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VegfTrends.Replay;

/// <summary>
/// A web server on this machine that speaks E-utilities (<c>/eutils/</c>), Europe PMC (<c>/epmc/</c>),
/// ClinicalTrials.gov (<c>/ctgov/</c>) and RSS (<c>/feed.xml</c>) over invented records, enforces their limits, and
/// fails on demand.
/// </summary>
public sealed class ReplayServer : IDisposable
{
    readonly HttpListener _listener;
    readonly CancellationTokenSource _end = new();
    readonly ConcurrentDictionary<string, int> _places = new();
    readonly Lock _answering = new();

    public ReplayServer(params IEnumerable<ReplayRecord> records)
    {
        Library = new ReplayLibrary(records);
        for (int tries = 0; ; tries++)
        {
            using var free = new TcpListener(IPAddress.Loopback, 0);
            free.Start();
            int port = ((IPEndPoint)free.LocalEndpoint).Port;
            free.Stop();
            Address = $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/";
            _listener = new HttpListener();
            _listener.Prefixes.Add(Address);
            try
            {
                _listener.Start();
                break;
            }
            catch (HttpListenerException) when (tries < 20)
            {
                _listener.Close();
            }
        }

        _ = Task.Run(ServeAsync);
    }

    public string Address { get; }

    public ReplayLibrary Library { get; }

    /// <summary>What goes wrong with a request.</summary>
    public Func<ReplayRequest, ReplayFault> FaultOf { get; set; } = _ => ReplayFault.None;

    /// <summary>What the server says the time is; <c>null</c> for that of the machine.</summary>
    public Func<DateTimeOffset>? Clock { get; set; }

    /// <summary>The key that E-utilities accept; <c>null</c> accepts all.</summary>
    public string? ApiKey { get; set; }

    public ConcurrentQueue<ReplayRequest> Requests { get; } = new();

    /// <summary>How often each PMID, DOI or registry number was given.</summary>
    public ConcurrentDictionary<string, int> Given { get; } = new();

    /// <summary>Most requests that arrived within one second of any length-one window.</summary>
    public int HighestRate(string? path = null)
    {
        long[] times = [.. Requests.Where(r => path is null || r.Path == path).Select(r => r.Timestamp).Order()];
        int most = 0;
        for (int first = 0, last = 0; last < times.Length; last++)
        {
            while (Stopwatch.GetElapsedTime(times[first], times[last]) >= TimeSpan.FromSeconds(1))
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Close();
        _end.Dispose();
    }

    async Task ServeAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e)
                when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            long arrived = Stopwatch.GetTimestamp();
            _ = Task.Run(() => TryAnswerAsync(context, arrived));
        }
    }

    async Task TryAnswerAsync(HttpListenerContext context, long arrived)
    {
        try
        {
            await AnswerAsync(context, arrived);
        }
        catch (Exception e)
            when (e is HttpListenerException or ObjectDisposedException or IOException or OperationCanceledException)
        {
            // The client went away, which some tests want.
        }
    }

    async Task AnswerAsync(HttpListenerContext context, long arrived)
    {
        using HttpListenerResponse response = context.Response;
        string path = context.Request.Url!.Segments[^1];
        var fields = await FieldsAsync(context.Request);
        var request = new ReplayRequest(path, fields, arrived, _places.AddOrUpdate(path, 0, (_, n) => n + 1));
        Requests.Enqueue(request);
        ReplayFault fault = FaultOf(request);
        if (Clock is { } clock)
        {
            response.Headers["Date"] = clock().ToString("R");
        }

        if (
            path.EndsWith(".fcgi", StringComparison.Ordinal)
            && ApiKey is not null
            && fields.TryGetValue("api_key", out string? key)
            && key != ApiKey
        )
        {
            fault = ReplayFault.BadKey;
        }

        switch (fault)
        {
            case ReplayFault.TooMany or ReplayFault.TooManyForHours:
                response.StatusCode = 429;
                response.AddHeader("Retry-After", fault == ReplayFault.TooMany ? "1" : "14400");
                await SendAsync(response, "{\"error\":\"API rate limit exceeded\",\"count\":\"4\"}");
                return;
            case ReplayFault.Error:
                response.StatusCode = 500;
                return;
            case ReplayFault.BadKey:
                response.StatusCode = 400;
                await SendAsync(
                    response,
                    "{\"error\":\"API key invalid\",\"api-key\":\""
                        + fields.GetValueOrDefault("api_key")
                        + "\",\"type\":\"ip\",\"status\":\"ok\"}"
                );
                return;
            case ReplayFault.Stall:
                await Task.Delay(Timeout.Infinite, _end.Token);
                return;
            case ReplayFault.Html:
                await SendAsync(response, "<html><body>Please log in to the network.</body></html>");
                return;
        }

        string? body;
        lock (_answering)
        {
            body = Library.Answer(request, fault, id => Given.AddOrUpdate(id, 1, (_, n) => n + 1));
        }

        if (body is null)
        {
            response.StatusCode = 404;
            return;
        }

        if (fault == ReplayFault.Cut)
        {
            byte[] all = Encoding.UTF8.GetBytes(body);
            response.ContentLength64 = all.Length;
            await response.OutputStream.WriteAsync(all.AsMemory(0, all.Length / 2), _end.Token);
            await response.OutputStream.FlushAsync(_end.Token);
            response.Abort();
            return;
        }

        await SendAsync(response, fault == ReplayFault.Truncated ? body[..(body.Length * 2 / 3)] : body);
    }

    async Task SendAsync(HttpListenerResponse response, string body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        response.ContentLength64 = bytes.Length;
        await response.OutputStream.WriteAsync(bytes, _end.Token);
    }

    static async Task<Dictionary<string, string>> FieldsAsync(HttpListenerRequest request)
    {
        string text = request.Url!.Query.TrimStart('?');
        if (request.HttpMethod == "POST")
        {
            using var reader = new StreamReader(request.InputStream);
            text = await reader.ReadToEndAsync();
        }

        return text.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Split('=', 2))
            .ToDictionary(p => WebUtility.UrlDecode(p[0]), p => WebUtility.UrlDecode(p.ElementAtOrDefault(1) ?? ""));
    }
}
