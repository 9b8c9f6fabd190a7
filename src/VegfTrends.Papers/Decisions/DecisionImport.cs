using VegfTrends.Core;
using VegfTrends.Papers.Formats;
using VegfTrends.Papers.Store;

namespace VegfTrends.Papers.Decisions;

/// <summary>What became of a file of decisions.</summary>
/// <param name="Edits">Every row that says something, in the order of the file.</param>
/// <param name="Unchanged">Rows that show what they showed when the file was written.</param>
public sealed record DecisionImportResult(IReadOnlyList<JudgedEdit> Edits, int Unchanged)
{
    public int Count(EditOutcome outcome) => Edits.Count(e => e.Outcome == outcome);
}

/// <summary>Takes the edits of a file into a store, all that can be taken in one transaction.</summary>
public sealed class DecisionImport(PaperStore store, Taxonomy taxonomy)
{
    // Someone who decides between judging and keeping makes it judge again; nobody does that five times in a row.
    const int Attempts = 5;

    /// <param name="path">The file.</param>
    /// <param name="rules">Whose edits they are, and whether conflicts are taken.</param>
    /// <param name="dryRun">Only says what would become of them.</param>
    /// <param name="cancel">Asked at every row; before anything is kept.</param>
    /// <exception cref="UnreadableFileException">The file cannot be read, or has no place for decisions; nothing is
    /// kept.</exception>
    public DecisionImportResult Import(
        string path,
        EditRules rules,
        bool dryRun = false,
        CancellationToken cancel = default
    )
    {
        var reader = new EditReader(taxonomy);
        var edits = new List<UnderstoodEdit>();
        int rows = 0;
        foreach (DecisionEdit edit in DecisionFile.Read(path, new ReadOptions(), cancel))
        {
            rows++;
            if (reader.Read(edit) is { } changed)
            {
                edits.Add(changed);
            }
        }

        var judge = new EditJudge(taxonomy, rules);
        IReadOnlyDictionary<string, string> ids = store.PaperIds(edits.SelectMany(e => e.Edit.Ids));
        for (int attempt = 1; ; attempt++)
        {
            IReadOnlyList<JudgedEdit> judged = judge.Judge(edits, ids, store.DecisionHistory(ids.Values));
            cancel.ThrowIfCancellationRequested();
            if (
                dryRun
                || store.TakeDecisions([
                    .. judged.Where(e => e.Decision is not null).Select(e => (e.Decision!, e.Replaces)),
                ])
            )
            {
                return new DecisionImportResult(judged, rows - edits.Count);
            }

            if (attempt == Attempts)
            {
                throw new StoreException(
                    $"{store.Path}: others decide at the same time, {Attempts} times in a row. Nothing was kept; try again."
                );
            }
        }
    }
}
