using System.CommandLine;
using VegfTrends.Papers.Store;

namespace VegfTrends.Cli;

/// <summary>The store that a command works on.</summary>
static class CommandStore
{
    /// <summary>For a command that brings papers: a store that does not exist is made.</summary>
    public static PaperStore Open(ParseResult parsed) => PaperStore.Open(PathOf(parsed));

    /// <summary>For a command that only reads: making an empty store would answer a misspelt path with "no papers".</summary>
    /// <exception cref="FileNotFoundException">There is no store.</exception>
    public static PaperStore OpenExisting(ParseResult parsed)
    {
        string path = PathOf(parsed);
        return path.Contains("://", StringComparison.Ordinal) || Path.Exists(path)
            ? PaperStore.Open(path)
            : throw new FileNotFoundException($"no store at {Path.GetFullPath(path)}; import papers first: vegftrends import FILES");
    }

    static string PathOf(ParseResult parsed) => parsed.GetValue(CommonOptions.Store) ?? StorePaths.Default;
}
