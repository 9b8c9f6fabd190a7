using VegfTrends.Core;
using VegfTrends.Papers.Store;

namespace VegfTrends.Jobs;

/// <summary>Assesses what the store holds and the model has not seen, on all cores, batch by batch.</summary>
public sealed class StoreAssessor(PaperStore store, CategoryModel model)
{
    // One batch is one transaction: small enough that a killed run loses little, large enough that saving costs
    // nothing.
    const int BatchSize = 200;

    /// <summary>Papers without an assessment by this model, with text that came later, or assessed with another
    /// lexicon. Killed half-way, the next call does the rest.</summary>
    /// <param name="progress">Told how many papers are done.</param>
    /// <param name="cancel">Ends the work between two batches with <see cref="OperationCanceledException"/>.</param>
    /// <returns>How many papers were assessed.</returns>
    public int Assess(IProgress<int>? progress, CancellationToken cancel)
    {
        int done = 0;
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            StoredPaper[] batch = [.. store.Unassessed(model.Id, model.Lexicon.Sha256).Take(BatchSize)];
            if (batch.Length == 0)
            {
                return done;
            }

            (StoredAssessment Assessment, StoredEmbedding Embedding)[] results =
            [
                .. batch
                    .AsParallel()
                    .AsOrdered()
                    .WithCancellation(cancel)
                    .Select(paper =>
                    {
                        Assessment assessment = model.Assess(paper.Paper, withEvidence: true, out Embedding embedding);
                        return (
                            new StoredAssessment(paper, assessment),
                            new StoredEmbedding(paper.Row, paper.TextVersion, embedding)
                        );
                    }),
            ];
            store.SaveEmbeddings([.. results.Select(r => r.Embedding)]);
            store.SaveAssessments([.. results.Select(r => r.Assessment)], model.Lexicon.Sha256);
            done += batch.Length;
            progress?.Report(done);
        }
    }
}
