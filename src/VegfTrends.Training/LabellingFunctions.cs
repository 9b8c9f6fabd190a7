using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>
/// What simple functions say of a paper and a category, each in a handful of answers: how the taxonomy's rule matches
/// in the title and in the whole text, whether a sentence sets the rule's concepts against each other, whether another
/// category's rule matches better, and whether the category's own name stands in the text. Nothing here knows a
/// category: all comes from taxonomy and lexicon.
/// </summary>
sealed class LabellingFunctions(FeatureExtractor features)
{
    readonly Category[] _scored = [.. features.Taxonomy.Scored];
    readonly string[][] _names = [.. features.Taxonomy.Scored.Select(c => Names(c, features.Lexicon))];

    /// <summary>How many functions there are.</summary>
    public const int Count = 5;

    /// <summary>The answers of every function, by category in the order of the taxonomy.</summary>
    public int[][] Ask(AnalysedPaper paper)
    {
        RuleMatch[] text = [.. _scored.Select(c => CategoryRule.Match(c, paper))],
            title = [.. _scored.Select(c => CategoryRule.Match(c, paper, titleOnly: true))];
        string words = string.Join('\n', paper.Sentences.Select(s => features.Lexicon.Compact(paper.Text(s))));
        string titleWords = string.Join(
            '\n',
            paper.Sentences.Where(s => s.Field.IsTitle()).Select(s => features.Lexicon.Compact(paper.Text(s)))
        );
        return
        [
            .. _scored.Select(
                (category, c) =>
                    (int[])
                        [
                            (int)title[c],
                            (int)text[c],
                            Against(category, paper),
                            Beside(c, text, title),
                            _names[c].Any(n => titleWords.Contains(n, StringComparison.Ordinal)) ? 2
                            : _names[c].Any(n => words.Contains(n, StringComparison.Ordinal)) ? 1
                            : 0,
                        ]
            ),
        ];
    }

    // 0 nothing, 1 combined and also set apart, 2 only set apart.
    static int Against(Category category, AnalysedPaper paper)
    {
        if (category.Combines is not { } wanted)
        {
            return 0;
        }

        AgentPair[] pairs = [.. paper.Pairs.Where(p => CategoryRule.Joins(wanted, p))];
        bool apart = pairs.Any(p =>
            p.Relation is AgentRelation.Compared or AgentRelation.Sequential or AgentRelation.Negated
        );
        return !apart ? 0
            : pairs.Any(p => p.Relation == AgentRelation.Combined) ? 1
            : 2;
    }

    // The best match of the other categories that may hold beside or instead of this one; one in the title is a step
    // above all in the text.
    int Beside(int own, RuleMatch[] text, RuleMatch[] title)
    {
        int best = 0;
        for (int c = 0; c < _scored.Length; c++)
        {
            if (c != own && _scored[c].Exclusive == false)
            {
                best = Math.Max(best, title[c] == RuleMatch.Combined ? (int)RuleMatch.Combined + 1 : (int)text[c]);
            }
        }

        return best;
    }

    static string[] Names(Category category, Lexicon lexicon) =>
        [
            .. new[] { category.Name.Zh, category.Name.En }
                .OfType<string>()
                .Select(lexicon.Compact)
                .Where(n => n.Length > 1)
                .Distinct(),
        ];
}
