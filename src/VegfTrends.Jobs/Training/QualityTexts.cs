using VegfTrends.Core;
using VegfTrends.Training.Baselines;
using VegfTrends.Training.Quality;

namespace VegfTrends.Jobs.Training;

/// <summary>Every word of the quality report, in both languages side by side, so that none can be missing in
/// one.</summary>
sealed class QualityTexts(Language language) : Texts(language)
{
    public string Title(string model) => Pick($"分类模型质量报告：{model}", $"Quality of the category model {model}");

    // Sections; they name sheets, so at most 31 characters.
    public string Overview => Pick("概要", "Overview");
    public string Categories => Pick("各类别", "Categories");
    public string Calibration => Pick("校准", "Calibration");
    public string CoverageSection => Pick("覆盖率与精确率", "Coverage and precision");
    public string Confusions => Pick("混淆", "Confusions");
    public string Mistakes => Pick("最严重的错误", "Worst mistakes");
    public string Learning => Pick("学习曲线", "Learning curve");
    public string ComparisonSection => Pick("与旧模型比较", "Against the older model");

    // Columns.
    public string Set => Pick("数据集", "Set");
    public string LanguageColumn => Pick("语种", "Language");
    public string Papers => Pick("论文数", "Papers");
    public string MicroF1 => Pick("micro-F1", "Micro-F1");
    public string MacroF1 => Pick("macro-F1", "Macro-F1");
    public string Interval => Pick("95% 区间", "95 %");
    public string Precision => Pick("精确率", "Precision");
    public string Recall => Pick("召回率", "Recall");
    public string Coverage => Pick("覆盖率", "Coverage");
    public string Ece => Pick("校准误差", "Calibration error");
    public string Area => Pick("精确率-召回率曲线下面积", "Area under precision-recall");
    public string Category => Pick("类别", "Category");
    public string Key => Pick("键", "Key");
    public string Positives => Pick("应有", "True");
    public string Right => Pick("正确", "Right");
    public string Wrong => Pick("误归", "Wrong");
    public string Missed => Pick("漏归", "Missed");
    public string System => Pick("方法", "Method");
    public string Score => Pick("得分", "Score");
    public string MeanScore => Pick("平均得分", "Mean score");
    public string TrueShare => Pick("实际成立的比例", "Share that is true");
    public string Scores => Pick("得分个数", "Scores");
    public string AssignedFrom => Pick("自此得分归类", "Assigned from score");
    public string TrueCategory => Pick("正确类别", "True category");
    public string InItsPlace => Pick("被归为", "Assigned in its place");
    public string Siblings => Pick("同级类别", "Siblings");
    public string Nothing => Pick("（无）", "(none)");
    public string Id => Pick("编号", "Id");
    public string PaperTitle => Pick("题名", "Title");
    public string Text => Pick("原文", "Text");
    public string Truth => Pick("正确", "True");
    public string Assigned => Pick("已归", "Assigned");
    public string Undecided => Pick("待定", "Undecided");
    public string CrossValidated => Pick("交叉验证", "Cross-validated");
    public string HeldOutColumn => Pick("预留数据", "Held out");
    public string TrainedOn => Pick("训练论文数", "Papers trained on");
    public string Ideal => Pick("理想校准", "Perfect calibration");
    public string Old => Pick("旧模型", "Older model");
    public string New => Pick("本模型", "This model");
    public string OldAssigned => Pick("旧模型归为", "Older model assigned");
    public string NewAssigned => Pick("本模型归为", "This model assigned");
    public string Change => Pick("变化", "Change");
    public string Yes => Pick("是", "yes");
    public string ThisModel => Pick("本模型", "this model");
    public string BothLanguages => Pick("全部", "both");
    public string TextElsewhere =>
        Pick("（原文不在标注文件中，此处不复制）", "(the text is not part of the label files and is not copied here)");

    public string Languages(Language? one) =>
        one switch
        {
            Language.Zh => Pick("中文", "Chinese"),
            Language.En => Pick("英文", "English"),
            _ => BothLanguages,
        };

    public string Name(EvaluatedKind kind) =>
        kind switch
        {
            EvaluatedKind.CrossValidation => Pick("训练论文，交叉验证", "training papers, cross-validated"),
            EvaluatedKind.HeldOut => Pick("预留的十分之一合成摘要", "held-out tenth of the synthetic abstracts"),
            _ => Pick("给定的标注文件", "label files given"),
        };

    public string Name(BaselineKind kind) =>
        kind switch
        {
            BaselineKind.Rules => Pick("仅词典规则", "rules of the lexicon alone"),
            BaselineKind.Svm => Pick("字符 TF-IDF + 线性支持向量机", "character TF-IDF + linear SVM"),
            BaselineKind.Logistic => Pick("字符 TF-IDF + 逻辑回归", "character TF-IDF + logistic regression"),
            _ => Pick("编码器最近邻（5 篇）", "nearest neighbours by the encoder (5)"),
        };

    public string Became(int gain) =>
        gain switch
        {
            > 0 => Pick("变对", "now right"),
            < 0 => Pick("变错", "now wrong"),
            _ => Pick("仍不全对", "still not right"),
        };

    // Sentences.
    public string HowToRead =>
        Pick(
            "待定按未归类计。F1 的 95% 区间由论文重抽样（1,000 次）得出，精确率与召回率的区间按 Wilson 法；macro-F1 "
                + "只平均至少有 5 篇的类别。覆盖率是至少得到一个类别的论文比例。",
            "Undecided counts as not assigned. 95 % intervals of F1 are bootstrap intervals over papers (1,000 draws), "
                + "those of precision and recall are Wilson's; macro-F1 is the mean over categories with at least 5 "
                + "papers. Coverage is the share of papers that got at least one category."
        );

    public string HowCalibrated =>
        Pick(
            "把全部类别的得分按 0.1 分成十段；每段比较平均得分与实际成立的比例，按个数加权的平均差即校准误差（ECE）。",
            "All scores of all categories in ten bins of a tenth each: mean score against the share that is true; the "
                + "mean distance, weighted by count, is the expected calibration error (ECE)."
        );

    public string HowCovered =>
        Pick(
            "若所有类别都从同一得分起归类：得到类别的论文比例，与所归类别正确的比例。",
            "If all categories were assigned from one and the same score on: the share of papers that get a category, "
                + "and the share of assigned categories that are true."
        );

    public string HowConfused =>
        Pick(
            "漏归的类别，以及同一篇论文误得的类别；同级类别在前。",
            "The category that was missed, and what the paper got wrongly in its place; siblings first."
        );

    public string HowMistaken =>
        Pick(
            "模型最有把握却与标注不符的论文在前。标注也可能有误，请先读原文。",
            "Papers where the model was surest of what the label denies come first. The label may be wrong as well: "
                + "read the text before blaming either."
        );

    public string HowLearned =>
        Pick(
            "以部分论文训练的模型：在这些论文上交叉验证的 micro-F1，以及在预留数据上的 micro-F1。"
                + "若曲线仍在上升，更多标注会有帮助。",
            "Models trained on a part of the papers: micro-F1 on these papers themselves, cross-validated, and on the "
                + "held-out papers. Where a curve still rises, more labels help."
        );

    public string Facts(string model, int? papers, long? bytes, TimeSpan? train) =>
        string.Join(
            Pick("；", "; "),
            new[]
            {
                Pick($"模型 {model}", $"model {model}"),
                papers is { } p ? Pick($"训练论文 {p:N0} 篇", $"trained on {p:N0} papers") : null,
                train is { } t
                    ? Pick(
                        $"训练用处理器时间 {t.TotalSeconds:0} 秒",
                        $"training took {t.TotalSeconds:0} s of processor time"
                    )
                    : null,
                bytes is { } b ? Pick($"模型文件 {b / 1024.0:N0} KiB", $"model file {b / 1024.0:N0} KiB") : null,
            }.Where(part => part is not null)
        ) + Pick("。", ".");

    public string Compared(Comparison c, string old) =>
        Pick(
            $"与 {old} 相比，micro-F1 变化 {c.Difference:+0.000;-0.000;0.000}（95% 区间 "
                + $"{c.DifferenceLow:+0.000;-0.000;0.000} 至 {c.DifferenceHigh:+0.000;-0.000;0.000}，同一批论文重抽样 "
                + $"2,000 次）。类别完全正确的论文：仅旧模型正确 {c.OnlyOldRight} 篇，仅本模型正确 {c.OnlyNewRight} "
                + $"篇（McNemar 精确检验 p = {c.PValue:0.000}）。",
            $"Against {old}, micro-F1 changed by {c.Difference:+0.000;-0.000;0.000} (95 % interval "
                + $"{c.DifferenceLow:+0.000;-0.000;0.000} to {c.DifferenceHigh:+0.000;-0.000;0.000}, the same papers "
                + $"drawn anew 2,000 times). Papers with exactly the right categories: {c.OnlyOldRight} by the older "
                + $"model only, {c.OnlyNewRight} by this one only (McNemar's exact test, p = {c.PValue:0.000})."
        );

    public string And => Pick("；", "; ");
}
