using System.Globalization;
using System.Text.RegularExpressions;

namespace VegfTrends.Core;

/// <summary>
/// Finds how many people a study had. Statements are ranked: "a total of 123 patients were enrolled" before "123
/// patients" before "n = 123"; of equal ones the first counts, of a meta-analysis the largest.
/// </summary>
static partial class SampleSizeFinder
{
    const int Enrolled = 4,
        Total = 3,
        InTitle = 2,
        Plain = 1;

    /// <param name="texts">The paper.</param>
    /// <param name="studyType">See <see cref="Assessment.StudyType"/>. Numbers in a review are mostly those of others;
    /// there, and in animal work, only enrolled people count.</param>
    public static FacetSpan? Find(FoldedTexts texts, string studyType)
    {
        List<(int Size, int Rank, FacetSpan Span)> found =
        [
            .. texts.All.SelectMany(t =>
                t.Field.Language() == Language.Zh ? Chinese(t.Field, t.Text) : English(t.Field, t.Text)
            ),
        ];
        found.RemoveAll(f => f.Size < 1 || (studyType is "preclinical" or "review" && f.Rank < Total));
        if (found.Count == 0)
        {
            return null;
        }

        int best = found.Max(f => f.Rank);
        return studyType == "meta_analysis" ? found.MaxBy(f => f.Size).Span : found.First(f => f.Rank == best).Span;
    }

    static IEnumerable<(int, int, FacetSpan)> English(TextField field, string text)
    {
        foreach (Match match in EnglishPeople().Matches(text))
        {
            Group number = match.Groups["n"];
            if (EnglishNumber.Parse(number.Value) is not { } size || IsPart(text, match))
            {
                continue;
            }

            string before = text[Math.Max(0, match.Index - 60)..match.Index],
                after = text[(match.Index + match.Length)..Math.Min(text.Length, match.Index + match.Length + 60)];
            int rank =
                EnrolledBefore().IsMatch(before) || EnrolledAfter().IsMatch(after) ? Enrolled
                : TotalBefore().IsMatch(before) ? Total
                : field.IsTitle() ? InTitle
                : Plain;
            yield return (size, rank, Span(field, size, match.Index, match.Index + match.Length));
        }

        foreach (Match match in EnrolledFirst().Matches(text))
        {
            if (EnglishNumber.Parse(match.Groups["n"].Value) is { } size)
            {
                yield return (size, Total, Span(field, size, match.Index, match.Index + match.Length));
            }
        }
    }

    // "12 of 40 patients", "40 patients in each arm", "5 patients (12%)": a part, not the whole.
    static bool IsPart(string text, Match match)
    {
        string after = text[(match.Index + match.Length)..Math.Min(text.Length, match.Index + match.Length + 40)];
        string before = text[Math.Max(0, match.Index - 24)..match.Index];
        return PartAfter().IsMatch(after) || PartBefore().IsMatch(before);
    }

    static IEnumerable<(int, int, FacetSpan)> Chinese(TextField field, string text)
    {
        foreach (Match match in ChinesePeople().Matches(text))
        {
            if (ChineseNumber.Parse(match.Groups["n"].Value) is not { } size)
            {
                continue;
            }

            string before = text[Math.Max(0, match.Index - 40)..match.Index],
                after = text[(match.Index + match.Length)..Math.Min(text.Length, match.Index + match.Length + 30)];
            int clause = before.LastIndexOfAny(['。', ';', '；']);
            before = before[(clause + 1)..];
            if (ChinesePartBefore().IsMatch(before) || ChinesePartAfter().IsMatch(after))
            {
                continue;
            }

            int rank =
                ChineseEnrolled().IsMatch(before) ? Enrolled
                : field.IsTitle() ? InTitle + 1
                : ChinesePatient().IsMatch(after) ? InTitle
                : Plain;
            yield return (size, rank, Span(field, size, match.Index, match.Index + match.Length));
        }
    }

    static FacetSpan Span(TextField field, int size, int start, int end) =>
        new("sample_size", size.ToString(CultureInfo.InvariantCulture), field, start, end);

    const string N =
        @"(?<n>\d{1,3}(?:[,  ]\d{3})+(?!\d)|\d{1,6}|(?:(?:one|two|three|four|five|six|seven|eight"
        + @"|nine) hundred (?:and )?)?(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two"
        + @"|three|four|five|six|seven|eight|nine))?|(?:one|two|three|four|five|six|seven|eight|nine) hundred|ten"
        + @"|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|five|six|seven|eight|nine)";

    const string People =
        @"(?:patients|participants|subjects|women|men|individuals|volunteers|children|cases|pts|persons|females|males"
        + @"|people|adults|survivors)";

    [GeneratedRegex(
        @"(?<![a-z0-9.,/=<>~-])(?<![=<>] )(?<!(?:phase|grade|type|stage|receptor|receptor-|class|level|part|cohort|arm"
            + @"|group|day|week|weeks|cycle|cycles|line|her|factor|score|status|year|years|aged|table|figure|type-|step"
            + @"|version|no\.|number) )"
            + N
            + @"(?! ?(?:%|percent|mg|ml|µ|mm|cm|gy|years?|months?|weeks?|days?|hours?)) (?:(?!(?:hospitals?|cent(?:er"
            + @"|re)s?|sites|countries|studies|trials|doses|institutions|percent|patients|cycles"
            + @"|arms)[ ,])(?:[a-z][\w+/-]*|\(\w+\)),? ){0,6}?"
            + People
            + @"(?![a-z])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex EnglishPeople();

    [GeneratedRegex(
        @"(?:enrol(?:l)?(?:ed|ing|s)?|recruit(?:ed|ing)?|includ(?:ed|ing)|randomi[sz]ed|accrued|assigned|identified"
            + @"|analy[sz]ed|evaluated|studied|treated|registered|involv(?:ed|ing)|comprising|examined|collected"
            + @"|investigated)(?: (?:a )?total of| data (?:from|of|on))?,? (?:approximately |about |up to |the |all )?$"
            + @"|a total (?:number )?of $|total of $|in total,? $|overall,? $|altogether,? $",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex EnrolledBefore();

    [GeneratedRegex(
        @"^(?: \([^)]{0,60}\))?(?:,? (?:with|who|aged|from|in|at|having|undergoing|diagnosed|suffering"
            + @"|affected)[^.;]{0,50}?)? (?:were|was|had been|have been|will be|are to be) (?:\w+ly )?(?:enrol|recruit"
            + @"|includ|randomi|assigned|accrued|analy[sz]|evaluat|treated|registered|entered|studied|eligible"
            + @"|identified|investigated|screened and|examined|assessed|allocated|divided|followed)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex EnrolledAfter();

    [GeneratedRegex(
        @"(?:series of|cohort of|sample of|group of|population of|experience (?:of|with|in)|data (?:from|of|on)"
            + @"|specimens from|tissues? (?:from|of)|samples? (?:from|of)|records of|studies with|trials with"
            + @"|obtained from|collected from|performed (?:in|on)|study of|in|of|from) (?:the |all |our )?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex TotalBefore();

    [GeneratedRegex(
        @"(?<!estimated )(?:patients|participants|pts|subjects) \(?n ?= ?"
            + N
            + @"(?![\d.])|(?:sample size|enrol?lment) (?:of|is|was|:)? ?(?:approximately |about |n ?= ?)?"
            + N
            + @"(?![\d.%])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex EnrolledFirst();

    [GeneratedRegex(
        @"^ ?(?:\(\d[\d.]* ?%|(?:in|per) (?:each|the \w+ (?:group|arm))|in (?:group|arm)|per (?:arm|group|year)|each"
            + @"|\(\d+/\d+)|^,? (?:respectively|had|experienced|died|developed|achieved|showed|responded|discontinued"
            + @"|withdrew|dropped out|were lost|relapsed|remained|with (?:grade|stable|progressive|complete|partial))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex PartAfter();

    [GeneratedRegex(
        @"(?:\) of|of (?:these|the|which|whom)|\d (?:of|out of)(?: the)?|among|in the other|remaining|other|additional"
            + @"|only|at least|more than|first|last|per|another|every|and|from \d+ to|control group (?:was|consisted of"
            + @"|of|included)|controls?:?|(?:parallel|control) cohort of) $|\($",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex PartBefore();

    [GeneratedRegex(
        @"(?<![\d.,/年月])(?<!\d )(?<n>\d{1,3}(?:[, ]\d{3})+|\d{1,6}|[一二三四五六七八九十百千两零]{1,7}) ?(?:余)?(?:例"
            + @"|名|位(?!点|置|于|移|数)|人(?=次|,|，|。|为|分|参|纳|入|$)|个?病例(?!对照))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex ChinesePeople();

    [GeneratedRegex(
        @"(?:纳入|入组|人组|入选|选取|选择|选(?:自|定)|收集|收治|招募|共(?:有|计)?|总计|合计|分析(?:了)?|对|将|抽取"
            + @"|募集|随访|入院|就诊|住院|接受|治疗|随机(?:分配|选取)?|以|收录|纳人)[^。；;]{0,36}$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex ChineseEnrolled();

    [GeneratedRegex(
        @"^[^,，。；;0-9]{0,16}(?:患者|病人|病例|者|癌|瘤|标本|志愿者|受试者|女性|男性|儿童|孕妇)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex ChinesePatient();

    [GeneratedRegex(
        @"(?:其中|各|每组|均为|另|(?<![入人])组|发生|出现|死亡|有效|缓解|男(?:性)?|女(?:性)?|余|仅|至少|阳性|阴性|稳定"
            + @"|进展|无效|失访|复发|脱落|健康\S{0,6}|正常\S{0,6}|对照\S{0,4}|超过|大于|约占)[(（:： ]{0,2}(?:n ?= ?)?$"
            + @"|\d ?例[^,，。；;]{0,6}[,、，和及与]$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex ChinesePartBefore();

    [GeneratedRegex(
        @"^ ?(?:[(（]\d[\d.]* ?%|[(（]\d+/\d+|(?:患者)?(?:出现|发生|死亡|复发|失访)|完全缓解|部分缓解|有效|无效|未见"
            + @"|阳性|阴性|失访|(?:患者)?(?:中)?[,，]?(?:有)?\d+例)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex ChinesePartAfter();
}
