using VegfTrends.Core;

namespace VegfTrends.Reporting;

/// <summary>A paper as the report lists it.</summary>
/// <param name="Item">The paper with assessment and decision.</param>
/// <param name="State">Whether it is in the counts, and if not, why.</param>
/// <param name="AntiVegf">Keys of the anti-VEGF agents it names.</param>
/// <param name="Partners">Keys of the immune agents it names.</param>
/// <param name="Pairs">The agents it combines.</param>
public sealed record PaperRow(
    AssessedPaper Item,
    CountState State,
    IReadOnlyList<string> AntiVegf,
    IReadOnlyList<string> Partners,
    IReadOnlyList<(string AntiVegf, string Partner)> Pairs)
{
    // The title stands beside it anyway, so a sentence of the abstract is shown once it has this share.
    const double WorthShowing = 0.1;

    public Paper Paper => Item.Paper;

    /// <summary>
    /// The words that speak most for the paper's surest category, cut out of the original text; in the wanted language where there are such, else in the
    /// other; with the key of that category. <c>null</c> without evidence, or when the text has changed since it was assessed.
    /// </summary>
    public (string Category, string Text)? Evidence(Language language) => Item.Assessment.Evidence
        .Where(e => e.Share > 0 && Text(e) is not null)
        .OrderByDescending(e => Item.Assigned.Contains(e.Category))
        .ThenByDescending(e => e.Field.Language() == language)
        .ThenByDescending(e => Item.Assessment.Scores.GetValueOrDefault(e.Category))
        .ThenByDescending(e => !e.Field.IsTitle() && e.Share >= WorthShowing)
        .ThenByDescending(e => e.Share)
        .Select(e => ((string, string)?)(e.Category, Text(e)!)).FirstOrDefault();

    /// <summary>Some evidence points outside the text: the paper has changed since it was assessed.</summary>
    public bool IsStale => Item.Assessment.Evidence.Any(e => Text(e) is null);

    string? Text(Evidence evidence)
    {
        Bilingual texts = evidence.Field.IsTitle() ? Paper.Title : Paper.Abstract;
        string? text = texts.Only(evidence.Field.Language());
        return text is not null && evidence.Start >= 0 && evidence.Start < evidence.End && evidence.End <= text.Length ? text[evidence.Start..evidence.End] : null;
    }
}
