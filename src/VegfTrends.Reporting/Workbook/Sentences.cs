using System.Globalization;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>The report in plain sentences.</summary>
sealed class Sentences(TrendReport report, WorkbookTexts texts)
{
    const int Named = 3;

    readonly TrendTables _trends = report.Trends;

    public IEnumerable<string> Summary()
    {
        PeriodTotal[] years = [.. _trends.Of(PeriodUnit.Year)];
        yield return years.Length == 0
            ? texts.NothingCounted
            : Pick(
                $"共计入 {N(_trends.Counted)} 篇论文（{years[0].Period} 至 {years[^1].Period} 年），其中 "
                    + $"{N(_trends.Combining)} 篇（{Percent(_trends.Combining, _trends.Counted)}）属于至少一个联合治疗类别。",
                $"Papers counted: {N(_trends.Counted)}, from {years[0].Period} to {years[^1].Period}. With at least "
                    + $"one combination category: {N(_trends.Combining)} ({Percent(_trends.Combining, _trends.Counted)})."
            );
        yield return LeftOut();
        if (_trends.Pairs.Count > 0)
        {
            string leading = List(_trends.Pairs.Take(Named).Select(p => $"{Pair(p)} ({N(p.Count)})"));
            yield return Pick($"最常见的组合：{leading}。", $"The leading combinations are {leading}.");
        }

        foreach (string sentence in Changes().Concat(NewPairs()))
        {
            yield return sentence;
        }

        if (_trends.Undecided > 0)
        {
            yield return Pick(
                $"{N(_trends.Undecided)} 篇论文有待人工判定：请在“{texts.PapersSheet}”表筛选“{texts.Undecided}”列。",
                $"Waiting for a person's decision: {N(_trends.Undecided)}. Filter the column '{texts.Undecided}' on "
                    + $"the sheet '{texts.PapersSheet}'."
            );
        }

        foreach (PeriodTotal year in years.Where(y => y.Incomplete))
        {
            yield return Pick(
                $"{year.Period} 年截至 {Day} 尚未完结，数字仍会增加。",
                $"{year.Period} is not complete (as of {Day}); its numbers will grow."
            );
        }
    }

    public IEnumerable<string> Counting()
    {
        yield return Pick(
            "一项研究目前等于一篇去重后的论文；同一编号只计一次。",
            "A study is, so far, one de-duplicated paper; an id counts once."
        );
        yield return Pick(
            "人工判定优先于模型评定；待定类别不计数。子类成立时，其上级类别也成立。",
            "A person's decision beats the model's assessment; undecided categories are not counted. A category "
                + "implies its parent."
        );
        yield return Pick(
            "仅知年份的论文计入该年，不计入任何季度或月份；无日期、撤稿、声明、已删除及晚于截止日期的论文不计数，另行列出数目。",
            "A paper dated by the year alone counts in its year and in no quarter or month. Undated, retracted and "
                + "deleted papers, notices and papers after the as-of date are not counted; their numbers are shown apart."
        );
        yield return Pick(
            "一篇论文可属于多个类别，故各类比例之和可超过 100%。比例的分母是该时期全部计入的论文。",
            "A paper may belong to several categories, so shares may add up to more than 100 %. Shares are of all "
                + "counted papers of the period."
        );
        yield return Pick(
            "药物与组合由词典在题名和摘要中找出；组合指同一句中说明联合使用的两种药物。“首见年份”仅就本数据而言。",
            "Agents and combinations are found in titles and abstracts by the lexicon; a combination is two agents "
                + "that a sentence says are given together. 'First year' means in this data."
        );
        yield return Pick(
            $"“上升”或“下降”指最近几个完整年份与此前同样多年份的率比（精确 Poisson 检验，离散过大时用 "
                + $"quasi-Poisson）在全部类别与检验一并校正（Benjamini-Hochberg）后 q ≤ {Findings.Level}。趋势另以 "
                + $"Mann-Kendall 检验（校正结点与自相关）和 Theil-Sen 斜率表示；突增按 Kleinberg (2002)。"
                + $"检验的是研究数，未扣除文献总量的增长，为此另列比例。",
            $"'Rose' and 'fell' mean q \u2264 {Findings.Level.ToString(CultureInfo.InvariantCulture)} of the rate "
                + $"ratio of the last complete years to as many before (exact Poisson test, quasi-Poisson where years "
                + $"scatter more), over all categories and tests (Benjamini-Hochberg). The trend over all years stands "
                + $"beside it: Mann-Kendall test with ties and autocorrelation, Theil-Sen slope; bursts after "
                + $"Kleinberg (2002). Tests are of counts, and literature as a whole grows: for that there are shares."
        );
        yield return Pick(
            "阅读时间：每分钟 200 个英文词或 300 个汉字，另加半分钟，向上取整。",
            "Reading time: 200 English words or 300 Chinese characters a minute, and half a minute, rounded up."
        );
    }

    /// <summary>How suggestions are ranked, the gist first.</summary>
    public IEnumerable<string> Suggesting()
    {
        yield return Pick(
            "先按推荐得分排序，再兼顾多样：与前面论文很相似的会靠后。没有偏好论文时，乳腺癌优先。",
            "Ranked by score, then for variety: a paper much like one above it comes later. When there are no liked "
                + "papers, breast cancer is preferred."
        );
        yield return Pick(
            "有偏好论文时，得分看与其在内容、用词、药物和肿瘤上的接近程度，并略重新近；没有时，看联合治疗类别的得分、"
                + "是否新近、是否本数据中某组合的首篇，以及是否乳腺癌。",
            "With liked papers the score is nearness to them in text, words, agents and tumour, with a little for "
                + "being recent; without, it is the score of a combination category, being recent, being the first "
                + "paper in this data on a pair, and breast cancer."
        );
    }

    // That quarters and months begin later than years.
    string? FinePeriods()
    {
        int? years = _trends.Of(PeriodUnit.Year).FirstOrDefault()?.Period.Year,
            months = _trends.Of(PeriodUnit.Month).FirstOrDefault()?.Period.Year;
        return months > years
            ? Pick(
                $"季度表和月份表自 {N(months.Value, "0")} 年起，年份表包含全部年份。",
                $"Quarters and months are shown from {N(months.Value, "0")} on, years from {N(years.Value, "0")} on."
            )
            : null;
    }

    /// <summary>Such as <c>2022-2024</c>.</summary>
    public static string Years(int from, int to) =>
        from == to ? $"{N(from, "0")}" : $"{N(from, "0")}\u2013{N(to, "0")}";

    public string Day => _trends.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    string LeftOut()
    {
        string[] reasons =
        [
            .. _trends
                .States.Where(s => s.Key != CountState.Counted && s.Value > 0)
                .OrderBy(s => s.Key)
                .Select(s => Pick($"{texts.State(s.Key)} {N(s.Value)} 篇", $"{N(s.Value)} {texts.State(s.Key)}")),
        ];
        string kept =
            reasons.Length == 0
                ? Pick("没有论文被排除", "No paper is left out")
                : Pick("未计入：" + List(reasons), "Left out: " + List(reasons));
        string yearOnly =
            _trends.YearOnly == 0
                ? ""
                : Pick(
                    $"计入的论文中有 {N(_trends.YearOnly)} 篇仅知年份：计入年份，不计入季度和月份。",
                    $" Of the papers counted, {N(_trends.YearOnly)} are dated by the year alone: they are in the "
                        + $"years, not in quarters or months."
                );
        return kept + Pick("。", ".") + yearOnly;
    }

    IEnumerable<string> Changes()
    {
        if (_trends.Counted == 0)
        {
            yield break;
        }

        (string before, string after) = Windows(_trends.Changes[0]);
        if (_trends.Tests.Count == 0)
        {
            yield return Pick(
                "完整年份不足四年，未作统计检验。",
                "There are fewer than four complete years, so no change was tested for chance."
            );
            yield break;
        }

        if (_trends.Tests.FirstOrDefault(t => t.Break is not null)?.Break is { } broken)
        {
            yield return Pick(
                $"不对 {before} 年与 {after} 年之间的变化下结论：序列在 {broken.Day:yyyy-MM-dd} "
                    + $"中断（{texts.BreakOf(broken)}）。",
                $"No finding on changes from {before} to {after}: the series broke on {broken.Day:yyyy-MM-dd} "
                    + $"({texts.BreakOf(broken)})."
            );
            yield break;
        }

        CategoryTest[] changed =
        [
            .. _trends
                .Tests.Where(t =>
                    report.Taxonomy.Leaves.Any(l => l.Key == t.Category)
                    && Findings.Of(t) is Finding.Rose or Finding.Fell
                )
                .OrderBy(t => t.QRatio)
                .ThenBy(t => t.Ratio.P),
        ];
        foreach (CategoryTest test in changed)
        {
            string name = report.Taxonomy.Name(test.Category, texts.Language),
                statistics = $"{texts.RateRatio.ToLowerInvariant()} {Interval(test.Ratio)}, q {Q(test.QRatio)}";
            bool rose = Findings.Of(test) == Finding.Rose;
            yield return Pick(
                $"{name}：由 {before} 年的 {N(test.Ratio.Before)} 项研究{(rose ? "升" : "降")}至 {after} 年的 "
                    + $"{N(test.Ratio.After)} 项（{statistics}）。",
                $"{name} {(rose ? "rose" : "fell")} from {N(test.Ratio.Before)} studies in {before} to "
                    + $"{N(test.Ratio.After)} in {after} ({statistics})."
            );
        }

        if (changed.Length == 0)
        {
            yield return Pick(
                $"{before} 年至 {after} 年，没有类别的变化超出偶然（q ≤ {Findings.Level}）。",
                $"From {before} to {after} no category changed by more than chance (q \u2264 "
                    + $"{Findings.Level.ToString(CultureInfo.InvariantCulture)})."
            );
        }
    }

    IEnumerable<string> NewPairs()
    {
        int since = _trends.AsOf.Year - 1;
        PairCount[] fresh = [.. _trends.Pairs.Where(p => p.FirstYear >= since).OrderByDescending(p => p.Count)];
        if (fresh.Length > 0)
        {
            string names = List(fresh.Take(Named).Select(p => $"{Pair(p)} ({N(p.FirstYear, "0")})"));
            string more = fresh.Length > Named ? Pick($"等 {N(fresh.Length)} 种", $", {N(fresh.Length)} in all") : "";
            yield return Pick(
                $"{N(since, "0")} 年以来本数据中新出现的组合：{names}{more}。",
                $"New in this data since {N(since, "0")}: {names}{more}."
            );
        }
    }

    public static (string Before, string After) Windows(YearlyChange change) =>
        (Years(change.BeforeFromYear, change.FromYear - 1), Years(change.FromYear, change.ToYear));

    /// <summary>What a reader of the trends must know: where the finer tables begin, and where the series is
    /// broken.</summary>
    public IEnumerable<string> TrendNotes()
    {
        if (FinePeriods() is { } fine)
        {
            yield return fine;
        }

        yield return Pick("点击数字可查看其研究。", "Click a number to see its studies.");
        foreach (SeriesBreak one in _trends.Breaks)
        {
            yield return Pick(
                $"{one.Day:yyyy-MM-dd}：{texts.BreakOf(one)}"
                    + $"{(one.CoversFrom is { } from ? $"，自 {from:yyyy-MM-dd} 起的文献" : "（旧论文已重新评定）")}。",
                $"{one.Day:yyyy-MM-dd}: {texts.BreakOf(one)}"
                    + $"{(one.CoversFrom is { } since ? $", for literature from {since:yyyy-MM-dd} on" : "")}."
            );
        }
    }

    /// <summary>Such as <c>2.2 [1.5–3.2]</c>.</summary>
    public static string Interval(RateRatioResult ratio) =>
        double.IsNaN(ratio.Ratio) ? "\u2013" : $"{Ratio(ratio.Ratio)} [{Ratio(ratio.Low)}\u2013{Ratio(ratio.High)}]";

    /// <summary>How far the numbers can be trusted, for people who do not read tables of measures.</summary>
    public IEnumerable<string> Trust()
    {
        if (report.Method.Quality is { } quality)
        {
            yield return Pick(
                $"模型把论文归入某类时，约 {Percent(quality.All.Precision)} 是对的；真正属于某类的论文，约 "
                    + $"{Percent(quality.All.Recall)} 能找到（{N(quality.Papers)} 篇训练论文交叉验证，"
                    + $"其中多为本项目编写的合成摘要，真实文献上可能较低）。",
                $"Where the model assigns a category it is right in about {Percent(quality.All.Precision)} of cases, "
                    + $"and it finds about {Percent(quality.All.Recall)} of the papers that are in one "
                    + $"(cross-validated on {N(quality.Papers)} training papers; most combinations among them are "
                    + $"synthetic, so it may be less on real literature)."
            );
            yield return Pick(
                $"得分已校准：平均偏差 {Percent(quality.Ece, "0.0")}；{Percent(quality.Coverage)} "
                    + $"的论文由模型自行判定，其余标为待定。",
                $"Scores are calibrated: on average they are off by {Percent(quality.Ece, "0.0")}. The model decides "
                    + $"{Percent(quality.Coverage)} of papers by itself; the rest wait for a person."
            );
        }

        int decided = report.Papers.Count(p => p.Item.Decision is not null);
        yield return Pick(
            $"本库有 {N(decided)} 篇论文经人工判定；人工判定总是优先。",
            $"People have decided {N(decided)} papers in this store; their word always holds."
        );
    }

    static string Percent(double share, string format = "0") =>
        (100 * share).ToString(format, CultureInfo.InvariantCulture) + " %";

    static string Ratio(double ratio) =>
        double.IsFinite(ratio) ? ratio.ToString(ratio < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) : "\u221E";

    static string Q(double q) =>
        q < 0.001 ? "< 0.001" : "= " + q.ToString(q < 0.01 ? "0.000" : "0.00", CultureInfo.InvariantCulture);

    string Pair(PairCount pair) => report.Names.Pair(pair.AntiVegf, pair.Partner, texts.Language);

    string List(IEnumerable<string> parts) => string.Join(texts.And, parts);

    string Pick(string zh, string en) => texts.Language.Pick(zh, en);

    static string N(int number, string format = "#,0") => number.ToString(format, CultureInfo.InvariantCulture);

    static string Percent(int part, int whole) =>
        (100.0 * part / whole).ToString("0.#", CultureInfo.InvariantCulture) + " %";
}
