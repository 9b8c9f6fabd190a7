namespace VegfTrends.Benchmarks.Structure;

/// <summary>How the files of <c>src</c> hang together: circles between folders, circles of files, fan-out, width of
/// lines. Run it on two checkouts to see what a change did.</summary>
static class StructureReport
{
    const int WideLine = 140;

    /// <param name="checkout">A checkout whose solution was built in Release.</param>
    public static void Run(string checkout)
    {
        string source = Path.Combine(checkout, "src");
        SortedDictionary<string, SortedSet<string>> files = SourceReferences.Read(
            source,
            Path.Combine(source, "VegfTrends.Cli", "bin", "Release", "net10.0"),
            Path.Combine(source, "VegfTrends.Encoder", "bin", "Release", "net10.0")
        );
        var folders = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach ((string file, SortedSet<string> used) in files)
        {
            string folder = Folder(file);
            if (!folders.TryGetValue(folder, out SortedSet<string>? others))
            {
                folders[folder] = others = new SortedSet<string>(StringComparer.Ordinal);
            }

            others.UnionWith(used.Select(Folder).Where(f => f != folder));
        }

        string[] mutual =
        [
            .. folders.SelectMany(f =>
                f.Value.Where(o => string.CompareOrdinal(f.Key, o) < 0 && folders[o].Contains(f.Key))
                    .Select(o => $"{f.Key} <-> {o}")
            ),
        ];
        List<string[]> folderCircles = Circles.Of(folders),
            fileCircles = Circles.Of(files);
        KeyValuePair<string, SortedSet<string>>[] widest = [.. files.OrderByDescending(f => f.Value.Count).Take(5)];
        int[] lengths =
        [
            .. files.Keys.SelectMany(f => File.ReadLines(Path.Combine(source, f))).Select(line => line.Length),
        ];

        Console.WriteLine($"files {files.Count}, folders {folders.Count}, lines {lengths.Length}");
        Console.WriteLine($"pairs of folders that use each other: {mutual.Length}");
        Show(mutual);
        Console.WriteLine($"circles between folders: {folderCircles.Count}");
        Show(folderCircles.Select(c => $"{c.Length}: {string.Join(", ", c)}"));
        Console.WriteLine(
            $"circles of files: {fileCircles.Count}, the largest of {fileCircles.FirstOrDefault()?.Length}"
        );
        Show(fileCircles.Take(5).Select(c => $"{c.Length}: {string.Join(", ", c)}"));
        Console.WriteLine($"largest fan-out: {widest[0].Value.Count} files");
        Show(widest.Select(f => $"{f.Value.Count}: {f.Key}"));
        Console.WriteLine(
            $"lines over 120 columns: {lengths.Count(l => l > 120)}, over {WideLine}: {lengths.Count(l => l > WideLine)}"
        );
    }

    static string Folder(string file) => file[..file.LastIndexOf('/')];

    static void Show(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            Console.WriteLine($"  {line}");
        }
    }
}
