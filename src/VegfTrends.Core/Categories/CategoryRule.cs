namespace VegfTrends.Core;

/// <summary>How far a paper fulfils what the taxonomy asks of a category in terms of concepts. The rules-only baseline,
/// and a feature of the model.</summary>
public enum RuleMatch
{
    /// <summary>The concepts are not all there.</summary>
    Absent,

    /// <summary>They are named, never together in one sentence.</summary>
    Named,

    /// <summary>They stand in one sentence, compared, one after the other, or negated.</summary>
    Apart,

    /// <summary>They stand in one sentence, side by side, or combined elsewhere than in this study.</summary>
    Listed,

    /// <summary>A sentence combines them, or one concept is enough and is there.</summary>
    Combined,
}

/// <summary>Applies <see cref="Category.Combines"/> and <see cref="Category.Contains"/>.</summary>
public static class CategoryRule
{
    /// <summary>The best match over the whole paper, or over its titles only.</summary>
    public static RuleMatch Match(Category category, AnalysedPaper paper, bool titleOnly = false)
    {
        ArgumentNullException.ThrowIfNull(category);
        ArgumentNullException.ThrowIfNull(paper);
        IReadOnlySet<string> kinds = titleOnly ? paper.TitleKinds : paper.Kinds;
        if (kinds.Count == 0)
        {
            return RuleMatch.Absent;
        }

        if (category.Contains.Any(kinds.Contains))
        {
            return RuleMatch.Combined;
        }

        if (
            category.Combines is not { } wanted
            || !wanted.Left.Any(kinds.Contains)
            || !wanted.Right.Any(kinds.Contains)
        )
        {
            return RuleMatch.Absent;
        }

        return paper
            .Pairs.Where(p => (!titleOnly || p.Sentence.Field.IsTitle()) && Joins(wanted, p))
            .Select(p =>
                p.Relation switch
                {
                    AgentRelation.Combined => RuleMatch.Combined,
                    AgentRelation.Listed or AgentRelation.Background => RuleMatch.Listed,
                    _ => RuleMatch.Apart,
                }
            )
            .Append(RuleMatch.Named)
            .Max();
    }

    internal static bool Joins(KindPair wanted, AgentPair pair) =>
        (wanted.Left.Contains(pair.Left.Concept.Kind) && wanted.Right.Contains(pair.Right.Concept.Kind))
        || (wanted.Left.Contains(pair.Right.Concept.Kind) && wanted.Right.Contains(pair.Left.Concept.Kind));

    /// <summary>The labels that rules alone give: every leaf that is combined; else the first exclusive category whose
    /// concepts are named, else the last.</summary>
    public static IReadOnlyList<string> Labels(Taxonomy taxonomy, AnalysedPaper paper)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        string[] leaves = [.. taxonomy.Leaves.Where(c => Match(c, paper) == RuleMatch.Combined).Select(c => c.Key)];
        if (leaves.Length > 0 || taxonomy.Exclusives.Count == 0)
        {
            return leaves;
        }

        return
        [
            (
                taxonomy.Exclusives.FirstOrDefault(c => Match(c, paper) == RuleMatch.Combined)
                ?? taxonomy.Exclusives[^1]
            ).Key,
        ];
    }
}
