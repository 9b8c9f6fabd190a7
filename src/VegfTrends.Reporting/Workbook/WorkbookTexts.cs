using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>Every word of the workbook, in both languages side by side, so that none can be missing in one.</summary>
sealed class WorkbookTexts(Language language) : Texts(language)
{
    // Sheets. Excel allows 31 characters and none of []:*?/\.
    public string SummarySheet => Pick("概要", "Summary");
    public string TrendsSheet => Pick("趋势", "Trends");
    public string MatrixSheet => Pick("组合矩阵", "Matrix");
    public string EmergingSheet => Pick("新兴", "Emerging");
    public string MaturitySheet => Pick("证据成熟度", "Maturity");
    public string PapersSheet => Pick("论文", "Papers");
    public string StudiesSheet => Pick("研究明细", "Studies");
    public string CombinationsSheet => Pick("组合明细", "Combinations");
    public string QualitySheet => Pick("质量", "Quality");
    public string SuggestionsSheet => Pick("推荐", "Suggestions");
    public string TriageSheet => Pick("分拣", "Triage");
    public string QuarantineSheet => Pick("隔离记录", "Quarantine");
    public string MethodSheet => Pick("方法", "Method");

    // Summary and trends.
    public string Title =>
        Pick("抗VEGF联合免疫治疗：文献趋势", "Anti-VEGF with immunotherapy: trends in the literature");
    public string Category => Pick("类别", "Category");
    public string AllYears => Pick("全部年份", "All years");
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
    public string StackedChart =>
        Pick(
            "每年论文的类别构成（一篇可计入多类）",
            "What the papers of each year are about (one may count in several)"
        );
    public string Course => Pick("走势", "Course");
    public string Finding => Pick("结论", "Finding");
    public string RateRatio => Pick("率比", "Rate ratio");
    public string Low => Pick("95 % 下限", "95 % low");
    public string High => Pick("95 % 上限", "95 % high");
    public string Slope => Pick("每年增减（Theil-Sen）", "More a year (Theil-Sen)");
    public string TrendTest => Pick("趋势检验（Mann-Kendall 法）", "trend (Mann-Kendall)");
    public string Bursts => Pick("突增时段（Kleinberg）", "Bursts (Kleinberg)");
    public string Steps => Pick("水平突变年份", "Steps");
    public string Next12 => Pick("未来 12 个月预测", "Next 12 months");
    public string BackTest => Pick("回测平均误差", "Mean error in back-tests");
    public string CorrectedCounts =>
        Pick("扣除分类误差后的每年研究数", "Studies a year with the classifier's errors taken out");
    public string RawCount => Pick("原始数目", "Raw");
    public string Corrected => Pick("校正后", "Corrected");
    public string CorrectedNote =>
        Pick(
            "用人工判定估计模型的灵敏度与假阳性率后逐年校正（Rogan 与 Gladen 1978）；"
                + "假定同一年中已判定的论文可代表模型结论相同的其他论文。",
            "By the sensitivity and false positives that people's decisions show, year by year (Rogan and Gladen "
                + "1978); decided papers are taken to stand for the others of their year with the same verdict."
        );

    public string NotCorrectable(int least) =>
        Pick(
            $"无法校正：每个类别需在模型归类与未归类的论文中各有至少 {least} 篇人工判定，且模型须能区分该类别；"
                + $"此处数目均为原始数目。",
            $"Not correctable: a category needs {least} decisions by people among the papers that the model assigned, "
                + $"as many among the others, and a model that can tell the category. All numbers here are raw counts."
        );

    public string UnfinishedPeriods => Pick("未完结时期的即时预测", "What unfinished periods will probably hold");
    public string NowcastNote =>
        Pick(
            "根据监测期间实际看到的收录延迟估计（反向风险法）。",
            "By the indexing delays that the watch has seen (reverse-time hazards)."
        );

    public string NoDelays(int least) =>
        Pick(
            $"未作预测：监测所见的收录延迟不足 {least} 例；未完结的时期以 * 标出。",
            $"Not estimated: the watch has seen fewer than {least} indexing delays. Unfinished periods are marked *."
        );

    public string Period => Pick("时期", "Period");
    public string SoFar => Pick("目前", "So far");
    public string Completeness => Pick("通常已收录比例", "Usually in by now");
    public string Foreseen => Pick("预计最终", "Expected in the end");
    public string ByLanguage => Pick("按语言：每年研究数", "By language: studies a year");
    public string ZhOnly => Pick("仅中文", "Chinese only");
    public string EnOnly => Pick("仅英文", "English only");
    public string BothLanguages => Pick("中英文均有", "Both");
    public string ByCountry => Pick("按国家或地区：研究数", "By country: studies");
    public string Country => Pick("国家或地区", "Country");

    public string CountriesKnown(int known, int all) =>
        Pick(
            $"{N(all)} 项研究中有 {N(known)} 项的来源给出了作者单位；一项研究可计入多个国家。",
            $"The sources give affiliations for {N(known)} of {N(all)} studies; a study may count for several countries."
        );

    public string FindingOf(Finding finding) =>
        finding switch
        {
            Workbook.Finding.Rose => Pick("上升", "rose"),
            Workbook.Finding.Fell => Pick("下降", "fell"),
            Workbook.Finding.NoClearChange => Pick("无明确变化", "no clear change"),
            _ => Pick("序列中断，不下结论", "series broken: no finding"),
        };

    // Matrix, emerging, maturity.
    public string Studies => Pick("研究数", "Studies");
    public string NoCategory => Pick("（未归类）", "(no category)");
    public string NoPairs => Pick("本数据中没有药物组合。", "This data has no combination of agents.");
    public string MatrixNote =>
        Pick(
            "数字为研究数；点击数字可查看其研究。颜色越深研究越多。",
            "Numbers are studies; click one to see them. The darker, the more."
        );
    public string AgentsByPartners => Pick("抗VEGF药物 × 免疫药物", "Anti-VEGF agent by immune partner");
    public string PairsByStage =>
        Pick("药物组合 × 肿瘤 × 研究阶段（乳腺癌在前）", "Pair by tumour and stage (breast cancer first)");

    public string MatrixCut(int shown, int all) =>
        Pick(
            $"此处显示 {N(all)} 例中最常见的 {N(shown)} 例，其余见“{CombinationsSheet}”表。",
            $"Shown here: the commonest {N(shown)} of {N(all)}; the sheet {CombinationsSheet} has all."
        );

    public string Stage => Pick("研究阶段", "Stage");

    public string StageOf(EvidenceStage stage) =>
        stage switch
        {
            EvidenceStage.Preclinical => Pick("临床前", "Preclinical"),
            EvidenceStage.Phase1 => Pick("Ⅰ期", "Phase 1"),
            EvidenceStage.Phase2 => Pick("Ⅱ期", "Phase 2"),
            EvidenceStage.Phase3 => Pick("Ⅲ期", "Phase 3"),
            EvidenceStage.Observational => Pick("观察性", "Observational"),
            EvidenceStage.Review => Pick("综述", "Review"),
            _ => Pick("其他类型", "Other type"),
        };

    public string Since(string stage) => Pick($"{stage}首见", $"{stage} since");

    public string HighestStage => Pick("最高阶段", "Highest stage");
    public string MaturityNote =>
        Pick(
            "一项组合走到哪一步：各阶段研究数与本数据中的首见年份；点击研究数可查看。Ⅰ/Ⅱ期计为Ⅱ期，Ⅱ/Ⅲ期和Ⅳ期计为Ⅲ期。",
            "How far each combination has come: studies of each stage, and the first year of one in this data; click "
                + "the number of studies to see them. Phase 1/2 counts as 2, phase 2/3 and 4 as 3."
        );
    public string NothingEmerging =>
        Pick(
            "没有新出现或上升的药物、组合或术语，或完整年份不足四年。",
            "Nothing is new or rising, or there are fewer than four complete years."
        );
    public string EmergingNote =>
        Pick(
            "新出现：近三个完整年份或今年首见（仅就本数据而言）；上升：最近两个完整年份与此前两年的率比区间高于 1。"
                + "同一概念的中英文名称合并。加速度 = 变化减去上一年的变化。q："
                + "同类全部候选一并校正（Benjamini-Hochberg）。* 今年，尚未完结。",
            "New: first seen, in this data, in the last three complete years or this year. Rising: the rate ratio of "
                + "the last two complete years to the two before lies above 1 with its interval. Chinese and English "
                + "names of a concept are one. Acceleration is the change less the change of the year before. q is "
                + "over all candidates of the kind (Benjamini-Hochberg). * this year, not complete."
        );
    public string NameHeading => Pick("名称", "Name");
    public string FirstSeenOn => Pick("首见日期", "First seen");
    public string FirstPaper => Pick("首篇", "First paper");
    public string Change => Pick("变化", "Change");
    public string Acceleration => Pick("加速度", "Acceleration");

    public string EmergingOf(EmergingKind kind) =>
        kind switch
        {
            EmergingKind.Agent => Pick("药物", "Agents"),
            EmergingKind.Pair => Pick("药物组合", "Pairs"),
            _ => Pick("术语", "Terms"),
        };

    // Quality.
    public string NoQuality => Pick("没有此模型的质量报告。", "There is no quality report of this model.");
    public string QualityOfModel =>
        Pick(
            "交叉验证（训练论文，模型未见过的部分）",
            "Cross-validated (training papers, each judged by a model that had not seen it)"
        );
    public string QualityHere => Pick("与本库人工判定对照", "Against people's decisions in this store");
    public string NoDecisions =>
        Pick(
            "本库尚无人工判定。填写“分拣”表并交回，即可知道模型在您的文献上有多准。",
            "There are no decisions in this store yet. Fill the Triage sheet and give it back to learn how good the "
                + "model is on your literature."
        );
    public string Positives => Pick("实有论文", "Papers in it");
    public string Precision => Pick("查准率", "Precision");
    public string Recall => Pick("查全率", "Recall");
    public string AllCategories => Pick("全部类别（微平均）", "All categories (micro)");
    public string Right => Pick("正确", "Right");
    public string Wrong => Pick("误归", "Wrongly assigned");
    public string Missed => Pick("漏归", "Missed");

    public string BreakOf(SeriesBreak change) =>
        change.Kind switch
        {
            SeriesBreakKind.Model => Pick($"新模型 {change.Name}", $"new model {change.Name}"),
            SeriesBreakKind.Categories => Pick($"新类别 {change.Name}", $"new categories {change.Name}"),
            SeriesBreakKind.Query => Pick($"新检索式 {change.Name}", $"new query {change.Name}"),
            SeriesBreakKind.Source => Pick($"新来源 {change.Name}", $"new source {change.Name}"),
            _ => Pick($"新词典 {change.Name}", $"new lexicon {change.Name}"),
        };

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
    public string MainCategory => Pick("主要类别", "Main category");
    public string Countries => Pick("国家", "Countries");
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
    public string HowToDecide =>
        Pick(
            "从列表选取，或输入多个类别并以分号分隔；均不成立时填“无”。",
            "Pick from the list, or type several with a semicolon between them; none where no category holds."
        );

    public string Triage(int shown, int leftOut) =>
        Pick(
            $"先看这 {N(shown)} 篇：先待定，后归类最勉强者"
                + $"{(leftOut > 0 ? $"；另有 {N(leftOut)} 篇未列出，见“{PapersSheet}”表" : "")}。"
                + "在黄色单元格填写判定和备注，保存后用 vegftrends decisions import 交回。",
            $"{N(shown)} papers worth a look first: undecided ones, then those assigned by the narrowest "
                + $"margin{(leftOut > 0 ? $"; {N(leftOut)} more are left out, see the sheet {PapersSheet}" : "")}. "
                + $"Fill the yellow cells, save, and give the file back: vegftrends decisions import."
        );

    // Quarantine.
    public string File => Pick("文件", "File");
    public string Record => Pick("记录", "Record");
    public string Position => Pick("位置", "Position");
    public string Found => Pick("实际内容", "Found");
    public string Expected => Pick("应有内容", "Expected");
    public string NothingQuarantined =>
        Pick("所有记录均已读入，无隔离记录。", "Every record could be read; nothing is quarantined.");

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
    public string CutCells =>
        Pick(
            "因超过 Excel 单元格上限而截断的文本（以 […] 标出）",
            "Texts cut because a cell holds no more (marked […])"
        );
    public string LeftOutRows => Pick("工作表容纳不下而未列出的行", "Rows left out because a sheet holds no more");
    public string Replay => Pick("重做此工作簿", "To make this workbook again");
    public string ReplayRecord => Pick("重做记录（机器读取）", "Record for --replay (read by the program)");
    public string Layout => Pick("表格版式", "Layout of the sheets");
    public string StaleEvidence =>
        Pick(
            "评定后原文已改、依据无法定位的论文",
            "Papers whose text changed after assessment, so that evidence has no place"
        );
    public string UnknownCategories => Pick("类别表中没有的类别", "Categories that the taxonomy does not have");
    public string UnknownLikes => Pick("数据中没有的偏好论文", "Liked papers that are not in the data");

    public string IncompleteNote =>
        Pick("* 含截止日期的时期，尚未完结", "* not complete: the period that holds the as-of date");
    public string YearAxis => Pick("年份（* 未完）", "Year (* not complete)");

    public string State(CountState state) =>
        state switch
        {
            CountState.Counted => Pick("计入", "counted"),
            CountState.Retracted => Pick("撤稿", "retracted"),
            CountState.Notice => Pick("撤稿或更正声明", "notice"),
            CountState.Deleted => Pick("来源已删除", "deleted by the source"),
            CountState.Registry => Pick("注册记录", "trial registry record"),
            CountState.Undated => Pick("无日期", "undated"),
            CountState.AfterAsOf => Pick("晚于截止日期", "after the as-of date"),
            CountState.BeforeFirstYear => Pick("早于首年", "before the first year"),
            CountState.AfterLastYear => Pick("晚于末年", "after the last year"),
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
        };

    public string And => Pick("、", ", ");

    static string N(int number) => number.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture);
}
