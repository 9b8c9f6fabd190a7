using System.CommandLine;
using Microsoft.Extensions.Logging;
using VegfTrends.Papers.Store;

namespace VegfTrends.Cli;

/// <summary>The store that a command works on.</summary>
static class CommandStore
{
    /// <summary>For a command that brings papers: a store that does not exist is made.</summary>
    public static PaperStore Open(ParseResult parsed) => At(PathOf(parsed), parsed);

    /// <summary>For a command that only reads: making an empty store would answer a misspelt path with "no
    /// papers".</summary>
    /// <exception cref="FileNotFoundException">There is no store.</exception>
    public static PaperStore OpenExisting(ParseResult parsed)
    {
        string path = PathOf(parsed);
        return path.Contains("://", StringComparison.Ordinal) || Path.Exists(path)
            ? At(path, parsed)
            : throw new FileNotFoundException(
                $"no store at {Path.GetFullPath(path)}; import papers first: vegftrends import FILES"
            );
    }

    /// <summary>For a command that only looks at what would be: where there is no store yet, an empty one stands in for
    /// it and is gone afterwards.</summary>
    public static async Task<int> WithAsync(ParseResult parsed, Func<PaperStore, Task<int>> use)
    {
        string path = PathOf(parsed);
        if (Path.Exists(path))
        {
            using PaperStore store = At(path, parsed);
            return await use(store);
        }

        DirectoryInfo temporary = Directory.CreateTempSubdirectory("vegftrends-");
        try
        {
            using PaperStore store = At(Path.Combine(temporary.FullName, "store.db"), parsed);
            return await use(store);
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    /// <summary>A store of a given place, which logs as the command does.</summary>
    public static PaperStore At(string path, ParseResult parsed) =>
        PaperStore.Open(path, new StoreOptions { Log = parsed.Logs().CreateLogger<PaperStore>() });

    static string PathOf(ParseResult parsed) => parsed.GetValue(CommonOptions.Store) ?? StorePaths.Default;
}
