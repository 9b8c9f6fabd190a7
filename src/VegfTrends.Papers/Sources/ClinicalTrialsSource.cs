using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using VegfTrends.Papers.Formats;

namespace VegfTrends.Papers.Sources;

/// <summary>ClinicalTrials.gov, version 2 of its API: studies by the day of their last update, which for a new study is
/// its first.</summary>
public sealed class ClinicalTrialsSource(ServiceOptions options) : IPaperSource, IDisposable
{
    public static Uri DefaultAddress { get; } = new("https://clinicaltrials.gov/api/v2/");

    /// <summary>The service asks for about 50 requests a minute at most.</summary>
    public const double Rate = 0.8;

    const int DefaultPage = 200;

    static readonly ClinicalTrialsJsonFormat Format = new();

    readonly ServiceClient _http = new("clinicaltrials", options);

    public string Key => "clinicaltrials";

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
                "clinicaltrials",
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
            records == 0 ? [] : ServiceAnswer.Records(Format, "clinicaltrials", body, cancel),
            records,
            count,
            next
        );
    }

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
