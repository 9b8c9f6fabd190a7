using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using VegfTrends.Core;
using VegfTrends.Papers.Formats;

namespace VegfTrends.Papers.Sources;

/// <summary>
/// PubMed through E-utilities: esearch lists the PMIDs of a window of days, efetch brings those that are wanted in
/// batches. Stored PMIDs can be asked for again, which shows what was retracted or deleted.
/// </summary>
public sealed class PubMedSource(ServiceOptions options) : IPaperSource, IDisposable
{
    const int DefaultBatch = 200;

    /// <summary>Of a batch, the share and the number up to which records may be missing before the service is not
    /// believed.</summary>
    const double MostMissingShare = 0.1;
    const int MostMissing = 2;

    static readonly PubMedXmlFormat Reader = new();

    readonly ServiceClient _http = new(Service.Key, options);

    /// <summary>What this run has fetched is as it is now: no other query has to bring it again.</summary>
    readonly HashSet<string> _fetched = [];

    public static PaperService Service { get; } =
        new()
        {
            Key = "pubmed",
            Address = new Uri("https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"),
            Rate = hasKey =>
                hasKey
                    ? new RequestRate(10, 10, ", which E-utilities allow with one")
                    : new RequestRate(3, 3, ", which E-utilities allow without an API key"),
            Phrase = quoted => quoted + "[tiab]",
            IsCanary = text => PaperId.CleanPmid(text) == text,
            CanaryForm = "a PMID such as 32402160",
            Open = options => new PubMedSource(options),
        };

    public string Key => Service.Key;

    public string Format => Reader.Key;

    public bool CanRecheck => true;

    public int Requests => _http.Requests;

    public DateTimeOffset? ServerTime => _http.ServerTime;

    int BatchSize => options.BatchSize == 0 ? DefaultBatch : options.BatchSize;

    public async IAsyncEnumerable<SourceBatch> FetchAsync(
        SourceRequest request,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var search = new PubMedSearch(_http, options);
        Place? at = Place.Read(request.Place);
        int found = 0,
            unknown = 0;
        foreach ((DayWindow window, string? after) in Windows(request, at))
        {
            await foreach (
                (DayWindow part, List<string> pmids) in search.PartsAsync(request.Query, window, request.Pass, cancel)
            )
            {
                found += pmids.Count;

                // Only while the part is the one that was begun: in a smaller or larger one other PMIDs lie before the
                // place.
                List<string> wanted =
                    after is not null && part == window ? [.. pmids.Where(p => IsBehind(p, after))] : pmids;
                IReadOnlySet<string> known = request.Known("pmid", wanted);
                unknown += wanted.Count - known.Count;
                wanted =
                [
                    .. wanted.Where(p => request.Pass == SourcePass.New ? !known.Contains(p) : !_fetched.Contains(p)),
                ];

                if (request.DryRun)
                {
                    yield return new SourceBatch
                    {
                        Records = [],
                        Found = found,
                        Unknown = unknown,
                    };
                    continue;
                }

                foreach (string[] batch in wanted.Chunk(BatchSize))
                {
                    List<ReadOutcome> records = await FetchAsync(batch, cancel);
                    _fetched.UnionWith(records.OfType<ReadOutcome.Read>().Select(r => r.Paper.Pmid!));
                    yield return new SourceBatch
                    {
                        Records = records,
                        Found = found,
                        Unknown = unknown,
                        Place = new Place(part.From, part.To, batch[^1]).Write(),
                    };
                }
            }
        }

        yield return new SourceBatch
        {
            Records = [],
            Found = found,
            Unknown = unknown,
            Note =
                search.NotFound.Count > 0
                    ? $"PubMed does not know: {string.Join(", ", search.NotFound.Order(StringComparer.Ordinal).Take(20))}"
                    : null,
        };
    }

    public async IAsyncEnumerable<SourceBatch> RecheckAsync(
        IReadOnlyList<string> pmids,
        IReadOnlySet<string> gone,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        foreach (string[] batch in pmids.Chunk(BatchSize))
        {
            (List<ReadOutcome> records, List<string> missing) = await FetchTwiceAsync(batch, gone, cancel);
            HashSet<string?> broken =
            [
                .. records.OfType<ReadOutcome.Quarantined>().Select(q => ServiceAnswer.PmidIn(q.Row.Raw)),
            ];
            yield return new SourceBatch
            {
                // A record that comes but cannot be read is not gone.
                Records =
                [
                    .. records.OfType<ReadOutcome.Read>(),
                    .. missing.Where(pmid => !broken.Contains(pmid)).Select(pmid => new ReadOutcome.Deleted(pmid, 1)),
                ],
                Found = batch.Length,
            };
        }
    }

    public async Task<IReadOnlyCollection<string>> ReturnedAsync(
        string query,
        IReadOnlyList<string> canaries,
        CancellationToken cancel
    )
    {
        (_, List<string>? pmids) = await new PubMedSearch(_http, options).FindAsync(
            $"({query}) AND ({string.Join(" OR ", canaries.Select(c => $"{c}[uid]"))})",
            cancel
        );
        return pmids ?? [];
    }

    public void Dispose() => _http.Dispose();

    /// <summary>What every request carries.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> Form(
        ServiceOptions options,
        params IEnumerable<(string Name, string Value)> fields
    )
    {
        var form = new List<(string Name, string? Value)>
        {
            ("db", "pubmed"),
            ("tool", options.Tool),
            ("email", options.Email),
            ("api_key", options.ApiKey),
        };
        form.AddRange(fields.Select(f => (f.Name, (string?)f.Value)));
        return form.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value!));
    }

    // What was listed and does not come, even alone, is kept in quarantine: it is still unknown, so that the next
    // nights ask for it again.
    async Task<List<ReadOutcome>> FetchAsync(string[] pmids, CancellationToken cancel)
    {
        (List<ReadOutcome> records, List<string> missing) = await FetchTwiceAsync(pmids, new HashSet<string>(), cancel);
        ILookup<string?, ReadOutcome.Quarantined> broken = records
            .OfType<ReadOutcome.Quarantined>()
            .ToLookup(q => ServiceAnswer.PmidIn(q.Row.Raw));
        return
        [
            .. records.OfType<ReadOutcome.Read>(),
            .. missing.Select(pmid =>
                broken[pmid].LastOrDefault()
                ?? new ReadOutcome.Quarantined(
                    new QuarantineRow(
                        Key,
                        Format,
                        1,
                        $"PMID {pmid}",
                        "listed by esearch, but efetch did not give it",
                        "the record; every run of the next days asks again",
                        null
                    )
                )
            ),
        ];
    }

    async Task<(List<ReadOutcome> Records, List<string> Missing)> FetchTwiceAsync(
        string[] pmids,
        IReadOnlySet<string> gone,
        CancellationToken cancel
    )
    {
        List<ReadOutcome> records = await RecordsAsync(pmids, cancel);
        List<string> missing = Missing(pmids, records);
        if (missing.Exists(pmid => !gone.Contains(pmid)))
        {
            records.AddRange(await RecordsAsync(missing, cancel));
            missing = Missing(pmids, records);
        }

        return missing.Count(pmid => !gone.Contains(pmid)) <= Math.Max(MostMissing, pmids.Length * MostMissingShare)
            ? (records, missing)
            : throw new SourceException(
                $"pubmed: efetch gave {pmids.Length - missing.Count} of {pmids.Length} records, twice. That is no "
                    + $"answer to build on; the next run asks again."
            );
    }

    // An answer that stays broken is read record by record, as a damaged file is; what is missing then is asked for
    // once more.
    async Task<List<ReadOutcome>> RecordsAsync(IReadOnlyList<string> pmids, CancellationToken cancel)
    {
        byte[] body;
        try
        {
            body = await _http.PostAsync(
                "efetch.fcgi",
                Form(options, ("id", string.Join(',', pmids)), ("retmode", "xml")),
                answer => ServiceAnswer.CheckXml(answer, "PubmedArticleSet"),
                cancel
            );
        }
        catch (UnreadableAnswerException e) when (e.Body is { Length: > 0 } broken)
        {
            body = broken;
        }

        // A record that nobody asked for is not ours to take; one without a PMID cannot be what was asked for.
        var asked = pmids.ToHashSet();
        return
        [
            .. ServiceAnswer
                .Records(Reader, Key, body, cancel)
                .Where(r =>
                    r switch
                    {
                        ReadOutcome.Read read => read.Paper.Pmid is { } pmid && asked.Contains(pmid),
                        ReadOutcome.Quarantined { Row: var row } => ServiceAnswer.PmidIn(row.Raw) is { } pmid
                            && asked.Contains(pmid),
                        _ => false,
                    }
                ),
        ];
    }

    static List<string> Missing(string[] pmids, List<ReadOutcome> records)
    {
        HashSet<string?> here = [.. records.Select(r => (r as ReadOutcome.Read)?.Paper.Pmid)];
        return [.. pmids.Where(p => !here.Contains(p))];
    }

    static IEnumerable<(DayWindow Window, string? After)> Windows(SourceRequest request, Place? at)
    {
        if (at is null)
        {
            yield return (new DayWindow(request.From, request.To), null);
            yield break;
        }

        yield return (new DayWindow(at.From, at.To), at.After);
        if (at.To < request.To)
        {
            yield return (new DayWindow(at.To.AddDays(1), request.To), null);
        }
    }

    static bool IsBehind(string pmid, string after) =>
        int.Parse(pmid, CultureInfo.InvariantCulture) > int.Parse(after, CultureInfo.InvariantCulture);

    /// <summary>The part of the window that was being fetched, and the last PMID of it that is saved.</summary>
    sealed record Place(DateOnly From, DateOnly To, string After)
    {
        public string Write() => JsonSerializer.Serialize(this);

        public static Place? Read(string? text) => text is null ? null : JsonSerializer.Deserialize<Place>(text);
    }
}
