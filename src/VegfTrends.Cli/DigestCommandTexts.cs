using VegfTrends.Core;
using VegfTrends.Jobs.Digests;

namespace VegfTrends.Cli;

/// <summary>What the commands say of digests, in both languages.</summary>
sealed class DigestCommandTexts(Language language) : Texts(language)
{
    public string NoReaders(string path) =>
        Pick(
            $"没有读者文件：{path}；不推送。请以 seeds/readers.yaml 为例建立该文件，或用 --readers 指定。",
            $"There is no readers' file at {path}, so nobody is told. Make one after seeds/readers.yaml, or name it: "
                + $"--readers FILE."
        );

    public string Summary(DigestSummary summary) =>
        Pick(
            $"本次生成推送 {summary.Prepared:N0} 份；送达 {summary.Delivered:N0}，失败 {summary.Failed:N0}，未确认 "
                + $"{summary.Uncertain:N0}，可能重复 {summary.Repeats:N0}，等待 {summary.Waiting:N0}",
            $"{summary.Prepared:N0} digests made; delivered {summary.Delivered:N0}, failed {summary.Failed:N0}, "
                + $"uncertain {summary.Uncertain:N0}, possible repeats {summary.Repeats:N0}, waiting {summary.Waiting:N0}"
        );

    public string Written(string path) =>
        Pick($"预览已写入 {path}；未推送。", $"Preview written to {path}; nothing was sent.");
}
