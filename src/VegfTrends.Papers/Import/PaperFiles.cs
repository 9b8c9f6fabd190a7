namespace VegfTrends.Papers.Import;

/// <summary>Finds the files that a user means.</summary>
public static class PaperFiles
{
    static readonly StringComparison PathComparison = OperatingSystem.IsLinux()
        ? StringComparison.Ordinal
        : StringComparison.OrdinalIgnoreCase;

    /// <summary>The files in a folder and below it, by name, without hidden files and the lock files of office
    /// programs; any other path as it is.</summary>
    /// <param name="path">A file or a folder.</param>
    /// <param name="leaveOut">A file that is none of them although it lies in the folder, such as the report to be
    /// written.</param>
    public static IEnumerable<string> Expand(string path, string? leaveOut = null) =>
        !Directory.Exists(path)
            ? [path]
            : Directory
                .EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Where(f =>
                    !Path.GetRelativePath(path, f)
                        .Split(Path.DirectorySeparatorChar)
                        .Any(part => part.StartsWith('.') || part.StartsWith("~$", StringComparison.Ordinal))
                )
                .Where(f => leaveOut is null || !Path.GetFullPath(f).Equals(Path.GetFullPath(leaveOut), PathComparison))
                .Order(StringComparer.Ordinal);
}
