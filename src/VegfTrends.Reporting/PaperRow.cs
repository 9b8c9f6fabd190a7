using VegfTrends.Core;

namespace VegfTrends.Reporting;

/// <summary>A paper as the report lists it.</summary>
/// <param name="Item">The paper with assessment and decision.</param>
/// <param name="State">Whether it is in the counts, and if not, why.</param>
/// <param name="StudyDate">The date under which its study is counted.</param>
/// <param name="AntiVegf">Keys of the anti-VEGF agents it names.</param>
/// <param name="Partners">Keys of the immune agents it names.</param>
/// <param name="Pairs">The agents it combines.</param>
public sealed record PaperRow(
    AssessedPaper Item,
    CountState State,
    PaperDate? StudyDate,
    IReadOnlyList<string> AntiVegf,
    IReadOnlyList<string> Partners,
    IReadOnlyList<(string AntiVegf, string Partner)> Pairs
)
{
    public Paper Paper => Item.Paper;

    /// <summary>
    /// The sentence that speaks most for the paper's surest category, cut out of the original text; in the wanted
    /// language where there is such, else in the other; with the key of that category and the words in it that did it,
    /// in text order. <c>null</c> without evidence, or when the text has changed since it was assessed.
    /// </summary>
    public (string Category, string Text, IReadOnlyList<Range> Words)? Evidence(Language language) =>
        PaperEvidence.Best(Item, language) is { } best
            ? (best.Category, PaperEvidence.Text(Paper, best)!, PaperEvidence.Words(best))
            : null;

    /// <summary>Some evidence points outside the text: the paper has changed since it was assessed.</summary>
    public bool IsStale => Item.Assessment.Evidence.Any(e => PaperEvidence.Text(Paper, e) is null);
}
