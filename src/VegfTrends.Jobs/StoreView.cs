using System.Security.Cryptography;
using System.Text;
using VegfTrends.Core;
using VegfTrends.Papers.Store;
using VegfTrends.Reporting;

namespace VegfTrends.Jobs;

/// <summary>All papers of a store with what model and people say of them, and their embeddings by paper id: what
/// trends, suggestions and reports start from.</summary>
public sealed record StoreView(IReadOnlyList<AssessedPaper> Papers, IReadOnlyDictionary<string, Embedding> Embeddings)
{
    /// <summary>SHA-256 over ids, text versions, status and decisions: two views of one state are equal.</summary>
    public required string State { get; init; }

    /// <summary>Assesses what is new, then loads.</summary>
    /// <param name="store">The store.</param>
    /// <param name="model">Whose word counts.</param>
    /// <param name="assessed">Told how many papers were assessed so far.</param>
    /// <param name="cancel">Asked at every paper; what was assessed by then stays.</param>
    public static StoreView Load(
        PaperStore store,
        ModelInUse model,
        IProgress<int>? assessed = null,
        CancellationToken cancel = default
    ) =>
        Load(
            store,
            model,
            until: null,
            paper => paper,
            rows =>
                store
                    .Embeddings(model.Categories.Encoder.Id)
                    .Where(e => rows.ContainsKey(e.PaperRow))
                    .ToDictionary(e => rows[e.PaperRow], e => e.Embedding),
            assessed,
            cancel
        );

    /// <summary>The same with no more than a report shows, so that large stores fit; what came after <c>until</c> is
    /// left out.</summary>
    internal static StoreView ForReport(
        PaperStore store,
        ModelInUse model,
        Language language,
        StoreMark? until,
        IProgress<int>? assessed,
        CancellationToken cancel
    ) =>
        Load(
            store,
            model,
            until,
            new ReportPaper(language).Only,
            rows => new EmbeddingDictionary(
                store,
                model.Categories.Encoder.Id,
                rows.ToDictionary(r => r.Value, r => r.Key)
            ),
            assessed,
            cancel
        );

    static StoreView Load(
        PaperStore store,
        ModelInUse model,
        StoreMark? until,
        Func<AssessedPaper, AssessedPaper> kept,
        Func<Dictionary<long, string>, IReadOnlyDictionary<string, Embedding>> embeddings,
        IProgress<int>? assessed,
        CancellationToken cancel
    )
    {
        new StoreAssessor(store, model.Categories).Assess(assessed, cancel);
        using var state = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var papers = new List<AssessedPaper>();
        IReadOnlySet<string> seen = store.SeenByWatch();
        var idByRow = new Dictionary<long, string>();
        foreach (FiledPaper filed in store.FiledPapers(model.Categories.Id, until))
        {
            cancel.ThrowIfCancellationRequested();
            if (filed.Assessment is { } assessment)
            {
                papers.Add(
                    kept(
                        new AssessedPaper(
                            filed.Stored.Paper,
                            assessment,
                            filed.Decision,
                            DateOnly.FromDateTime(filed.Stored.Added.UtcDateTime)
                        )
                        {
                            SeenByWatch = seen.Contains(filed.Stored.Paper.Id),
                        }
                    )
                );
                if (papers.Count % LargeReport.Many == 0)
                {
                    LargeReport.LetGo(papers.Count);
                }

                idByRow[filed.Stored.Row] = filed.Stored.Paper.Id;
                state.AppendData(Encoding.UTF8.GetBytes(StateOf(filed)));
            }
        }

        return new StoreView(papers, embeddings(idByRow)) { State = Convert.ToHexStringLower(state.GetHashAndReset()) };
    }

    static string StateOf(FiledPaper filed) =>
        $"{filed.Stored.Paper.Id}\t{filed.Stored.TextVersion}\t{filed.Stored.Paper.Status}\t"
        + $"{RowSeal.Base(filed.Decision)}\n";
}
