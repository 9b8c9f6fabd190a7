using System.Runtime.CompilerServices;
using VegfTrends.Core;
using VegfTrends.Papers.Formats;

namespace VegfTrends.Papers.Sources;

/// <summary>An RSS or Atom feed, such as a journal's table of contents: it knows no days and is read whole every
/// time.</summary>
/// <param name="options">Its address, and limits.</param>
/// <param name="wanted">Says whether an entry is on the subject; <c>null</c> takes all.</param>
public sealed class FeedSource(ServiceOptions options, Func<Paper, bool>? wanted) : IPaperSource, IDisposable
{
    static readonly FeedFormat Reader = new();

    readonly ServiceClient _http = new("feed", options);

    /// <summary>A table of contents is read once a night.</summary>
    public static RequestRate Rate { get; } = new(1);

    public string Key => "feed";

    public string Format => Reader.Key;

    public bool HasDays => false;

    public int Requests => _http.Requests;

    public DateTimeOffset? ServerTime => _http.ServerTime;

    public async IAsyncEnumerable<SourceBatch> FetchAsync(
        SourceRequest request,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        byte[] body = await _http.GetAsync(
            "",
            [],
            answer => ServiceAnswer.CheckXml(answer, "rss", "feed", "RDF"),
            cancel
        );
        List<ReadOutcome> records = ServiceAnswer.Records(Reader, request.Query, body, cancel);
        yield return new SourceBatch
        {
            Records =
            [
                .. records.Where(r =>
                    wanted is null || r is not ReadOutcome.Read { Paper: var paper } || wanted(paper)
                ),
            ],
            Found = records.Count,
            Doubt =
                records.Count == 0
                    ? $"the feed at {options.Address} has no entry; a table of contents always has some"
                    : null,
        };
    }

    public void Dispose() => _http.Dispose();
}
