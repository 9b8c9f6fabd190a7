using VegfTrends.Core;

namespace VegfTrends.Reporting;

/// <summary>The papers that are worth a person's look, the most rewarding first. Sheet and page only draw it.</summary>
public static class TriageOrder
{
    /// <summary>Undecided papers, the likeliest first; then those that the model assigned, the narrowest first. Papers
    /// that somebody decided and papers that do not stand are left out.</summary>
    /// <param name="papers">Assessed papers; equals stay in their order.</param>
    /// <param name="assignFrom">The score from which a category is assigned.</param>
    public static IReadOnlyList<TriageItem> Of(
        IEnumerable<AssessedPaper> papers,
        IReadOnlyDictionary<string, double> assignFrom
    )
    {
        ArgumentNullException.ThrowIfNull(papers);
        ArgumentNullException.ThrowIfNull(assignFrom);
        TriageItem[] open = [.. papers.Where(p => p.Decision is null && p.Stands).Select(p => new TriageItem(p))];
        return
        [
            .. open.Where(i => i.Paper.Assessment.Verdict == Verdict.Undecided)
                .OrderByDescending(i => i.Paper.Undecided.Max(i.Score)),
            .. open.Where(i => i.Paper.Assessment.Verdict == Verdict.Assigned)
                .OrderBy(i => i.Paper.Assigned.Min(k => i.Score(k) - assignFrom.GetValueOrDefault(k))),
        ];
    }
}

/// <summary>A paper that waits for a person.</summary>
public sealed record TriageItem(AssessedPaper Paper)
{
    const int MostWords = 5;

    /// <summary>What the model assigned, then what it left undecided; in each the likeliest first.</summary>
    public IEnumerable<TriageProposal> Proposals =>
        Proposed(Paper.Assigned, isUndecided: false).Concat(Proposed(Paper.Undecided, isUndecided: true));

    /// <summary>The sentence that speaks most for the paper's surest category and the words in it that did it, in the
    /// wanted language where there is such. <c>null</c> without evidence.</summary>
    public (string Text, IReadOnlyList<string> Words)? Evidence(Language language)
    {
        if (PaperEvidence.Best(Paper, language) is not { } best)
        {
            return null;
        }

        Bilingual fields = best.Field.IsTitle() ? Paper.Paper.Title : Paper.Paper.Abstract;
        string text = fields.Only(best.Field.Language())!;
        return (
            text[best.Start..best.End],
            [
                .. best
                    .Words.Where(w => w.Share > 0 && w.Start >= 0 && w.Start < w.End && w.End <= text.Length)
                    .Select(w => text[w.Start..w.End])
                    .Distinct(StringComparer.OrdinalIgnoreCase)
                    .Take(MostWords),
            ]
        );
    }

    internal double Score(string category) => Paper.Assessment.Scores.GetValueOrDefault(category);

    IEnumerable<TriageProposal> Proposed(IEnumerable<string> categories, bool isUndecided) =>
        categories.Select(k => new TriageProposal(k, Score(k), isUndecided)).OrderByDescending(p => p.Score);
}

/// <summary>A category that the model proposes.</summary>
/// <param name="Category">Its key.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="IsUndecided">Whether the model left it to a person.</param>
public sealed record TriageProposal(string Category, double Score, bool IsUndecided);
