using VegfTrends.Core;

namespace VegfTrends.Jobs.Training;

/// <summary>Where labelled papers come from when nobody names files, and the texts that label files leave out.</summary>
static class LabelSources
{
    public const string Folder = "training-data";

    /// <summary>The label files of a checkout; <c>null</c> elsewhere. Rows of corpus-*.jsonl carry ids only; they join
    /// in when the files that hold their text are given.</summary>
    public static string[]? DefaultFiles(bool withCorpus) =>
        !Directory.Exists(Folder)
            ? null
            :
            [
                .. Directory
                    .GetFiles(Folder, "*.jsonl")
                    .Where(f => withCorpus || !Path.GetFileName(f).StartsWith("corpus-", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal),
            ];

    /// <summary>Papers by id; <c>null</c> when no files are given.</summary>
    public static Dictionary<string, Paper>? Texts(
        IReadOnlyList<string> files,
        JobMessages messages,
        CancellationToken cancel
    ) =>
        files.Count == 0
            ? null
            : new FileReading(messages.Problem).Papers(files, cancel).DistinctBy(p => p.Id).ToDictionary(p => p.Id);
}
