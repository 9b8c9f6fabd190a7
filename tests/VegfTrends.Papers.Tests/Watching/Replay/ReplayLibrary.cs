using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace VegfTrends.Replay;

/// <summary>The records of the services, and their answers.</summary>
public sealed partial class ReplayLibrary
{
    static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly SortedDictionary<(ReplayService, int), ReplayRecord> _records = [];
    readonly Lock _lock = new();

    public ReplayLibrary(IEnumerable<ReplayRecord> records)
    {
        foreach (ReplayRecord record in records)
        {
            Put(record);
        }
    }

    /// <summary>Most PMIDs that one answer of esearch gives; 0 for as many as are asked for.</summary>
    public int PageLimit { get; set; }

    /// <summary>Most PMIDs of a search that can be reached at all, as PubMed has it.</summary>
    public int Cap { get; set; } = 9_999;

    /// <summary>Canaries that are not returned although they are there.</summary>
    public HashSet<string> Hidden { get; } = [];

    /// <summary>PMIDs that esearch lists and efetch does not give.</summary>
    public HashSet<string> Ghosts { get; } = [];

    public void Put(ReplayRecord record)
    {
        lock (_lock)
        {
            _records[(record.Service, record.Number)] =
                record.Revised == default ? record with { Revised = record.Created } : record;
        }
    }

    public ReplayRecord Get(ReplayService service, int number)
    {
        lock (_lock)
        {
            return _records[(service, number)];
        }
    }

    public void Change(ReplayService service, int number, Func<ReplayRecord, ReplayRecord> change) =>
        Put(change(Get(service, number)));

    public IReadOnlyList<ReplayRecord> Of(ReplayService service)
    {
        lock (_lock)
        {
            return [.. _records.Values.Where(r => r.Service == service && !r.IsDeleted)];
        }
    }

    public string? Answer(ReplayRequest request, ReplayFault fault, Action<string> given)
    {
        if (fault == ReplayFault.ChangedCount)
        {
            ReplayService service =
                request.Path == "studies" ? ReplayService.ClinicalTrials
                : request.Path == "searchPOST" ? ReplayService.EuropePmc
                : ReplayService.PubMed;
            ReplayRecord last = Of(service)[^1];
            Put(last with { Number = last.Number + 1 });
        }

        return request.Path switch
        {
            "esearch.fcgi" => Search(request, fault),
            "efetch.fcgi" => Fetch(request, fault, given),
            "searchPOST" => EuropePmc(request, fault, given),
            "studies" => Studies(request, fault, given),
            "feed.xml" => Feed(fault),
            _ => null,
        };
    }

    string Search(ReplayRequest request, ReplayFault fault)
    {
        string term = request.Fields["term"];
        List<string> pmids =
        [
            .. Matching(ReplayService.PubMed, term, PubMedWindow().Match(term), "lr", '/').Select(r => r.Pmid),
        ];
        string[] canaries = [.. Canary().Matches(term).Select(m => m.Groups[1].Value)];
        if (canaries.Length > 0)
        {
            pmids = [.. pmids.Where(p => canaries.Contains(p) && !Hidden.Contains(p))];
        }

        int start = Number(request, "retstart", 0),
            most = Math.Min(Number(request, "retmax", 20), PageLimit == 0 ? int.MaxValue : PageLimit);
        if (start >= Cap)
        {
            return "{\"header\":{\"type\":\"esearch\"},\"esearchresult\":{\"ERROR\":\"Search Backend failed: "
                + "Exception: 'retstart' cannot be larger than 9998.\"}}";
        }

        IEnumerable<string> page =
            fault == ReplayFault.EmptyPage ? [] : pmids.Skip(start).Take(Math.Min(most, Cap - start));
        return JsonSerializer.Serialize(
            new
            {
                header = new { type = "esearch", version = "0.3" },
                esearchresult = new
                {
                    count = pmids.Count.ToString(CultureInfo.InvariantCulture),
                    retmax = most.ToString(CultureInfo.InvariantCulture),
                    retstart = start.ToString(CultureInfo.InvariantCulture),
                    idlist = page,
                    querytranslation = term,
                },
            }
        );
    }

    string Fetch(ReplayRequest request, ReplayFault fault, Action<string> given)
    {
        var xml = new StringBuilder(
            "<?xml version=\"1.0\" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC \"-//NLM//DTD PubMedArticle, 1st January "
                + "2025//EN\" \"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd\">\n<PubmedArticleSet>\n"
        );
        string[] ids = request.Fields["id"].Split(',');
        for (int i = 0; i < ids.Length; i++)
        {
            ReplayRecord? record;
            lock (_lock)
            {
                record = _records.GetValueOrDefault(
                    (ReplayService.PubMed, int.Parse(ids[i], CultureInfo.InvariantCulture) - 10_000_000)
                );
            }

            if (
                record is null
                || record.IsDeleted
                || Ghosts.Contains(ids[i])
                || fault == ReplayFault.EmptyPage
                || (fault == ReplayFault.HalfMissing && i % 2 == 1)
            )
            {
                continue;
            }

            given(record.Pmid);
            xml.Append(Article(record, isDamaged: fault == ReplayFault.DamagedRecord && i == ids.Length / 2));
        }

        return xml.Append("</PubmedArticleSet>").ToString();
    }

    static string Article(ReplayRecord r, bool isDamaged) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <PubmedArticle><MedlineCitation Status="PubMed-not-MEDLINE"><PMID Version="1">{r.Pmid}</PMID>
            <DateRevised><Year>{r.Revised.Year}</Year><Month>{r.Revised.Month:00}</Month><Day>{r.Revised.Day:00}</Day></DateRevised>
            <Article PubModel="Print"><Journal><Title>Journal of Invented Oncology</Title>
            <JournalIssue CitedMedium="Internet"><PubDate><Year>{r.Created.Year}</Year>
            <Month>{r.Created.Month:00}</Month></PubDate></JournalIssue></Journal>
            <ArticleTitle>{r.Title}{(
                isDamaged ? "<b>&" : ""
            )}</ArticleTitle><ELocationID EIdType="doi" ValidYN="Y">10.5555/invented.{r.Number}</ELocationID>
            <Abstract><AbstractText>{r.Abstract}</AbstractText></Abstract>
            <AuthorList><Author><LastName>Author{r.Number}</LastName><ForeName>A</ForeName></Author></AuthorList>
            <PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList></Article>
            {(
                r.IsRetracted
                    ? "<CommentsCorrectionsList><CommentsCorrections RefType=\"RetractionIn\">"
                        + "<RefSource>J Inv Oncol. 2026</RefSource></CommentsCorrections></CommentsCorrectionsList>"
                    : ""
            )}
            </MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="pubmed">{r.Pmid}</ArticleId></ArticleIdList>
            </PubmedData></PubmedArticle>

            """
        );

    string EuropePmc(ReplayRequest request, ReplayFault fault, Action<string> given)
    {
        string query = request.Fields["query"],
            cursor = request.Fields["cursorMark"];
        List<ReplayRecord> all =
        [
            .. Matching(ReplayService.EuropePmc, query, EuropePmcWindow().Match(query), "UPDATE_DATE", '-'),
        ];
        string[] canaries = [.. DoiCanary().Matches(query).Select(m => m.Groups[1].Value)];
        if (canaries.Length > 0)
        {
            all = [.. all.Where(r => canaries.Contains(r.Doi) && !Hidden.Contains(r.Doi))];
        }

        int start = cursor == "*" ? 0 : int.Parse(cursor["AoJ".Length..], CultureInfo.InvariantCulture),
            size = Number(request, "pageSize", 25);
        List<ReplayRecord> page = fault == ReplayFault.EmptyPage ? [] : [.. all.Skip(start).Take(size)];
        page.ForEach(r => given(r.Doi));
        return JsonSerializer.Serialize(
            new
            {
                version = "6.9",
                hitCount = all.Count,
                nextCursorMark = page.Count == 0 ? cursor : $"AoJ{start + page.Count}",
                resultList = new
                {
                    result = page.Select(r => new
                    {
                        id = $"PPR{r.Number}",
                        source = "PPR",
                        doi = r.Doi,
                        title = r.Title,
                        authorString = $"Author{r.Number} A.",
                        pubYear = r.Created.Year.ToString(CultureInfo.InvariantCulture),
                        abstractText = r.Abstract,
                        firstPublicationDate = r.Created.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                        pubTypeList = new { pubType = new[] { "Preprint" } },
                        commentCorrectionList = r.IsRetracted
                            ? new { commentCorrection = new[] { new { type = "Retraction in" } } }
                            : null,
                    }),
                },
            },
            Json
        );
    }

    string Studies(ReplayRequest request, ReplayFault fault, Action<string> given)
    {
        List<ReplayRecord> all =
        [
            .. Matching(
                ReplayService.ClinicalTrials,
                "",
                TrialWindow().Match(request.Fields.GetValueOrDefault("filter.advanced", "")),
                "LastUpdatePostDate",
                '-'
            ),
        ];
        if (request.Fields.TryGetValue("filter.ids", out string? ids))
        {
            all = [.. all.Where(r => ids.Split(',').Contains(r.Nct) && !Hidden.Contains(r.Nct))];
        }

        int start = Number(request, "pageToken", 0),
            size = Number(request, "pageSize", 10);
        List<ReplayRecord> page = fault == ReplayFault.EmptyPage ? [] : [.. all.Skip(start).Take(size)];
        page.ForEach(r => given(r.Nct));
        var answer = new Dictionary<string, object>
        {
            ["studies"] = page.Select(r => new
            {
                protocolSection = new
                {
                    identificationModule = new
                    {
                        nctId = r.Nct,
                        briefTitle = r.Title,
                        officialTitle = "A study of " + r.Title,
                    },
                    statusModule = new
                    {
                        overallStatus = "RECRUITING",
                        studyFirstPostDateStruct = new
                        {
                            date = r.Created.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                            type = "ACTUAL",
                        },
                    },
                    descriptionModule = new { briefSummary = r.Abstract },
                    designModule = new { studyType = "INTERVENTIONAL", phases = new[] { "PHASE2" } },
                },
            }),
        };
        if (start == 0)
        {
            answer["totalCount"] = all.Count;
        }

        if (start + page.Count < all.Count)
        {
            answer["nextPageToken"] = (start + page.Count).ToString(CultureInfo.InvariantCulture);
        }

        return JsonSerializer.Serialize(answer, Json);
    }

    string Feed(ReplayFault fault) =>
        "<?xml version=\"1.0\"?><rss version=\"2.0\" "
        + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Journal of Invented Feeds</title>"
        + string.Concat(
            (fault == ReplayFault.EmptyPage ? [] : Of(ReplayService.Feed)).Select(r =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"<item><title>{r.Title}</title><link>https://doi.org/10.5555/feed.{r.Number}</link>"
                        + $"<description>{r.Abstract}</description><dc:creator>Author{r.Number} A</dc:creator>"
                        + $"<dc:date>{r.Created:yyyy-MM-dd}</dc:date></item>"
                )
            )
        )
        + "</channel></rss>";

    IEnumerable<ReplayRecord> Matching(
        ReplayService service,
        string query,
        Match window,
        string revisedField,
        char separator
    )
    {
        IReadOnlyList<ReplayRecord> all = Of(service);
        if (!window.Success)
        {
            return all;
        }

        string format = $"yyyy{separator}MM{separator}dd";
        DateOnly from = DateOnly.ParseExact(window.Groups["from"].Value, format, CultureInfo.InvariantCulture),
            to = DateOnly.ParseExact(window.Groups["to"].Value, format, CultureInfo.InvariantCulture);
        bool byRevision = window.Groups["field"].Value == revisedField;
        return all.Where(r => (byRevision ? r.Revised : r.Created) is var day && day >= from && day <= to);
    }

    static int Number(ReplayRequest request, string name, int absent) =>
        request.Fields.TryGetValue(name, out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : absent;

    [GeneratedRegex(@"(?<from>\d{4}/\d{2}/\d{2}):(?<to>\d{4}/\d{2}/\d{2})\[(?<field>crdt|lr)\]")]
    private static partial Regex PubMedWindow();

    [GeneratedRegex(@"(?<field>FIRST_IDATE|UPDATE_DATE):\[(?<from>\d{4}-\d{2}-\d{2}) TO (?<to>\d{4}-\d{2}-\d{2})\]")]
    private static partial Regex EuropePmcWindow();

    [GeneratedRegex(
        @"AREA\[(?<field>LastUpdatePostDate)\]RANGE\[(?<from>\d{4}-\d{2}-\d{2}),(?<to>\d{4}-\d{2}-\d{2})\]"
    )]
    private static partial Regex TrialWindow();

    [GeneratedRegex(@"(\d+)\[uid\]")]
    private static partial Regex Canary();

    [GeneratedRegex("DOI:\"([^\"]+)\"")]
    private static partial Regex DoiCanary();
}
