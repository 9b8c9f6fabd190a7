using VegfTrends.Core;
using VegfTrends.Papers.Store;
using VegfTrends.Reporting.Digests;

namespace VegfTrends.Jobs.Digests;

/// <summary>From a store to what digests are made of.</summary>
static class DigestLoading
{
    /// <summary>Assesses what is new, then loads.</summary>
    public static DigestData Load(
        PaperStore store,
        ModelInUse model,
        DateOnly day,
        bool withEmbeddings,
        IProgress<int>? assessed,
        CancellationToken cancel
    )
    {
        new StoreAssessor(store, model.Categories).Assess(assessed, cancel);
        var papers = new List<ArrivedPaper>();
        var idByRow = new Dictionary<long, string>();
        foreach (FiledPaper filed in store.FiledPapers(model.Categories.Id))
        {
            cancel.ThrowIfCancellationRequested();
            if (filed.Assessment is { } assessment)
            {
                papers.Add(
                    new ArrivedPaper(
                        new AssessedPaper(
                            filed.Stored.Paper,
                            assessment,
                            filed.Decision,
                            DateOnly.FromDateTime(filed.Stored.Added.UtcDateTime)
                        ),
                        filed.Stored.RunId
                    )
                );
                idByRow[filed.Stored.Row] = filed.Stored.Paper.Id;
            }
        }

        return new DigestData
        {
            Papers = papers,
            Embeddings = withEmbeddings
                ? store
                    .Embeddings(model.Categories.Encoder.Id)
                    .Where(e => idByRow.ContainsKey(e.PaperRow))
                    .ToDictionary(e => idByRow[e.PaperRow], e => e.Embedding)
                : new Dictionary<string, Embedding>(),
            Taxonomy = model.Categories.Taxonomy,
            Lexicon = model.Lexicon,
            Day = day,
        };
    }
}
