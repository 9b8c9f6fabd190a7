using System.Globalization;
using VegfTrends.Core;
using VegfTrends.Papers.Import;
using VegfTrends.Training;

namespace VegfTrends.Cli;

/// <summary>Every word of the tables and of the lines below them, in both languages side by side, so that none can be missing in one.</summary>
sealed class Labels(Language language)
{
    // Columns.
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

    public string Precision => Pick("精确率", "precision");
    public string Recall => Pick("召回率", "recall");

    public string And => Pick("；", "; ");

    // Lines.
    public string Import(ImportSummary summary) => summary.Deleted == 0
        ? Text($"读入 {summary.Read:N0}，新增 {summary.New:N0}，重复 {summary.Duplicates:N0}，隔离 {summary.Quarantined:N0}", $"{summary}")
        : Text($"读入 {summary.Read:N0}，新增 {summary.New:N0}，重复 {summary.Duplicates:N0}，隔离 {summary.Quarantined:N0}，删除通知 {summary.Deleted:N0}", $"{summary}");

    public string ReadFiles(int read, int quarantined) => Text($"读入 {read:N0}，隔离 {quarantined:N0}", $"read {read:N0}, quarantined {quarantined:N0}");

    public string Assessed(int assessed, int all) => Text($"共 {all:N0} 篇论文，本次评定 {assessed:N0} 篇，其余此前已评定", $"assessed {assessed:N0} of {all:N0} papers; the others were known");

    public string Report(int counted, int combining, int undecided, int suggestions, string path) => Text(
        $"计入 {counted:N0} 篇，其中联合用药 {combining:N0} 篇，待人工判定 {undecided:N0} 篇，推荐 {suggestions:N0} 篇：{path}",
        $"{counted:N0} papers counted, {combining:N0} combine, {undecided:N0} wait for a person, {suggestions:N0} suggestions: {path}");

    public string Counted(TrendTables tables)
    {
        string leftOut = string.Join(Pick("，", ", "), tables.States.Where(s => s.Key != CountState.Counted && s.Value > 0).Select(s => string.Create(CultureInfo.InvariantCulture, $"{State(s.Key)} {s.Value:N0}")));
        return Text(
            $"截至 {tables.AsOf:yyyy-MM-dd} 计入 {tables.Counted:N0} 篇论文；未计入：{(leftOut.Length > 0 ? leftOut : "无")}。* 未完结的时期",
            $"counted {tables.Counted:N0} papers as of {tables.AsOf:yyyy-MM-dd}; left out: {(leftOut.Length > 0 ? leftOut : "none")}. * incomplete period");
    }

    public string NamesSeen(int seen, int names, int conceptsSeen, int concepts) => Text(
        $"{names:N0} 个名称中出现 {seen:N0} 个；{concepts:N0} 个概念中有 {conceptsSeen:N0} 个至少出现一个名称",
        $"{seen:N0} of {names:N0} names seen; {conceptsSeen:N0} of {concepts:N0} concepts seen under at least one name");

    public string KnownByDefinition(IEnumerable<string> keys) => Text(
        $"以下类别没有足够的标注论文，仅凭名称和定义判断，其得分只用于排序，并非经校准的概率：{string.Join("、", keys)}",
        $"known by name and definition alone, for lack of labelled papers; their scores rank papers and are no calibrated probabilities: {string.Join(", ", keys)}");

    public string TaxonomyChanged(TaxonomyChange change)
    {
        string added = string.Join(Pick("、", ", "), change.Added), removed = string.Join(Pick("、", ", "), change.Removed);
        return Text(
            $"分类表于 {change.Date:yyyy-MM-dd} 变更：{(added.Length > 0 ? $"新增 {added}" : "")}{(added.Length > 0 && removed.Length > 0 ? "；" : "")}{(removed.Length > 0 ? $"移除 {removed}" : "")}；所有论文均已重新归类",
            $"taxonomy changed on {change.Date:yyyy-MM-dd}: {(added.Length > 0 ? $"added {added}" : "")}{(added.Length > 0 && removed.Length > 0 ? "; " : "")}{(removed.Length > 0 ? $"removed {removed}" : "")}; all papers were relabelled");
    }

    public string Quality(QualityReport q, bool crossValidated) => Text(
        $"{(crossValidated ? "交叉验证" : "测试")}论文 {q.Papers:N0} 篇：micro-F1 {q.Micro.F1:0.000}，macro-F1 {q.MacroF1:0.000}，校准误差 {q.Ece:0.000}，覆盖率 {q.Coverage:0.000}",
        $"{(crossValidated ? "cross-validated" : "measured")} on {q.Papers:N0} papers: micro-F1 {q.Micro.F1:0.000}, macro-F1 {q.MacroF1:0.000}, calibration error {q.Ece:0.000}, coverage {q.Coverage:0.000}");

    string State(CountState state) => state switch
    {
        CountState.Retracted => Pick("撤稿", "retracted"),
        CountState.Notice => Pick("撤稿或更正声明", "notices of retraction or correction"),
        CountState.Deleted => Pick("来源已删除", "deleted by the source"),
        CountState.Undated => Pick("无日期", "undated"),
        CountState.AfterAsOf => Pick("晚于截止日期", "after that date"),
        CountState.BeforeFirstYear => Pick("早于首年", "before the first year"),
        CountState.AfterLastYear => Pick("晚于末年", "after the last year"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
    };

    string Text(FormattableString zh, FormattableString en) => (language == Language.Zh ? zh : en).ToString(CultureInfo.InvariantCulture);

    string Pick(string zh, string en) => language == Language.Zh ? zh : en;
}
