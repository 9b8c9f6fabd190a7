using System.CommandLine;
using VegfTrends.Core;
using VegfTrends.Papers.Store;
using VegfTrends.Papers.Watching;

namespace VegfTrends.Cli;

/// <summary>What <c>trends</c>, <c>report</c> and <c>run</c> count with, so that all of them show the same
/// numbers.</summary>
static class TrendChoices
{
    /// <summary>With the breaks that the store knows; to be asked after the papers are assessed, which may be
    /// one.</summary>
    public static TrendOptions Of(
        DateOnly asOf,
        IReadOnlyDictionary<int, int>? denominator,
        PaperStore store,
        LoadedModel model
    ) =>
        new()
        {
            AsOf = asOf,
            Breaks = store.Breaks(model.Categories.Id),
            Denominator = denominator,
        };

    /// <summary>Read, or <c>null</c>. To be asked before long work too: a broken file is better said before
    /// it.</summary>
    public static IReadOnlyDictionary<int, int>? Denominator(ParseResult parsed) =>
        parsed.GetValue(CommonOptions.Denominator) is { } file ? DenominatorFile.Read(file) : null;
}
