using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>Every word of the workbook, in both languages side by side, so that none can be missing in one.</summary>
sealed class Labels(Language language)
{
    public Language Language => language;

    // Sheets. Excel allows 31 characters and none of []:*?/\.
    public string SummarySheet => Pick("概要", "Summary");
    public string TrendsSheet => Pick("趋势", "Trends");
    public string PapersSheet => Pick("论文", "Papers");
    public string SuggestionsSheet => Pick("推荐", "Suggestions");
    public string TriageSheet => Pick("分拣", "Triage");
    public string QuarantineSheet => Pick("隔离记录", "Quarantine");
    public string MethodSheet => Pick("方法", "Method");

    // Summary and trends.
    public string Title => Pick("抗VEGF联合免疫治疗：文献趋势", "Anti-VEGF with immunotherapy: trends in the literature");
    public string Category => Pick("类别", "Category");
    public string AllYears => Pick("全部年份", "All years");
    public string Difference => Pick("变化", "Change");
    public string Combination => Pick("组合", "Combination");
    public string Combinations => Pick("主要药物组合", "Leading combinations");
    public string Categories => Pick("各类别论文数", "Papers by category");
    public string Agents => Pick("主要药物", "Leading agents");
    public string Papers => Pick("论文数", "Papers");
    public string FirstSeen => Pick("本数据首见年份", "First year in this data");
    public string AntiVegf => Pick("抗VEGF药物", "Anti-VEGF agent");
    public string Partner => Pick("免疫药物", "Immune partner");
    public string Year => Pick("年份", "Year");
    public string Quarter => Pick("季度", "Quarter");
    public string Month => Pick("月份", "Month");
    public string AllPapers => Pick("全部论文", "All papers");
    public string YearAlone => Pick("仅知年份的论文", "Papers dated by the year alone");
    public string ByYear => Pick("按年：论文数", "By year: papers");
    public string ShareByYear => Pick("按年：占当年论文的比例", "By year: share of the year's papers");
    public string ByQuarter => Pick("按季度：论文数", "By quarter: papers");
    public string ByMonth => Pick("按月：论文数", "By month: papers");
    public string LineChart => Pick("各类别每年论文数", "Papers a year by category");
    public string StackedChart => Pick("每年论文的类别构成（一篇可计入多类）", "What the papers of each year are about (one may count in several)");
    public string NothingCounted => Pick("没有可计数的论文。", "There is no paper to count.");

    // Papers.
    public string Id => Pick("编号", "Id");
    public string TitleZh => Pick("中文题名", "Title (Chinese)");
    public string TitleEn => Pick("英文题名", "Title (English)");
    public string Date => Pick("日期（知月或日时）", "Date (where more than the year is known)");
    public string Journal => Pick("期刊", "Journal");
    public string Languages => Pick("语种", "Language");
    public string Assigned => Pick("已归类别", "Assigned");
    public string Undecided => Pick("待定类别", "Undecided");
    public string DecidedBy => Pick("人工判定者", "Decided by");
    public string StudyType => Pick("研究类型", "Study type");
    public string Cancer => Pick("肿瘤", "Cancer");
    public string Subtype => Pick("分型", "Subtype");
    public string Setting => Pick("治疗阶段", "Setting");
    public string Registry => Pick("注册号", "Registry number");
    public string SampleSize => Pick("样本量", "Sample size");
    public string Evidence => Pick("依据原文", "Evidence in the text");
    public string Link => Pick("链接", "Link");
    public string Counting => Pick("是否计数", "In the counts");
    public string Added => Pick("入库日期", "Added");
    public string Source => Pick("来源文件", "Source file");
    public string ScoreOf(string category) => Pick($"得分：{category}", $"Score: {category}");

    // Suggestions.
    public string Rank => Pick("序号", "Rank");
    public string PaperTitle => Pick("题名", "Title");
    public string Published => Pick("发表日期", "Published");
    public string Reasons => Pick("推荐理由", "Reasons");
    public string Minutes => Pick("阅读分钟", "Minutes to read");
    public string Score => Pick("推荐得分", "Suggestion score");
    public string HowRanked => Pick("如何推荐", "How suggestions are ranked");
    public string NoSuggestions => Pick("没有可推荐的论文。", "There is nothing to suggest.");

    // Triage and exported decisions.
    public string DecisionsSheet => Pick("判定", "Decisions");
    public string DecidedOn => Pick("判定时间（UTC）", "Decided on (UTC)");
    public string Proposed => Pick("模型建议（得分；? 待定）", "What the model proposes (score; ? undecided)");
    public string HowToDecide => Pick("从列表选取，或输入多个类别并以分号分隔；均不成立时填“无”。", "Pick from the list, or type several with a semicolon between them; none where no category holds.");
    public string Triage(int shown, int leftOut) => Pick(
        $"先看这 {shown:N0} 篇：先待定，后归类最勉强者{(leftOut > 0 ? $"；另有 {leftOut:N0} 篇未列出，见“{PapersSheet}”表" : "")}。在黄色单元格填写判定和备注，保存后用 vegftrends decisions import 交回。",
        $"{shown:N0} papers worth a look first: undecided ones, then those assigned by the narrowest margin{(leftOut > 0 ? $"; {leftOut:N0} more are left out, see the sheet {PapersSheet}" : "")}. Fill the yellow cells, save, and give the file back: vegftrends decisions import.");

    // Quarantine.
    public string File => Pick("文件", "File");
    public string Record => Pick("记录", "Record");
    public string Position => Pick("位置", "Position");
    public string Found => Pick("实际内容", "Found");
    public string Expected => Pick("应有内容", "Expected");
    public string NothingQuarantined => Pick("所有记录均已读入，无隔离记录。", "Every record could be read; nothing is quarantined.");

    // Method.
    public string AsOf => Pick("截止日期", "As of");
    public string CommandLine => Pick("命令行", "Command line");
    public string Encoder => Pick("编码器", "Encoder");
    public string Model => Pick("分类模型", "Category model");
    public string Lexicon => Pick("词典 SHA-256", "Lexicon SHA-256");
    public string Taxonomy => Pick("类别表 SHA-256", "Taxonomy SHA-256");
    public string TaxonomyChange => Pick("分类表变更", "Taxonomy change");
    public string Versions => Pick("版本", "Versions");
    public string Run => Pick("本次运行", "This run");
    public string Inputs => Pick("输入文件", "Input files");
    public string Format => Pick("格式", "Format");
    public string Read => Pick("读入", "Read");
    public string Duplicates => Pick("其中重复", "Of these, duplicates");
    public string Quarantined => Pick("隔离", "Quarantined");
    public string Thresholds => Pick("阈值（得分 0 至 1）", "Thresholds (scores from 0 to 1)");
    public string AssignFrom => Pick("自此归类", "Assigned from");
    public string UndecidedFrom => Pick("自此待定", "Undecided from");
    public string Key => Pick("键", "Key");
    public string Counts => Pick("计数", "Counts");
    public string HowCounted => Pick("如何计数", "How papers are counted");
    public string CutCells => Pick("因超过 Excel 单元格上限而截断的文本（以 […] 标出）", "Texts cut because a cell holds no more (marked […])");
    public string PlainLinks => Pick("超过工作表链接上限、以文本写出的链接", "Links written as text because the sheet holds no more");
    public string StaleEvidence => Pick("评定后原文已改、依据无法定位的论文", "Papers whose text changed after assessment, so that evidence has no place");
    public string UnknownCategories => Pick("类别表中没有的类别", "Categories that the taxonomy does not have");
    public string UnknownLikes => Pick("数据中没有的偏好论文", "Liked papers that are not in the data");

    public string IncompleteNote => Pick("* 含截止日期的时期，尚未完结", "* not complete: the period that holds the as-of date");
    public string YearAxis => Pick("年份（* 未完）", "Year (* not complete)");

    public string State(CountState state) => state switch
    {
        CountState.Counted => Pick("计入", "counted"),
        CountState.Retracted => Pick("撤稿", "retracted"),
        CountState.Notice => Pick("撤稿或更正声明", "notice"),
        CountState.Deleted => Pick("来源已删除", "deleted by the source"),
        CountState.Undated => Pick("无日期", "undated"),
        CountState.AfterAsOf => Pick("晚于截止日期", "after the as-of date"),
        CountState.BeforeFirstYear => Pick("早于首年", "before the first year"),
        CountState.AfterLastYear => Pick("晚于末年", "after the last year"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
    };

    public string And => Pick("、", ", ");

    public string Pick(string zh, string en) => language == Language.Zh ? zh : en;
}
