using System.Text.RegularExpressions;

namespace VegfTrends.Core;

/// <summary>
/// Finds in which setting a treatment was given. A setting counts when the title names it, or when a sentence of the
/// abstract names it that does not speak of approvals, standards, earlier treatment or future work.
/// </summary>
static partial class SettingFinder
{
    /// <summary>The first place of each setting that counts. Without a tumour or without patients there is no setting;
    /// of a review only the title tells.</summary>
    /// <param name="texts">The paper.</param>
    /// <param name="studyType">See <see cref="Assessment.StudyType"/>.</param>
    /// <param name="cancer">See <see cref="Assessment.Cancer"/>.</param>
    /// <param name="specialty">The settings.</param>
    public static IReadOnlyList<FacetSpan> Find(FoldedTexts texts, string studyType, string cancer, Specialty specialty)
    {
        if (cancer == "none" || studyType == "preclinical")
        {
            return [];
        }

        bool titleOnly = studyType == "review" && texts.Titles.Count > 0;
        var found = new List<FacetSpan>();
        foreach (Setting setting in specialty.Settings)
        {
            if (Place(setting, titleOnly ? texts.Titles : texts.All) is { } span)
            {
                found.Add(span);
            }
        }

        return found;
    }

    static FacetSpan? Place(Setting setting, IReadOnlyList<(TextField Field, string Text)> texts)
    {
        foreach ((TextField field, string text) in texts)
        {
            foreach ((int start, int end) in setting.Cues.Places(text))
            {
                if (
                    field.IsTitle()
                    || !(IsAside(text, start, end) || Share().IsMatch(text[end..Math.Min(text.Length, end + 12)]))
                )
                {
                    return new FacetSpan("setting", setting.Key, field, start, end);
                }
            }
        }

        return null;
    }

    // The clause around the words: from the last full stop to the next.
    static bool IsAside(string text, int start, int end)
    {
        int from = start == 0 ? -1 : text.LastIndexOfAny(Stops, start - 1),
            to = text.IndexOfAny(Stops, end);
        while (to >= 0 && text[to] == '.' && to + 1 < text.Length && !char.IsWhiteSpace(text[to + 1]))
        {
            to = text.IndexOfAny(Stops, to + 1);
        }

        return Aside().IsMatch(text[(from + 1)..(to < 0 ? text.Length : to)]);
    }

    // "Postoperative radiotherapy 55 of 80": a part of the patients, not the setting of the study.
    [GeneratedRegex(
        @"^ ?(?:者|患者)?[ :,，]?(?:\d+ ?例|[(（]\d+[/例]|\(\d+(?:\.\d+)? ?%|\(n ?=|in \d+ )",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Share();

    static readonly char[] Stops = ['.', '。', ';', '；', '\n', '!', '?', '？'];

    [GeneratedRegex(
        @"approved|approval|standard (?:of care|treatment|therapy|first)|guideline|previous(?!ly untreated)|prior"
            + @"|have received|had received|history of|revolutioni|remains? (?:poor|a challenge|challenging|unclear"
            + @"|to be)|in recent years|future|further (?:studies|research|trials|investigation)|should be|may be|might"
            + @"|could be|warrant|currently|excluded|exclusion|most common|one of the|leading cause|diagnosed at"
            + @"|are diagnosed|incidence|mortality"
            + @"|获批|批准|标准(?:治疗|方案|一线)|指南|既往|曾|近年来|目前|未来|今后|有望|值得|尚需|有待|可能|排除|最常见|之一",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Aside();
}
