using System.Globalization;
using VegfTrends.Core;
using VegfTrends.Jobs;
using VegfTrends.Papers.Decisions;
using VegfTrends.Papers.Import;
using VegfTrends.Papers.Store;
using VegfTrends.Papers.Watching;
using VegfTrends.Training;

namespace VegfTrends.Cli;

/// <summary>Every word of the tables and of the lines below them, in both languages side by side, so that none can be
/// missing in one.</summary>
sealed class CommandTexts(Language language) : Texts(language)
{
    public string NotTheSame(string difference) =>
        Pick($"与原工作簿不同：{difference}。", $"Not the same workbook: {difference}.");

    // Columns.
    /// <param name="details">The file that has them; <c>null</c> when they follow.</param>
    public string Defect(string? details) =>
        Pick(
            "程序内部出错：这是 vegftrends 自身的缺陷，与您的文件无关；此前已保存的内容完好。"
                + (details is null ? "" : $"详情见 {details}。")
                + "请再运行一次该命令；如仍出错，请连同详情反馈。",
            "The program itself failed: this is a defect of vegftrends, not of your files; what was saved before is whole. "
                + (details is null ? "" : $"The details are in {details}. ")
                + "Run the command again; if it fails again, report it with the details."
        );

    public string PerYear => Pick("每年", "a year");
    public string RateRatio => Pick("率比 [95 %]", "rate ratio [95 %]");
    public string NextYear => Pick("未来 12 个月", "next 12 months");
    public string File => Pick("文件", "file");
    public string Format => Pick("格式", "format");
    public string Read => Pick("读入", "read");
    public string New => Pick("新增", "new");
    public string Duplicates => Pick("重复", "duplicates");
    public string Quarantined => Pick("隔离", "quarantined");
    public string Id => Pick("编号", "id");
    public string Date => Pick("日期", "date");
    public string Title => Pick("题名", "title");
    public string Assigned => Pick("已归类别", "assigned");
    public string Undecided => Pick("待定类别", "undecided");
    public string Study => Pick("研究类型", "study");
    public string Cancer => Pick("肿瘤", "cancer");
    public string Category => Pick("类别", "category");
    public string Score => Pick("得分", "score");
    public string Reasons => Pick("推荐理由", "reasons");
    public string Key => Pick("键", "key");
    public string Kind => Pick("种类", "kind");
    public string Name => Pick("名称", "name");
    public string Papers => Pick("论文数", "papers");

    // Tables of trends.
    public string Studies => Pick("研究数", "studies");
    public string PairName => Pick("组合", "pair");
    public string Stage => Pick("阶段", "stage");
    public string Furthest => Pick("最高阶段", "furthest stage");
    public string FirstSeen => Pick("首次出现", "first seen");
    public string FirstPaper => Pick("首篇论文", "first paper");
    public string Change => Pick("变化", "change");
    public string Acceleration => Pick("加速度", "acceleration");
    public string Year => Pick("年份", "year");
    public string Chinese => Pick("仅中文", "Chinese only");
    public string English => Pick("仅英文", "English only");
    public string BothLanguages => Pick("中英双语", "both");
    public string Country => Pick("国家或地区", "country or region");
    public string AllStudies => Pick("全部研究", "all studies");
    public string NothingEmerging =>
        Pick(
            "没有新出现或上升的概念，或完整年份不足四年。",
            "Nothing is new or rising, or there are fewer than four complete years."
        );
    public string EmergingNote =>
        Pick(
            "首次出现指在本数据中首次出现；率比为最近两个完整年份比此前两年。* 未完结的年份",
            "First seen is in this data; the rate ratio is of the last two complete years to the two before. * incomplete year"
        );
    public string MaturityNote =>
        Pick(
            "括号内为本数据中的首个年份；Ⅰ/Ⅱ期计入Ⅱ期，Ⅱ/Ⅲ期和Ⅳ期计入Ⅲ期。",
            "In brackets the first year in this data; phase 1/2 counts as phase 2, phase 2/3 and phase 4 as phase 3."
        );

    public string Precision => Pick("精确率", "precision");
    public string Recall => Pick("召回率", "recall");
    public string Source => Pick("来源", "source");
    public string Query => Pick("检索", "query");
    public string From => Pick("起", "from");
    public string To => Pick("止", "to");
    public string Found => Pick("命中", "found");
    public string Changed => Pick("更新", "changed");
    public string Retracted => Pick("撤稿", "retracted");
    public string Deleted => Pick("删除", "deleted");
    public string Requests => Pick("请求数", "requests");
    public string Seconds => Pick("秒", "seconds");
    public string Why => Pick("说明", "why");
    public string StateName => Pick("状态", "state");
    public string Run => Pick("运行", "run");
    public string Watch => Pick("监测", "watch");
    public string Started => Pick("开始", "started");
    public string Note => Pick("备注", "note");
    public string Sheet => Pick("工作表", "sheet");
    public string Row => Pick("行", "row");
    public string Before => Pick("原判定", "before");
    public string After => Pick("新判定", "after");
    public string Outcome => Pick("结果", "outcome");
    public string FoundHere => Pick("实际", "found");
    public string Expected => Pick("应为", "expected");
    public string NoCategory => Pick("无", "none");
    public string BackfillMark => Pick("（首次回填）", " (backfill)");

    public string And => Pick("；", "; ");

    // Lines.
    public string Import(ImportSummary summary) =>
        summary.Deleted == 0
            ? Pick(
                $"读入 {summary.Read:N0}，新增 {summary.New:N0}，重复 {summary.Duplicates:N0}，隔离 {summary.Quarantined:N0}",
                $"{summary}"
            )
            : Pick(
                $"读入 {summary.Read:N0}，新增 {summary.New:N0}，重复 {summary.Duplicates:N0}，隔离 "
                    + $"{summary.Quarantined:N0}，删除通知 {summary.Deleted:N0}",
                $"{summary}"
            );

    public string ReadFiles(FileReading reading) =>
        Pick(
            $"读入 {reading.Read + reading.Quarantined:N0}，隔离 {reading.Quarantined:N0}",
            $"read {reading.Read + reading.Quarantined:N0}, quarantined {reading.Quarantined:N0}"
        );

    public string Assessed(int assessed, int all) =>
        Pick(
            $"共 {all:N0} 篇论文，本次评定 {assessed:N0} 篇，其余此前已评定",
            $"assessed {assessed:N0} of {all:N0} papers; the others were known"
        );

    public string Report(int counted, int combining, int undecided, int suggestions, string path) =>
        Pick(
            $"计入 {counted:N0} 篇，其中联合用药 {combining:N0} 篇，待人工判定 {undecided:N0} 篇，推荐 "
                + $"{suggestions:N0} 篇：{path}",
            $"{counted:N0} papers counted, {combining:N0} combine, {undecided:N0} wait for a person, {suggestions:N0} "
                + $"suggestions: {path}"
        );

    public string Counted(TrendTables tables)
    {
        string leftOut = string.Join(
            Pick("，", ", "),
            tables
                .States.Where(s => s.Key != CountState.Counted && s.Value > 0)
                .Select(s => string.Create(CultureInfo.InvariantCulture, $"{State(s.Key)} {s.Value:N0}"))
        );
        return Pick(
            $"截至 {tables.AsOf:yyyy-MM-dd} 计入 {tables.Counted:N0} 篇论文；未计入："
                + $"{(leftOut.Length > 0 ? leftOut : "无")}。* 未完结的时期",
            $"counted {tables.Counted:N0} papers as of {tables.AsOf:yyyy-MM-dd}; left out: "
                + $"{(leftOut.Length > 0 ? leftOut : "none")}. * incomplete period"
        );
    }

    public string CountriesKnown(int known, int counted) =>
        Pick(
            $"{counted:N0} 项研究中 {known:N0} 项给出国家或地区；一项研究可计入多个",
            $"{known:N0} of {counted:N0} studies give a country or region; a study may count in several"
        );

    public string Of(EmergingKind kind) =>
        kind switch
        {
            EmergingKind.Agent => Pick("药物", "agent"),
            EmergingKind.Pair => Pick("组合", "pair"),
            EmergingKind.Term => Pick("术语", "term"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
        };

    public string NamesSeen(int seen, int names, int conceptsSeen, int concepts) =>
        Pick(
            $"{names:N0} 个名称中出现 {seen:N0} 个；{concepts:N0} 个概念中有 {conceptsSeen:N0} 个至少出现一个名称",
            $"{seen:N0} of {names:N0} names seen; {conceptsSeen:N0} of {concepts:N0} concepts seen under at least one name"
        );

    public string KnownByDefinition(IEnumerable<string> keys) =>
        Pick(
            $"以下类别没有足够的标注论文，仅凭名称和定义判断，其得分只用于排序，并非经校准的概率：{string.Join("、", keys)}",
            $"known by name and definition alone, for lack of labelled papers; their scores rank papers and are no "
                + $"calibrated probabilities: {string.Join(", ", keys)}"
        );

    public string Breaks(IReadOnlyList<SeriesBreak> breaks) =>
        Pick(
            $"序列断点（其前后的计数未必可比）：{string.Join("；", breaks.Select(Break))}",
            $"breaks in the series, before and after which counts may not compare: {string.Join("; ", breaks.Select(Break))}"
        );

    string Break(SeriesBreak change) =>
        string.Create(CultureInfo.InvariantCulture, $"{change.Day:yyyy-MM-dd} {KindOf(change.Kind)} {change.Name}")
        + (
            change.CoversFrom is { } from
                ? Pick($"（覆盖自 {from:yyyy-MM-dd} 起）", $" (covers from {from:yyyy-MM-dd})")
                : ""
        );

    string KindOf(SeriesBreakKind kind) =>
        kind switch
        {
            SeriesBreakKind.Model => Pick("新模型", "new model"),
            SeriesBreakKind.Categories => Pick("类别变更，模型", "other categories, model"),
            SeriesBreakKind.Query => Pick("新检索", "new query"),
            SeriesBreakKind.Source => Pick("新来源", "new source"),
            SeriesBreakKind.Lexicon => Pick("新词表", "new lexicon"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
        };

    public string Quality(QualityReport q, bool crossValidated) =>
        Pick(
            $"{(crossValidated ? "交叉验证" : "测试")}论文 {q.Papers:N0} 篇：micro-F1 {q.Micro.F1:0.000}，macro-F1 "
                + $"{q.MacroF1:0.000}，校准误差 {q.Ece:0.000}，覆盖率 {q.Coverage:0.000}",
            $"{(crossValidated ? "cross-validated" : "measured")} on {q.Papers:N0} papers: micro-F1 "
                + $"{q.Micro.F1:0.000}, macro-F1 {q.MacroF1:0.000}, calibration error {q.Ece:0.000}, coverage {q.Coverage:0.000}"
        );

    public string WatchRun(long id, string state, bool isBackfill, WatchRunResult run) =>
        Pick(
            $"第 {id} 次运行{(isBackfill ? "（首次回填，不通报）" : "")}：{state}；新增 {run.New:N0}，更新 "
                + $"{run.Changed:N0}，撤稿 {run.Retracted:N0}，删除 {run.Deleted:N0}，隔离 {run.Quarantined:N0}，评定 "
                + $"{run.Assessed:N0}",
            $"run {id}{(isBackfill ? " (backfill, nothing is announced)" : "")}: {state}; new {run.New:N0}, changed "
                + $"{run.Changed:N0}, retracted {run.Retracted:N0}, deleted {run.Deleted:N0}, quarantined "
                + $"{run.Quarantined:N0}, assessed {run.Assessed:N0}"
        );

    public string Preview(int papers) =>
        Pick(
            $"将取入约 {papers:N0} 篇（多个检索可能返回同一篇）；未作任何改动",
            $"about {papers:N0} papers would be taken (queries may share some); nothing was changed"
        );

    public string LastRun(long id) => Pick($"第 {id} 次运行：", $"run {id}:");

    public string NextRun(DateTimeOffset time) =>
        Pick($"下次运行：{time:yyyy-MM-dd HH:mm}", $"next run: {time:yyyy-MM-dd HH:mm}");

    public string WatchStopped => Pick("监测已停止。", "The watch has stopped.");

    public string Edits(DecisionImportResult result, bool dryRun)
    {
        (int taken, int known, int conflicts, int odd) = (
            result.Count(EditOutcome.Taken),
            result.Count(EditOutcome.Known),
            result.Count(EditOutcome.Conflict),
            result.Count(EditOutcome.NotUnderstood)
        );
        return Pick(
            $"{(dryRun ? "试运行，未作任何改动：将" : "")}收入 {taken:N0}，已知 {known:N0}，冲突 {conflicts:N0}，"
                + $"无法理解 {odd:N0}；另有 {result.Unchanged:N0} 行未改动",
            $"{(dryRun ? "dry run, nothing was changed: " : "")}{taken:N0} taken, {known:N0} known already, "
                + $"{conflicts:N0} in conflict, {odd:N0} not understood; {result.Unchanged:N0} rows were not edited"
        );
    }

    public string MoreEdits(int more) =>
        Pick($"另有 {more:N0} 行未显示；--json 显示全部", $"{more:N0} more rows are not shown; --json shows all");

    public string ExportedDecisions(int count, string path) =>
        Pick($"写出 {count:N0} 条判定：{path}", $"{count:N0} decisions written: {path}");

    public string ExportedPapers(int count, string path) =>
        Pick($"写出 {count:N0} 篇带判定关键词的论文：{path}", $"{count:N0} papers with their labels written: {path}");

    public string Outcomes(EditOutcome outcome) =>
        outcome switch
        {
            EditOutcome.Taken => Pick("收入", "taken"),
            EditOutcome.Known => Pick("已知", "known"),
            EditOutcome.Conflict => Pick("冲突", "conflict"),
            EditOutcome.NotUnderstood => Pick("无法理解", "not understood"),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
        };

    public string State(WatchRunState state) =>
        state switch
        {
            WatchRunState.Running => Pick("运行中", "running"),
            WatchRunState.Ok => Pick("正常", "ok"),
            WatchRunState.Suspect => Pick("可疑", "suspect"),
            WatchRunState.Failed => Pick("失败", "failed"),
            WatchRunState.Interrupted => Pick("中断", "interrupted"),
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
        };

    public string State(SourceState state) =>
        state switch
        {
            SourceState.Ok => Pick("正常", "ok"),
            SourceState.Suspect => Pick("可疑", "suspect"),
            SourceState.Failed => Pick("失败", "failed"),
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
        };

    string State(CountState state) =>
        state switch
        {
            CountState.Retracted => Pick("撤稿", "retracted"),
            CountState.Notice => Pick("撤稿或更正声明", "notices of retraction or correction"),
            CountState.Deleted => Pick("来源已删除", "deleted by the source"),
            CountState.Registry => Pick("注册记录", "trial registry records"),
            CountState.Undated => Pick("无日期", "undated"),
            CountState.AfterAsOf => Pick("晚于截止日期", "after that date"),
            CountState.BeforeFirstYear => Pick("早于首年", "before the first year"),
            CountState.AfterLastYear => Pick("晚于末年", "after the last year"),
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
        };
}
