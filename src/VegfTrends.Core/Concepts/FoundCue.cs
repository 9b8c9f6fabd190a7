namespace VegfTrends.Core;

/// <summary>A cue phrase, folded.</summary>
sealed record Cue(string Phrase, CueKind Kind)
{
    /// <summary>Whether it says something of agents that it does not stand between; short ones mean too much
    /// elsewhere.</summary>
    public bool Reaches => Phrase.Length >= 8 || (Phrase.Length >= 2 && Phrase[0] > '\u2E80');

    /// <summary>Whether it puts the agent that follows before everything else: "previously treated with",
    /// 既往接受.</summary>
    public bool LeadsPrior =>
        Kind == CueKind.Sequential && Leads.Any(l => Phrase.StartsWith(l, StringComparison.Ordinal));

    static readonly string[] Leads =
    [
        "prior",
        "previous",
        "pretreated",
        "sequential",
        "switched from",
        "switching from",
        "switch from",
        "既往",
        "曾",
        "序贯治疗",
        "前线",
    ];
}

/// <summary>A cue where it stands in a field, end exclusive.</summary>
readonly record struct FoundCue(int Start, int End, Cue Cue)
{
    public CueKind Kind => Cue.Kind;
}
