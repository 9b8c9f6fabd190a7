using VegfTrends.Core;
using VegfTrends.Reporting;

namespace VegfTrends.Jobs.Reports;

/// <summary>What is said of how a report was made.</summary>
public sealed class ReportTexts(Language language) : Texts(language)
{
    public string TaxonomyChanged(TaxonomyChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        string added = string.Join(Pick("、", ", "), change.Added),
            removed = string.Join(Pick("、", ", "), change.Removed),
            and = added.Length > 0 && removed.Length > 0 ? Pick("；", "; ") : "";
        return Pick(
            $"分类表于 {change.Date:yyyy-MM-dd} 变更："
                + $"{(added.Length > 0 ? $"新增 {added}" : "")}{and}{(removed.Length > 0 ? $"移除 {removed}" : "")}；"
                + "所有论文均已重新归类",
            $"taxonomy changed on {change.Date:yyyy-MM-dd}: "
                + $"{(added.Length > 0 ? $"added {added}" : "")}{and}{(removed.Length > 0 ? $"removed {removed}" : "")}; "
                + "all papers were relabelled"
        );
    }

    internal string OtherModel(ReplayRecord then, ReplayRecord now) =>
        Pick(
            $"分类模型为 {now.Model}，当时为 {then.Model}：请用 --model 指定其文件夹",
            $"the category model is {now.Model}, it was {then.Model}: name its folder with --model"
        );

    internal string OtherLexicon =>
        Pick(
            "词典已不同：请用方法表所记的程序版本",
            "the lexicon is another one: use the version of the program that the method sheet names"
        );

    internal string OtherPapers =>
        Pick(
            "库中论文此后有改动（补全文本、合并、撤稿），或并非同一个库",
            "papers of the store were changed in place since (texts filled in, merged, retracted), or it is another store"
        );
}
