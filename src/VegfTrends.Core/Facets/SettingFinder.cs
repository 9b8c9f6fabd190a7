using System.Text.RegularExpressions;

namespace VegfTrends.Core;

/// <summary>
/// Finds in which setting a treatment was given. A setting counts when the title names it, or when a sentence of the
/// abstract names it that does not speak of approvals, standards, earlier treatment or future work.
/// </summary>
static partial class SettingFinder
{
    static readonly (string Key, Regex Pattern)[] Settings =
    [
        ("neoadjuvant", Neoadjuvant()),
        ("adjuvant", Adjuvant()),
        ("first_line", FirstLine()),
        ("later_line", LaterLine()),
        ("maintenance", Maintenance()),
        ("advanced", Advanced()),
    ];

    /// <summary>The first place of each setting that counts. Without a tumour or without patients there is no setting;
    /// of a review only the title tells.</summary>
    /// <param name="texts">The paper.</param>
    /// <param name="studyType">See <see cref="Assessment.StudyType"/>.</param>
    /// <param name="cancer">See <see cref="Assessment.Cancer"/>.</param>
    public static IReadOnlyList<FacetSpan> Find(FoldedTexts texts, string studyType, string cancer)
    {
        if (cancer == "none" || studyType == "preclinical")
        {
            return [];
        }

        bool titleOnly = studyType == "review" && texts.Titles.Count > 0;
        var found = new List<FacetSpan>();
        foreach ((string key, Regex pattern) in Settings)
        {
            if (Place(key, pattern, titleOnly ? texts.Titles : texts.All) is { } span)
            {
                found.Add(span);
            }
        }

        return found;
    }

    static FacetSpan? Place(string key, Regex pattern, IReadOnlyList<(TextField Field, string Text)> texts)
    {
        foreach ((TextField field, string text) in texts)
        {
            foreach (ValueMatch match in pattern.EnumerateMatches(text))
            {
                if (
                    field.IsTitle()
                    || !(
                        IsAside(text, match.Index, match.Index + match.Length)
                        || Share()
                            .IsMatch(
                                text[
                                    (match.Index + match.Length)..Math.Min(text.Length, match.Index + match.Length + 12)
                                ]
                            )
                    )
                )
                {
                    return new FacetSpan("setting", key, field, match.Index, match.Index + match.Length);
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

    [GeneratedRegex(
        @"neo-?adjuvant|pre-?operative (?:chemo|systemic|treatment|therapy|immuno|radio|bevacizumab|targeted)"
            + @"|induction (?:chemo|immuno)?therapy before surgery|perioperative (?:chemo|immuno|treatment|therapy"
            + @"|durvalumab|pembrolizumab|nivolumab|toripalimab|tislelizumab)|新辅助|术前(?:化疗|免疫|治疗|靶向|放化疗"
            + @"|全身)|围术期(?:治疗|免疫|化疗)|围手术期(?:治疗|免疫|化疗)|转化治疗",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Neoadjuvant();

    [GeneratedRegex(
        @"(?<!neo-?)(?<![a-z])adjuvant (?:chemo|immuno|radio|endocrine|therap|treatment|trial|setting|systemic|hormon"
            + @"|tamoxifen|trastuzumab|bevacizumab|pembrolizumab|nivolumab|atezolizumab|sunitinib|sorafenib|imatinib"
            + @"|ipilimumab|dose|regimen|anti)|(?<!neo)(?<![a-z])adjuvant,? (?:and|or) |post-?operative (?:adjuvant"
            + @"|chemo|radio)|as adjuvant(?! to)|(?<!新)(?<!围术期)辅助(?:化疗(?!治疗)|治疗(?!作用|效果)|放疗|免疫"
            + @"|内分泌|靶向)|术后(?:化疗|辅助|放疗|免疫治疗)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Adjuvant();

    [GeneratedRegex(
        @"(?<![a-z])(?:first|1st|1)[ -]?line|front-?line|treatment[ -]na[ií]ve|(?<!pre)previously untreated"
            + @"|untreated (?:\w+ ){0,3}(?:cancer|carcinoma|patients|disease|metastatic|advanced|unresectable|melanoma"
            + @"|myeloma|lymphoma|nsclc|mcrc|hcc)|chemotherapy-na[ií]ve|newly diagnosed|(?<!非)(?<!第)(?:一线|1线"
            + @"|i线)(?:治疗|化疗|方案|应用|使用|免疫|维持|靶向|联合|用药)?|初治|未经(?:系统|全身)?治疗",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex FirstLine();

    [GeneratedRegex(
        @"(?<![a-z])(?:second|third|fourth|2nd|3rd|later|subsequent|salvage|2|3)[ -]?(?:or (?:later|third|third-"
            + @"|greater|more) ?-?)?(?:and (?:third|later)[ -]?)?lines?(?![a-z])|pre-?treated|refractory (?:metastatic"
            + @"|advanced|solid|nsclc|mcrc|hcc|patients|disease|colorectal|ovarian|\w+ cancer|\w+ carcinoma"
            + @"|multiple myeloma)|(?:relapsed|recurrent) (?:or|and|/) ?refractory|(?:platinum|sorafenib|sunitinib"
            + @"|cisplatin|docetaxel|anthracycline|imatinib|tki|pd-1|pd-l1|ici|castration|endocrine"
            + @"|trastuzumab)[ -](?:resistant|refractory)|after (?:failure|progression) (?:of|on)|progress(?:ed|ion"
            + @"|ing) (?:on|after|following)|(?:二|三|四|后|2|3)线(?=治疗|化疗|方案|用药|及|以上|应用|免疫|靶向|联合"
            + @"|使用|的|患者|,|，)|经治|难治性(?=[^,，。]{0,8}(?:癌(?!痛)|瘤|白血病))|治疗失败|耐药后|进展后",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex LaterLine();

    [GeneratedRegex(
        @"(?<![a-z])maintenance (?:therap|treatment|chemo|bevacizumab|pemetrexed|olaparib|niraparib|rucaparib"
            + @"|durvalumab|nivolumab|avelumab|pembrolizumab|atezolizumab|lenalidomide|rituximab|phase|setting|with)"
            + @"|as maintenance|switch maintenance|维持(?:治疗|化疗|阶段|用药|期)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Maintenance();

    [GeneratedRegex(
        @"(?<![a-z])metastatic (?!recurren)(?:[^\s.]+ ){0,3}(?:cancers?|carcinomas?|melanoma|disease|setting|patients"
            + @"|sarcoma|adenocarcinoma|tumou?rs?|nsclc|mesothelioma|breast|colorectal|renal)"
            + @"|(?<![a-z])advanced(?:,? (?:or|and|/) ?metastatic| or recurrent|-stage)? (?:[^\s.]+ ){0,3}(?:cancers?"
            + @"|carcinomas?|melanoma|disease|malignancies|solid|patients|sarcoma|adenocarcinoma|tumou?rs?|nsclc|hcc"
            + @"|rcc|mesothelioma)|unresectable|inoperable|stage iv(?![a-z])|(?<![a-z])(?:mcrc|mrcc|mbc|mcrpc|uhcc"
            + @"|mtnbc)(?![a-z])|extensive[ -]stage|晚期(?!不良|并发症|毒性)|转移性(?:\S{0,6})(?:癌|瘤|肿瘤|病灶|患者)"
            + @"|不可切除|不能切除|无法切除|广泛期|(?:ⅳ|iv)期(?!临床|试验|研究)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Advanced();
}
