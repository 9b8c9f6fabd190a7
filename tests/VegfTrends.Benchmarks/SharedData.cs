namespace VegfTrends.Benchmarks;

/// <summary>Real data that is not part of the project: <c>shared/data</c> beside the checkout, or where VEGFTRENDS_DATA
/// says.</summary>
static class SharedData
{
    /// <exception cref="DirectoryNotFoundException">There is no such folder; the message says how to give
    /// one.</exception>
    public static string Folder { get; } = Find();

    public static string Repository { get; } =
        FindUp(d => File.Exists(Path.Combine(d, "VegfTrends.sln")))
        ?? throw new DirectoryNotFoundException("Run the benchmarks from inside a checkout of VegfTrends.");

    static string Find() =>
        Environment.GetEnvironmentVariable("VEGFTRENDS_DATA")
        ?? (
            FindUp(d => Directory.Exists(Path.Combine(d, "shared", "data"))) is { } parent
                ? Path.Combine(parent, "shared", "data")
                : null
        )
        ?? throw new DirectoryNotFoundException(
            "This benchmark needs the shared data: put it at ../shared/data beside the checkout, or name its folder in "
                + "VEGFTRENDS_DATA."
        );

    static string? FindUp(Predicate<string> wanted)
    {
        for (
            string? folder = Directory.GetCurrentDirectory();
            folder is not null;
            folder = Path.GetDirectoryName(folder)
        )
        {
            if (wanted(folder))
            {
                return folder;
            }
        }

        return null;
    }
}
