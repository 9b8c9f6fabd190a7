using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using VegfTrends.Core;
using VegfTrends.Papers.Formats;

namespace VegfTrends.Papers.Sources;

/// <summary>Europe PMC through its REST search: preprints, and journal papers that PubMed lacks. Pages follow each
/// other by a cursor.</summary>
public sealed class EuropePmcSource(ServiceOptions options) : IPaperSource, IDisposable
{
    const int DefaultPage = 500;

    static readonly EuropePmcJsonFormat Reader = new();

    readonly ServiceClient _http = new(Service.Key, options);

    public static PaperService Service { get; } =
        new()
        {
            Key = "europepmc",
            Address = new Uri("https://www.ebi.ac.uk/europepmc/webservices/rest/"),
            Rate = _ => new RequestRate(5),
            Phrase = quoted => "TITLE_ABS:" + quoted,
            IsCanary = text => PaperId.CleanPmid(text) == text || PaperId.CleanDoi(text) == text,
            CanaryForm = "a PMID such as 32402160 or a DOI in lower case such as 10.1056/nejmoa1915745",
            Open = options => new EuropePmcSource(options),
        };

    public string Key => Service.Key;

    public string Format => Reader.Key;

    public int Requests => _http.Requests;

    public DateTimeOffset? ServerTime => _http.ServerTime;

    public async IAsyncEnumerable<SourceBatch> FetchAsync(
        SourceRequest request,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        string date = request.Pass == SourcePass.New ? "FIRST_IDATE" : "UPDATE_DATE";
        string query = string.Create(
            CultureInfo.InvariantCulture,
            $"({request.Query}) AND {date}:[{request.From:yyyy-MM-dd} TO {request.To:yyyy-MM-dd}]"
        );
        await foreach (
            SourceBatch batch in PagedAnswers.ReadAsync(
                Key,
                "*",
                request.Place,
                (cursor, rest) => PageAsync(query, cursor, rest, cancel)
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
        string ids = string.Join(
            " OR ",
            canaries.Select(c =>
                c.StartsWith("10.", StringComparison.Ordinal) ? $"DOI:\"{c}\"" : $"(EXT_ID:{c} AND SRC:MED)"
            )
        );
        AnswerPage page = await PageAsync($"({query}) AND ({ids})", "*", rest: null, cancel);
        return
        [
            .. page
                .Records.OfType<ReadOutcome.Read>()
                .SelectMany(r => new[] { r.Paper.Pmid, r.Paper.Doi })
                .OfType<string>(),
        ];
    }

    public void Dispose() => _http.Dispose();

    async Task<AnswerPage> PageAsync(string query, string cursor, int? rest, CancellationToken cancel)
    {
        int count = 0,
            records = 0;
        string? next = null;
        byte[] body = await _http.PostAsync(
            "searchPOST",
            [
                KeyValuePair.Create("query", query),
                KeyValuePair.Create("format", "json"),
                KeyValuePair.Create("resultType", "core"),
                KeyValuePair.Create(
                    "pageSize",
                    (options.BatchSize == 0 ? DefaultPage : options.BatchSize).ToString(CultureInfo.InvariantCulture)
                ),
                KeyValuePair.Create("cursorMark", cursor),
            ],
            answer => (count, records, next) = ServiceAnswer.Json(answer, root => Look(root, rest)),
            cancel
        );
        List<ReadOutcome> read = records == 0 ? [] : ServiceAnswer.Records(Reader, Key, body, cancel);
        return new AnswerPage(read, records, count, next == cursor ? null : next);
    }

    static (int Count, int Records, string? Next) Look(JsonElement root, int? rest)
    {
        if (root.Get("errMsg").Text() is { } error)
        {
            throw new UnreadableAnswerException($"it answered: {RecordText.Cut(error, 300)}");
        }

        if (!int.TryParse(root.Get("hitCount").Text(), NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            throw new UnreadableAnswerException("found no hitCount, expected the number of results");
        }

        int records = root.Get("resultList").Get("result").Items().Count();
        if (records == 0 && (rest ?? count) > 0)
        {
            throw new UnreadableAnswerException($"an empty page while {rest ?? count:N0} results are still to come");
        }

        return (count, records, root.Get("nextCursorMark").Text());
    }
}
