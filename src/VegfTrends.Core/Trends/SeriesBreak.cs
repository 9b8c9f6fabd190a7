namespace VegfTrends.Core;

/// <summary>What changed on the day of a <see cref="SeriesBreak"/>.</summary>
public enum SeriesBreakKind
{
    /// <summary>Another category model.</summary>
    Model,

    /// <summary>Categories that came or went.</summary>
    Categories,

    /// <summary>A new query of a source that was asked before.</summary>
    Query,

    /// <summary>A source that was never asked before.</summary>
    Source,

    /// <summary>Other names of drugs and targets.</summary>
    Lexicon,
}

/// <summary>A day on which the way papers are found or filed changed, so that a step in the counts need not be one in
/// the literature.</summary>
/// <param name="Day">Since when.</param>
/// <param name="Kind">What changed.</param>
/// <param name="Name">Of the model, query or source; the first digits of a lexicon's SHA-256.</param>
/// <param name="CoversFrom">First publication day that the new query or source was asked for: years before it lack its
/// papers. <c>null</c> when it is not known, or when the archive was filed anew, so that all years are alike.</param>
public sealed record SeriesBreak(DateOnly Day, SeriesBreakKind Kind, string Name, DateOnly? CoversFrom)
{
    /// <summary>First year that has all of the new papers; <c>null</c> where <see cref="CoversFrom"/> is.</summary>
    public int? CompleteFrom =>
        CoversFrom is { } from
            ? from.DayOfYear == 1
                ? from.Year
                : from.Year + 1
            : null;

    /// <summary>Whether some of these years have the new papers and others lack them.</summary>
    public bool Divides(int fromYear, int toYear) =>
        CoversFrom > new DateOnly(fromYear, 1, 1) && CoversFrom <= new DateOnly(toYear, 12, 31);
}
