using System.Globalization;

namespace VegfTrends.Papers.Tests.Formats;

/// <summary>Real export files that lie beside the repository; they belong to others and are never copied into
/// it.</summary>
static class Fixtures
{
    public const string Missing = "The folder ../shared/data/fixtures with real exports is not there.";

    /// <summary>The folder, or <c>null</c> where it is absent.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>File, format and number of records as the folder's list counts them; empty where it is
    /// absent.</summary>
    public static IEnumerable<(string File, string Kind, int Records)> Listed()
    {
        foreach (string line in Folder is null ? [] : File.ReadLines(Path.Combine(Folder, "README.md")))
        {
            string[] cells = [.. line.Trim().Trim('|').Split('|').Select(c => c.Trim())];
            if (cells.Length > 3 && int.TryParse(cells[2], CultureInfo.InvariantCulture, out int records))
            {
                yield return (cells[0], cells[1], records);
            }
        }
    }

    static string? Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "VegfTrends.sln")))
        {
            folder = folder.Parent;
        }

        string? fixtures = folder?.Parent is { } parent
            ? Path.Combine(parent.FullName, "shared", "data", "fixtures")
            : null;
        return File.Exists(Path.Combine(fixtures ?? "", "README.md")) ? fixtures : null;
    }
}
