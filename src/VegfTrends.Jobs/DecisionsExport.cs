using VegfTrends.Core;
using VegfTrends.Papers.Store;
using VegfTrends.Reporting.DecisionFiles;

namespace VegfTrends.Jobs;

/// <summary>The decisions of a store as a file for other programs.</summary>
public static class DecisionsExport
{
    /// <summary>Endings of the names of files that can be written; they say the format.</summary>
    public static IReadOnlyList<string> Endings => DecisionExport.Endings;

    /// <summary>Saves the whole file or nothing.</summary>
    /// <param name="store">The store.</param>
    /// <param name="model">Whose proposals stand beside the decisions.</param>
    /// <param name="path">Ends in one of <see cref="Endings"/>.</param>
    /// <param name="language">Of headings and names.</param>
    /// <param name="cancel">Asked at every paper.</param>
    /// <returns>How many decisions, or papers with their keywords, were written.</returns>
    /// <exception cref="IOException">The file cannot be written, for instance because it is open in Excel.</exception>
    public static int Save(
        PaperStore store,
        ModelInUse model,
        string path,
        Language language,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(model);
        return DecisionExport.Save(
            path,
            store
                .FiledPapers(model.Categories.Id)
                .Select(f => new ExportedPaper(f.Stored.Paper, f.Assessment?.Assigned ?? [], f.Decision)),
            store.AllDecisions(),
            model.Categories.Taxonomy,
            language,
            cancel
        );
    }
}
