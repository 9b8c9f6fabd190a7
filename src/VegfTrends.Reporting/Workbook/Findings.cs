using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>What may be said of a category in a sentence.</summary>
enum Finding
{
    Rose,
    Fell,
    NoClearChange,

    /// <summary>The series is broken, so that nothing may be said.</summary>
    Broken,
}

static class Findings
{
    /// <summary>Largest q-value that is called a change.</summary>
    public const double Level = 0.05;

    /// <summary>By the two windows, since people speak of them; the trend over all years stands beside it.</summary>
    public static Finding Of(CategoryTest test) =>
        test.Break is not null ? Finding.Broken
        : test.QRatio > Level ? Finding.NoClearChange
        : test.Ratio.Ratio > 1 ? Finding.Rose
        : Finding.Fell;
}
