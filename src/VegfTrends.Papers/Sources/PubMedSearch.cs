using System.Globalization;
using System.Text.Json;
using VegfTrends.Papers.Formats;

namespace VegfTrends.Papers.Sources;

/// <summary>esearch: the PMIDs of a query. A window with more than the service may list is cut until its parts have
/// less.</summary>
sealed class PubMedSearch(ServiceClient http, ServiceOptions options)
{
    const int MostRestarts = 5;

    /// <summary>Phrases of the query that PubMed found nowhere, as it said.</summary>
    public HashSet<string> NotFound { get; } = [];

    /// <summary>Parts of the window in their order, each with its PMIDs in rising order; parts without any are left
    /// out.</summary>
    public async IAsyncEnumerable<(DayWindow Window, List<string> Pmids)> PartsAsync(
        string query,
        DayWindow window,
        SourcePass pass,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        var waiting = new Stack<DayWindow>([window]);
        while (waiting.TryPop(out DayWindow next))
        {
            (int count, List<string>? pmids) = await FindAsync(Term(query, next, pass), cancel);
            if (pmids is not null)
            {
                if (pmids.Count > 0)
                {
                    yield return (next, pmids);
                }

                continue;
            }

            if (next.Days == 1)
            {
                throw new SourceException(
                    $"pubmed: the query has {count:N0} records on {next.From:yyyy-MM-dd} alone, more than the "
                        + $"{options.SearchCap:N0} that can be listed. Make the query narrower, or split it in two."
                );
            }

            // A little more than needed: days are not equally full.
            foreach (
                DayWindow part in next.Split(Math.Max(2, (int)Math.Ceiling(count * 1.2 / options.SearchCap))).Reverse()
            )
            {
                waiting.Push(part);
            }
        }
    }

    /// <summary>All PMIDs of a term, or <c>null</c> and how many there are when they are too many to be
    /// listed.</summary>
    public async Task<(int Count, List<string>? Pmids)> FindAsync(string term, CancellationToken cancel)
    {
        // Read anew when the count changes between two pages: what is behind the change may have moved from one page to
        // the other.
        for (int restart = 0; ; restart++)
        {
            SearchPage first = await PageAsync(term, 0, cancel);
            if (first.Count > options.SearchCap)
            {
                return (first.Count, null);
            }

            var pmids = new HashSet<string>(first.Pmids);
            bool steady = true;
            for (int start = first.Pmids.Count; steady && start < first.Count;)
            {
                SearchPage page = await PageAsync(term, start, cancel);
                steady = page.Count == first.Count;
                pmids.UnionWith(page.Pmids);
                start += page.Pmids.Count;
            }

            if (steady && pmids.Count == first.Count)
            {
                return (first.Count, [.. pmids.OrderBy(p => p.Length).ThenBy(p => p, StringComparer.Ordinal)]);
            }

            if (restart == MostRestarts)
            {
                throw new SourceException(
                    $"pubmed: esearch said {first.Count:N0} records and listed {pmids.Count:N0} different ones, "
                        + $"{MostRestarts + 1} times. The next run asks for the same days again."
                );
            }
        }
    }

    public static string Term(string query, DayWindow window, SourcePass pass) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"({query}) AND {window.From:yyyy/MM/dd}:{window.To:yyyy/MM/dd}[{(pass == SourcePass.New ? "crdt" : "lr")}]"
        );

    async Task<SearchPage> PageAsync(string term, int start, CancellationToken cancel)
    {
        SearchPage page = default;
        await http.PostAsync(
            "esearch.fcgi",
            PubMedSource.Form(
                options,
                ("term", term),
                ("retmode", "json"),
                ("retstart", start.ToString(CultureInfo.InvariantCulture)),
                ("retmax", options.SearchCap.ToString(CultureInfo.InvariantCulture))
            ),
            body => page = ServiceAnswer.Json(body, root => Read(root, start)),
            cancel
        );
        NotFound.UnionWith(page.NotFound);
        return page;
    }

    static SearchPage Read(JsonElement root, int start)
    {
        JsonElement? result = root.Get("esearchresult");
        if ((result.Get("ERROR") ?? root.Get("error")).Text() is { } error)
        {
            throw new UnreadableAnswerException($"esearch answered: {RecordText.Cut(error, 300)}");
        }

        if (!int.TryParse(result.Get("count").Text(), NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            throw new UnreadableAnswerException("found no count of records in what esearch answered");
        }

        List<string> pmids =
        [
            .. result
                .Get("idlist")
                .Items()
                .Select(i => Core.PaperId.CleanPmid(((JsonElement?)i).Text()))
                .OfType<string>(),
        ];
        if (pmids.Count == 0 && start < count)
        {
            throw new UnreadableAnswerException(
                $"esearch said {count:N0} records and listed none from number {start + 1:N0} on"
            );
        }

        JsonElement? missed = result.Get("errorlist").Get("phrasesnotfound");
        return new SearchPage(count, pmids, [.. missed.Items().Select(p => ((JsonElement?)p).Text()).OfType<string>()]);
    }

    readonly record struct SearchPage(int Count, List<string> Pmids, IReadOnlyList<string> NotFound);
}
