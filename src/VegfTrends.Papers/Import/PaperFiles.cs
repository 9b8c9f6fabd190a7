namespace VegfTrends.Papers.Import;

/// <summary>Finds the files that a user means.</summary>
public static class PaperFiles
{
    /// <summary>The files in a folder and below it, by name, without hidden files and the lock files of office programs; any other path as it is.</summary>
    public static IEnumerable<string> Expand(string path) => !Directory.Exists(path) ? [path]
        : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(path, f).Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.') || part.StartsWith("~$", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal);
}
