namespace VegfTrends.Core;

/// <summary>Whether a study is in the counts, and if not, why. The first reason that fits.</summary>
public enum CountState
{
    Counted,

    /// <summary>Retracted or withdrawn by its publisher.</summary>
    Retracted,

    /// <summary>Itself a retraction, erratum or correction of another paper.</summary>
    Notice,

    /// <summary>Deleted by the source.</summary>
    Deleted,

    /// <summary>An entry of a trial register: a study that is planned or under way, not a result.</summary>
    Registry,

    /// <summary>No date.</summary>
    Undated,

    /// <summary>Dated after <see cref="TrendOptions.AsOf"/>.</summary>
    AfterAsOf,

    /// <summary>Dated before <see cref="TrendOptions.FirstYear"/>.</summary>
    BeforeFirstYear,

    /// <summary>Dated after <see cref="TrendOptions.LastYear"/>.</summary>
    AfterLastYear,
}
