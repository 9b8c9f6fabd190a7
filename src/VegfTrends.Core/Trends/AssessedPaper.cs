namespace VegfTrends.Core;

/// <summary>A paper with what the model and, if anyone did, a person said of it.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="Assessment">The model's word.</param>
/// <param name="Decision">The latest word of a person, or <c>null</c>. It beats the assessment.</param>
/// <param name="Added">The day on which the paper came into the store, or <c>null</c>.</param>
public sealed record AssessedPaper(Paper Paper, Assessment Assessment, Decision? Decision, DateOnly? Added)
{
    /// <summary>A nightly run of the watch brought it on the day of <see cref="Added"/>, so that this day says how long
    /// it took. Not so for imports and for all that the first pass of a query brings.</summary>
    public bool SeenByWatch { get; init; }

    /// <summary>Minutes to read title and abstract, where these are no longer whole; <c>null</c> to count them. See
    /// <see cref="ReadingTime"/>.</summary>
    public int? Minutes { get; init; }

    /// <summary>Retracted and deleted papers and notices are shown, never counted or suggested.</summary>
    public bool Stands => Paper.Status is PublicationStatus.Published or PublicationStatus.Corrected;

    /// <summary>Keys that a person gave, else those that the model assigned; no parents added.</summary>
    public IReadOnlyList<string> Assigned => Decision?.Categories ?? Assessment.Assigned;

    /// <summary>Keys that wait for a person; none once a person has decided.</summary>
    public IReadOnlyList<string> Undecided => Decision is null ? Assessment.Undecided : [];

    /// <summary>The agents that the text combines; none when a person said that no combination holds.</summary>
    public IReadOnlyList<(string AntiVegf, string Partner)> Pairs(Taxonomy taxonomy)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        return Decision is null || Decision.Categories.Any(k => taxonomy.Find(k) is { Exclusive: false })
            ? Assessment.Pairs
            : [];
    }

    /// <summary>Keys of the single agents (no class words) that the text names on one side, in text order.</summary>
    public IReadOnlyList<string> Agents(Lexicon lexicon, CombinationSide side)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        return lexicon.AgentsOn(side, Assessment.Mentions);
    }
}
