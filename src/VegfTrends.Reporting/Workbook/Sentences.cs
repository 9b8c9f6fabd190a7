using System.Globalization;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>The report in plain sentences.</summary>
sealed class Sentences(TrendReport report, Labels labels)
{
    const int Named = 3;

    // Smaller changes come and go by chance: fewer papers, or a smaller share of what there was, are not named.
    const int ClearPapers = 3;
    const double ClearShare = 0.25;

    readonly TrendTables _trends = report.Trends;

    public IEnumerable<string> Summary()
    {
        PeriodTotal[] years = [.. _trends.Of(PeriodUnit.Year)];
        yield return years.Length == 0
            ? labels.NothingCounted
            : Pick($"共计入 {N(_trends.Counted)} 篇论文（{years[0].Period} 至 {years[^1].Period} 年），其中 {N(_trends.Combining)} 篇（{Percent(_trends.Combining, _trends.Counted)}）属于至少一个联合治疗类别。",
                $"Papers counted: {N(_trends.Counted)}, from {years[0].Period} to {years[^1].Period}. With at least one combination category: {N(_trends.Combining)} ({Percent(_trends.Combining, _trends.Counted)}).");
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
            yield return Pick($"{N(_trends.Undecided)} 篇论文有待人工判定：请在“{labels.PapersSheet}”表筛选“{labels.Undecided}”列。",
                $"Waiting for a person's decision: {N(_trends.Undecided)}. Filter the column '{labels.Undecided}' on the sheet '{labels.PapersSheet}'.");
        }

        foreach (PeriodTotal year in years.Where(y => y.Incomplete))
        {
            yield return Pick($"{year.Period} 年截至 {Day} 尚未完结，数字仍会增加。", $"{year.Period} is not complete (as of {Day}); its numbers will grow.");
        }
    }

    public IEnumerable<string> Counting()
    {
        yield return Pick("一项研究目前等于一篇去重后的论文；同一编号只计一次。", "A study is, so far, one de-duplicated paper; an id counts once.");
        yield return Pick("人工判定优先于模型评定；待定类别不计数。子类成立时，其上级类别也成立。", "A person's decision beats the model's assessment; undecided categories are not counted. A category implies its parent.");
        yield return Pick("仅知年份的论文计入该年，不计入任何季度或月份；无日期、撤稿、声明、已删除及晚于截止日期的论文不计数，另行列出数目。",
            "A paper dated by the year alone counts in its year and in no quarter or month. Undated, retracted and deleted papers, notices and papers after the as-of date are not counted; their numbers are shown apart.");
        yield return Pick("一篇论文可属于多个类别，故各类比例之和可超过 100%。比例的分母是该时期全部计入的论文。",
            "A paper may belong to several categories, so shares may add up to more than 100 %. Shares are of all counted papers of the period.");
        yield return Pick("药物与组合由词典在题名和摘要中找出；组合指同一句中说明联合使用的两种药物。“首见年份”仅就本数据而言。",
            "Agents and combinations are found in titles and abstracts by the lexicon; a combination is two agents that a sentence says are given together. 'First year' means in this data.");
        yield return Pick("变化为普通计数之比较，未作统计检验。", "Changes compare plain counts; no test for chance has been made.");
        yield return Pick("阅读时间：每分钟 200 个英文词或 300 个汉字，另加半分钟，向上取整。", "Reading time: 200 English words or 300 Chinese characters a minute, and half a minute, rounded up.");
    }

    /// <summary>How suggestions are ranked, the gist first.</summary>
    public IEnumerable<string> Suggesting()
    {
        yield return Pick("先按推荐得分排序，再兼顾多样：与前面论文很相似的会靠后。没有偏好论文时，乳腺癌优先。",
            "Ranked by score, then for variety: a paper much like one above it comes later. When there are no liked papers, breast cancer is preferred.");
        yield return Pick("有偏好论文时，得分看与其在内容、用词、药物和肿瘤上的接近程度，并略重新近；没有时，看联合治疗类别的得分、是否新近、是否本数据中某组合的首篇，以及是否乳腺癌。",
            "With liked papers the score is nearness to them in text, words, agents and tumour, with a little for being recent; without, it is the score of a combination category, being recent, being the first paper in this data on a pair, and breast cancer.");
    }

    /// <summary>That quarters and months begin later than years, or <c>null</c> when they do not.</summary>
    public string? FinePeriods()
    {
        int? years = _trends.Of(PeriodUnit.Year).FirstOrDefault()?.Period.Year, months = _trends.Of(PeriodUnit.Month).FirstOrDefault()?.Period.Year;
        return months > years
            ? Pick($"季度表和月份表自 {N(months.Value, "0")} 年起，年份表包含全部年份。", $"Quarters and months are shown from {N(months.Value, "0")} on, years from {N(years.Value, "0")} on.")
            : null;
    }

    /// <summary>Such as <c>2022-2024</c>.</summary>
    public static string Years(int from, int to) => from == to ? $"{N(from, "0")}" : $"{N(from, "0")}\u2013{N(to, "0")}";

    public string Day => _trends.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    string LeftOut()
    {
        string[] reasons = [.. _trends.States.Where(s => s.Key != CountState.Counted && s.Value > 0).OrderBy(s => s.Key)
            .Select(s => Pick($"{labels.State(s.Key)} {N(s.Value)} 篇", $"{N(s.Value)} {labels.State(s.Key)}"))];
        string kept = reasons.Length == 0 ? Pick("没有论文被排除", "No paper is left out") : Pick("未计入：" + List(reasons), "Left out: " + List(reasons));
        string yearOnly = _trends.YearOnly == 0 ? "" : Pick($"计入的论文中有 {N(_trends.YearOnly)} 篇仅知年份：计入年份，不计入季度和月份。", $" Of the papers counted, {N(_trends.YearOnly)} are dated by the year alone: they are in the years, not in quarters or months.");
        return kept + Pick("。", ".") + yearOnly;
    }

    IEnumerable<string> Changes()
    {
        List<YearlyChange> leaves = [.. _trends.Changes.Where(c => report.Taxonomy.Leaves.Any(l => l.Key == c.Category))];
        YearlyChange[] rose = [.. leaves.Where(c => c.Difference >= ClearPapers && c.Difference >= ClearShare * c.Before).OrderByDescending(c => c.Difference).Take(Named)];
        YearlyChange[] fell = [.. leaves.Where(c => -c.Difference >= ClearPapers && -c.Difference >= ClearShare * c.Before).OrderBy(c => c.Difference).Take(Named)];
        if (rose.Length > 0)
        {
            (string before, string after) = Windows(rose[0]);
            yield return Pick($"{after} 年与 {before} 年相比，上升最多的是：{List(rose.Select(Change))}。", $"From {before} to {after} these rose most: {List(rose.Select(Change))}.");
        }
        else if (leaves.Exists(c => c.Before + c.After > 0))
        {
            (string before, string after) = Windows(leaves[0]);
            yield return Pick($"{after} 年与 {before} 年相比，没有类别明显上升（至少多 {ClearPapers} 篇且增加 25 %）。", $"From {before} to {after} no category clearly rose (by at least {ClearPapers} papers and 25 %).");
        }

        if (fell.Length > 0)
        {
            (string before, string after) = Windows(fell[0]);
            yield return Pick($"{after} 年与 {before} 年相比，下降的是：{List(fell.Select(Change))}。", $"From {before} to {after} these fell: {List(fell.Select(Change))}.");
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
            yield return Pick($"{N(since, "0")} 年以来本数据中新出现的组合：{names}{more}。", $"New in this data since {N(since, "0")}: {names}{more}.");
        }
    }

    public static (string Before, string After) Windows(YearlyChange change) =>
        (Years(change.BeforeFromYear, change.FromYear - 1), Years(change.FromYear, change.ToYear));

    string Change(YearlyChange change) => $"{report.Taxonomy.Name(change.Category, labels.Language)} ({N(change.Before)} → {N(change.After)})";

    string Pair(PairCount pair) => report.Names.Pair(pair.AntiVegf, pair.Partner, labels.Language);

    string List(IEnumerable<string> parts) => string.Join(labels.And, parts);

    string Pick(string zh, string en) => labels.Pick(zh, en);

    static string N(int number, string format = "#,0") => number.ToString(format, CultureInfo.InvariantCulture);

    static string Percent(int part, int whole) => (100.0 * part / whole).ToString("0.#", CultureInfo.InvariantCulture) + " %";
}
