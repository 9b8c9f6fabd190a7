using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using VegfTrends.Papers.Formats;

namespace VegfTrends.Papers.Sources;

/// <summary>ClinicalTrials.gov, version 2 of its API: studies by the day of their last update, which for a new study is
/// its first.</summary>
public sealed class ClinicalTrialsSource(ServiceOptions options) : IPaperSource, IDisposable
{
    const int DefaultPage = 200;

    static readonly ClinicalTrialsJsonFormat Reader = new();

    readonly ServiceClient _http = new(Service.Key, options);

    public static PaperService Service { get; } =
        new()
        {
            Key = "clinicaltrials",
            Address = new Uri("https://clinicaltrials.gov/api/v2/"),
            // The service asks for about 50 requests a minute at most.
            Rate = _ => new RequestRate(0.8),
            IsCanary = IsNumber,
            CanaryForm = "a registry number such as NCT03434379",
            Open = options => new ClinicalTrialsSource(options),
        };

    public string Key => Service.Key;

    public string Format => Reader.Key;

    /// <summary>The window is over the last update already.</summary>
    public bool HasRevisions => false;

    public int Requests => _http.Requests;

    public DateTimeOffset? ServerTime => _http.ServerTime;

    public async IAsyncEnumerable<SourceBatch> FetchAsync(
        SourceRequest request,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        string days = string.Create(
            CultureInfo.InvariantCulture,
            $"AREA[LastUpdatePostDate]RANGE[{request.From:yyyy-MM-dd},{request.To:yyyy-MM-dd}]"
        );
        await foreach (
            SourceBatch batch in PagedAnswers.ReadAsync(
                Key,
                "",
                request.Place,
                (token, rest) => PageAsync(request.Query, ("filter.advanced", days), token, rest, cancel)
            )
        )
        {
            yield return batch;
        }
    }

    public async Task<IReadOnlyCollection<string>> ReturnedAsync(
        string query,
        IReadOnlyList<string> canaries,
        CancellationToken cancel
    )
    {
        AnswerPage page = await PageAsync(query, ("filter.ids", string.Join(',', canaries)), "", rest: null, cancel);
        return [.. page.Records.OfType<ReadOutcome.Read>().SelectMany(r => r.Paper.RegistryIds)];
    }

    public void Dispose() => _http.Dispose();

    async Task<AnswerPage> PageAsync(
        string query,
        (string Name, string Value) filter,
        string token,
        int? rest,
        CancellationToken cancel
    )
    {
        var parameters = new List<KeyValuePair<string, string>>
        {
            new("query.term", query),
            new(filter.Name, filter.Value),
            new("format", "json"),
            new("countTotal", "true"),
            new(
                "pageSize",
                (options.BatchSize == 0 ? DefaultPage : Math.Min(options.BatchSize, 1000)).ToString(
                    CultureInfo.InvariantCulture
                )
            ),
        };
        if (token.Length > 0)
        {
            parameters.Add(new("pageToken", token));
        }

        int? count = null;
        int records = 0;
        string? next = null;
        byte[] body = await _http.GetAsync(
            "studies",
            parameters,
            answer => (count, records, next) = ServiceAnswer.Json(answer, root => Look(root, rest)),
            cancel
        );
        return new AnswerPage(
            records == 0 ? [] : ServiceAnswer.Records(Reader, Key, body, cancel),
            records,
            count,
            next
        );
    }

    static bool IsNumber(string text) =>
        text.StartsWith("NCT", StringComparison.Ordinal)
        && text.Length == 11
        && text.AsSpan(3).IndexOfAnyExceptInRange('0', '9') < 0;

    static (int? Count, int Records, string? Next) Look(JsonElement root, int? rest)
    {
        if (root.Get("studies") is not { ValueKind: JsonValueKind.Array } studies)
        {
            throw new UnreadableAnswerException("found no list of studies");
        }

        int? count = int.TryParse(
            root.Get("totalCount").Text(),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out int total
        )
            ? total
            : null;
        int records = studies.GetArrayLength();
        if (records == 0 && (rest ?? count) > 0)
        {
            throw new UnreadableAnswerException($"an empty page while {rest ?? count:N0} studies are still to come");
        }

        return (count, records, root.Get("nextPageToken").Text());
    }
}
