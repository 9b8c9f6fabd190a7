using System.Globalization;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Digests;

/// <summary>Every word of a digest, in both languages side by side, so that none can be missing in one.</summary>
sealed class DigestTexts(Language language) : Texts(language)
{
    // Three of a kind are named in a subject line; more would be cut by every mail program.
    const int SubjectLength = 120;

    public string Title => Pick("抗VEGF联合免疫治疗：新文献", "Anti-VEGF with immunotherapy: new papers");
    public string Suspect =>
        Pick(
            "以下来源本次不可信，可能有遗漏：",
            "These sources could not be trusted this time, so papers may be missing:"
        );
    public string Firsts => Pick("首见组合", "Firsts");
    public string Papers => Pick("新论文", "New papers");
    public string Changes => Pick("此前推送论文的变动", "Changes to papers you were told about");
    public string Rises => Pick("上升的类别", "What rises");
    public string Evidence => Pick("依据：", "Evidence: ");
    public string Decided => Pick("人工判定", "decided by a person");
    public string NoLink => Pick("无可用链接：", "no link: ");
    public string Nothing => Pick("没有新论文。", "There are no new papers.");

    public string Foot(string reader) =>
        Pick(
            $"VegfTrends 为 {reader} 整理。类别由模型评定，得分为 0 至 1 的概率；非医疗建议。",
            $"Made by VegfTrends for {reader}. Categories are the model's, scores are probabilities from 0 to 1. Not "
                + $"medical advice."
        );

    public string Since(DateOnly since) =>
        Pick(
            $"首见仅就本库（自 {Day(since)} 起）而言，综述与荟萃分析不计。",
            $"First in this store since {Day(since)}; reviews and meta-analyses do not count."
        );

    public string Others(int others) =>
        others == 0
            ? ""
            : Pick(
                $"（同批另有 {N(others)} 篇）",
                others == 1 ? " (one more paper of the same night)" : $" ({N(others)} more papers of the same night)"
            );

    public string First(FirstLevel level) =>
        level switch
        {
            FirstLevel.Kind => Pick("首次与此类药物联合", "first with this kind of partner"),
            FirstLevel.Agents => Pick("首次联合", "first of these two"),
            FirstLevel.Tumour => Pick("首次用于该肿瘤", "first in this tumour"),
            FirstLevel.Phase => Pick("首项此类研究", "first study of this type"),
            _ => throw new ArgumentOutOfRangeException(nameof(level), level, "No such level."),
        };

    public string Change(PublicationStatus status) =>
        status switch
        {
            PublicationStatus.Corrected => Pick("已更正", "corrected"),
            PublicationStatus.Retracted => Pick("已撤稿", "retracted"),
            PublicationStatus.Deleted => Pick("来源已删除", "deleted by its source"),
            PublicationStatus.Notice => Pick("为撤稿或更正声明", "is itself a notice"),
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a change."),
        };

    public string Score(double? score) => score is { } s ? s.ToString("0.00", CultureInfo.InvariantCulture) : Decided;

    public string Rise(DigestRise rise) =>
        Pick(
            $"{rise.Name}：{rise.BeforeYears} 年 {N(rise.Before)} 篇 → {rise.AfterYears} 年 {N(rise.After)} 篇",
            $"{rise.Name}: {N(rise.Before)} in {rise.BeforeYears} → {N(rise.After)} in {rise.AfterYears}"
        );

    public string Undecided(int papers) =>
        Pick(
            $"另有 {N(papers)} 篇待人工判定，判定后再推送。",
            papers == 1
                ? "One more paper waits for a person's decision and is told then."
                : $"{N(papers)} more papers wait for a person's decision and are told then."
        );

    public string RiseNote => Pick("普通计数之比较，未作统计检验。", "Plain counts, no test for chance.");

    public string More(int more) => Pick($"另有 {N(more)} 篇，仅列题名：", $"{N(more)} more, by title:");

    public string MoreFirsts(int more) => Pick($"另有 {N(more)} 项", $"{N(more)} more");

    /// <summary>How much there is, on one line.</summary>
    public string Sum(Digest digest)
    {
        var parts = new List<string>
        {
            digest.Papers.Count == 0
                ? Pick("无新论文", "no new papers")
                : Pick(
                    $"新论文 {N(digest.Papers.Count)} 篇",
                    digest.Papers.Count == 1 ? "1 new paper" : $"{N(digest.Papers.Count)} new papers"
                ),
        };
        if (digest.Firsts.Count > 0)
        {
            parts.Add(
                Pick(
                    $"首见 {N(digest.Firsts.Count)} 项",
                    digest.Firsts.Count == 1 ? "1 first" : $"{N(digest.Firsts.Count)} firsts"
                )
            );
        }

        if (digest.Changes.Count > 0)
        {
            parts.Add(
                Pick(
                    $"变动 {N(digest.Changes.Count)} 项",
                    digest.Changes.Count == 1 ? "1 change" : $"{N(digest.Changes.Count)} changes"
                )
            );
        }

        if (digest.Suspects.Count > 0)
        {
            parts.Add(
                Pick(
                    $"来源存疑 {N(digest.Suspects.Count)} 个",
                    digest.Suspects.Count == 1 ? "1 suspect source" : $"{N(digest.Suspects.Count)} suspect sources"
                )
            );
        }

        return string.Join(Pick("，", ", "), parts);
    }

    /// <summary>One line, no longer than mail programs show.</summary>
    public string Subject(Digest digest)
    {
        string first = digest.Firsts.Count > 0 ? Pick("：", ": ") + digest.Firsts[0].Combination : "";
        return PlainText.Cut(PlainText.OneLine($"VegfTrends {Day(digest.Day)} {Sum(digest)}{first}"), SubjectLength);
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string N(int n) => n.ToString("N0", CultureInfo.InvariantCulture);
}
