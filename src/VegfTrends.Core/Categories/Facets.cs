namespace VegfTrends.Core;

/// <summary>What a paper is about beside its categories, by the lexicon alone.</summary>
/// <param name="AntiVegf">Keys (INN) of the agents on the anti-VEGF side, in text order.</param>
/// <param name="Partner">Keys of the agents on the immune side.</param>
/// <param name="Pairs">Agents that the paper combines.</param>
/// <param name="StudyType">See <see cref="Assessment.StudyType"/>.</param>
/// <param name="Cancer">See <see cref="Assessment.Cancer"/>.</param>
public sealed record Facets(
    IReadOnlyList<string> AntiVegf, IReadOnlyList<string> Partner, IReadOnlyList<(string AntiVegf, string Partner)> Pairs, string StudyType, string Cancer)
{
    // A more specific statement beats a more general one: a meta-analysis that speaks of phase 3 trials is a meta-analysis.
    static readonly string[] Precedence = ["case_report", "meta_analysis", "review", "phase3", "phase2", "phase1", "preclinical", "retrospective", "other"];

    // In an abstract these words seldom speak of the paper itself: "one case of pneumonitis", "reviewed the charts".
    static readonly string[] TitleOnly = ["case_report", "review", "other"];

    /// <param name="paper">The paper.</param>
    /// <param name="lexicon">Tells the sides of agents.</param>
    /// <param name="assigned">Categories that hold: two agents that are merely listed ("A and B") count as combined where one of them asks for such a pair.</param>
    public static Facets Of(AnalysedPaper paper, Lexicon lexicon, IReadOnlyList<Category>? assigned = null)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var pairs = new List<(string, string)>();
        foreach (AgentPair pair in paper.Pairs.Where(p => !p.Left.Concept.IsClass && !p.Right.Concept.IsClass
            && (p.Relation == AgentRelation.Combined
                || (p.Relation == AgentRelation.Listed && assigned?.Any(c => c.Combines is { } wanted && CategoryRule.Joins(wanted, p)) == true))))
        {
            (CombinationSide left, CombinationSide right) = (lexicon.SideOf(pair.Left.Concept), lexicon.SideOf(pair.Right.Concept));
            if (left == CombinationSide.AntiVegf && right == CombinationSide.Immune)
            {
                pairs.Add((pair.Left.Concept.Key, pair.Right.Concept.Key));
            }
            else if (left == CombinationSide.Immune && right == CombinationSide.AntiVegf)
            {
                pairs.Add((pair.Right.Concept.Key, pair.Left.Concept.Key));
            }
        }

        return new Facets(Agents(CombinationSide.AntiVegf), Agents(CombinationSide.Immune), [.. pairs.Distinct()], FindStudyType(paper), FindCancer(paper));

        IReadOnlyList<string> Agents(CombinationSide side) =>
            [.. paper.Mentions.Where(m => !m.Concept.IsClass && lexicon.SideOf(m.Concept) == side).Select(m => m.Concept.Key).Distinct()];
    }

    static string FindStudyType(AnalysedPaper paper)
    {
        IEnumerable<Mention> cues = paper.Mentions.Where(m => m.Concept.Group == ConceptGroup.StudyType);
        string? title = Strongest(cues.Where(m => m.Field.IsTitle()).Select(m => m.Concept.Key));
        string? declared = paper.Paper.Types.Select(OfPublicationType).FirstOrDefault(t => t is not null);
        // Without a title the first sentence stands for it.
        Sentence? opening = paper.Paper.Title.IsEmpty && paper.Sentences.Count > 0 ? paper.Sentences[0] : null;
        string? first = Strongest(cues.Where(m => m.Field == opening?.Field && m.End <= opening?.End).Select(m => m.Concept.Key));
        return title ?? declared ?? first ?? Strongest(cues.Select(m => m.Concept.Key).Where(k => !TitleOnly.Contains(k))) ?? "other";
    }

    static string? Strongest(IEnumerable<string> keys) => keys.OrderBy(k => Array.IndexOf(Precedence, k)).FirstOrDefault();

    static string? OfPublicationType(string type) => type.ToLowerInvariant() switch
    {
        "case reports" => "case_report",
        "meta-analysis" or "network meta-analysis" => "meta_analysis",
        "review" or "systematic review" => "review",
        "clinical trial, phase i" => "phase1",
        "clinical trial, phase ii" => "phase2",
        "clinical trial, phase iii" => "phase3",
        _ => null,
    };

    // The tumour that is named most, a title counting as three mentions.
    static string FindCancer(AnalysedPaper paper) => paper.Mentions
        .Where(m => m.Concept.Group == ConceptGroup.Tumour)
        .GroupBy(m => m.Concept.Kind)
        .OrderByDescending(g => g.Sum(m => m.Field.IsTitle() ? 3 : 1))
        .ThenBy(g => g.Key == "other" ? 1 : 0)
        .Select(g => g.Key)
        .FirstOrDefault() ?? "none";
}
