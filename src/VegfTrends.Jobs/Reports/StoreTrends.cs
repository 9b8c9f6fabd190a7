using VegfTrends.Core;
using VegfTrends.Papers.Store;
using VegfTrends.Papers.Watching;

namespace VegfTrends.Jobs.Reports;

/// <summary>The trends of a store, counted in one way whoever asks, so that all show the same numbers.</summary>
public static class StoreTrends
{
    /// <summary>Assesses what is new, then counts.</summary>
    /// <param name="store">The store.</param>
    /// <param name="model">Whose word counts.</param>
    /// <param name="asOf">The day on which the counts are true.</param>
    /// <param name="denominator">Papers of the whole literature by year, or <c>null</c>.</param>
    /// <param name="assessed">Told how many papers were assessed so far.</param>
    /// <param name="cancel">Asked at every paper; what was assessed by then stays.</param>
    public static TrendTables Of(
        PaperStore store,
        ModelInUse model,
        DateOnly asOf,
        IReadOnlyDictionary<int, int>? denominator,
        IProgress<int>? assessed = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        StoreView view = StoreView.Load(store, model, assessed, cancel);
        return TrendCalculator.Calculate(
            view.Papers,
            model.Categories.Taxonomy,
            model.Lexicon,
            Options(asOf, denominator, store, model)
        );
    }

    /// <summary>With the breaks that the store knows; to be asked after the papers are assessed, which may be
    /// one.</summary>
    internal static TrendOptions Options(
        DateOnly asOf,
        IReadOnlyDictionary<int, int>? denominator,
        PaperStore store,
        ModelInUse model
    ) =>
        new()
        {
            AsOf = asOf,
            Breaks = store.Breaks(model.Categories.Id),
            Denominator = denominator,
        };
}
