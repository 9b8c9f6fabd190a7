using System.Security.Cryptography;
using System.Text;
using VegfTrends.Core;
using VegfTrends.Papers.Store;
using VegfTrends.Reporting;

namespace VegfTrends.Cli;

/// <summary>All papers of a store with what model and people say of them, and their embeddings by paper id: what
/// trends, suggestions and reports start from.</summary>
sealed record StoreView(IReadOnlyList<AssessedPaper> Papers, IReadOnlyDictionary<string, Embedding> Embeddings)
{
    /// <summary>SHA-256 over ids, text versions, status and decisions: two views of one state are equal.</summary>
    public required string State { get; init; }

    /// <summary>Assesses what is new, then loads.</summary>
    public static StoreView Load(PaperStore store, LoadedModel model, Output output, CancellationToken cancel) =>
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
            output,
            cancel
        );

    /// <summary>The same with no more than a report shows, so that large stores fit; what came after <c>until</c> is
    /// left out.</summary>
    public static StoreView ForReport(
        PaperStore store,
        LoadedModel model,
        Language language,
        StoreMark? until,
        Output output,
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
            output,
            cancel
        );

    static StoreView Load(
        PaperStore store,
        LoadedModel model,
        StoreMark? until,
        Func<AssessedPaper, AssessedPaper> kept,
        Func<Dictionary<long, string>, IReadOnlyDictionary<string, Embedding>> embeddings,
        Output output,
        CancellationToken cancel
    )
    {
        Commands.ScoreCommand.Assess(store, model, output, cancel);
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
                state.AppendData(
                    Encoding.UTF8.GetBytes(
                        $"{filed.Stored.Paper.Id}\t{filed.Stored.TextVersion}\t{filed.Stored.Paper.Status}\t{RowSeal.Base(filed.Decision)}\n"
                    )
                );
            }
        }

        return new StoreView(papers, embeddings(idByRow)) { State = Convert.ToHexStringLower(state.GetHashAndReset()) };
    }
}
