using VegfTrends.Core;

namespace VegfTrends.Reporting;

/// <summary>Which evidence of a paper is worth showing, and its words.</summary>
static class PaperEvidence
{
    // The title stands beside it anyway, so a sentence of the abstract is shown once it has this share.
    const double WorthShowing = 0.1;

    /// <summary>What speaks most for the paper's surest category; in the wanted language where there is such, else in
    /// the other. <c>null</c> without any, or when the text has changed since it was assessed.</summary>
    public static Evidence? Best(AssessedPaper item, Language language) =>
        item
            .Assessment.Evidence.Where(e => e.Share > 0 && Text(item.Paper, e) is not null)
            .OrderByDescending(e => item.Assigned.Contains(e.Category))
            .ThenByDescending(e => e.Field.Language() == language)
            .ThenByDescending(e => item.Assessment.Scores.GetValueOrDefault(e.Category))
            .ThenByDescending(e => !e.Field.IsTitle() && e.Share >= WorthShowing)
            .ThenByDescending(e => e.Share)
            .FirstOrDefault();

    /// <summary>The words, cut out of the original text; <c>null</c> when they lie outside it.</summary>
    public static string? Text(Paper paper, Evidence evidence)
    {
        Bilingual texts = evidence.Field.IsTitle() ? paper.Title : paper.Abstract;
        string? text = texts.Only(evidence.Field.Language());
        return text is not null && evidence.Start >= 0 && evidence.Start < evidence.End && evidence.End <= text.Length
            ? text[evidence.Start..evidence.End]
            : null;
    }

    /// <summary>The words that speak for the category, as places in the evidence's text, in text order.</summary>
    public static IReadOnlyList<Range> Words(Evidence evidence) =>
        [
            .. evidence
                .Words.Where(w => w.Share > 0 && w.Start >= evidence.Start && w.Start < w.End && w.End <= evidence.End)
                .OrderBy(w => w.Start)
                .Select(w => (w.Start - evidence.Start)..(w.End - evidence.Start)),
        ];
}
