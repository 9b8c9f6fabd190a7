using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace VegfTrends.Core.Tests;

/// <summary>The folders of the core are a ladder: the types of one use those of folders before it only. By names in the
/// source, for folders are not in the compiled program.</summary>
public partial class LadderTests
{
    static readonly string[] Ladder =
    [
        "", // what belongs to no subject
        "Files",
        "Papers",
        "Concepts",
        "Encoding",
        "Facets",
        "Categories",
        "Trends",
        "Decisions",
        "Suggestions",
    ];

    [Fact]
    public void Folders_UseOnlyThoseBefore() => Assert.Empty(StepsDown(Sources()));

    [Fact]
    public void Folders_AreAllOnTheLadder() =>
        Assert.Equal(Ladder.Order(), Sources().Select(s => s.Folder).Distinct().Order());

    [Fact]
    public void AStepDown_IsFound() =>
        Assert.Equal(
            ["Papers/A.cs uses Trend of Trends"],
            StepsDown([
                ("Trends", "B.cs", "public sealed record Trend(Paper Of);"),
                ("Papers", "A.cs", "static class Paper\n{\n    // not Other\n    Trend? _late;\n}"),
                ("Trends", "C.cs", "enum Other { }"),
            ])
        );

    static IEnumerable<string> StepsDown(IReadOnlyList<(string Folder, string File, string Text)> sources)
    {
        var folderOf = new Dictionary<string, string>();
        foreach ((string folder, _, string text) in sources)
        {
            foreach (Match type in TopLevelType().Matches(text))
            {
                folderOf[type.Groups[1].Value] = folder;
            }
        }

        return from source in sources
               from name in Word().Matches(CommentOrText().Replace(source.Text, "")).Select(m => m.Value).Distinct()
               where
                   folderOf.TryGetValue(name, out string? used)
                   && Array.IndexOf(Ladder, used) > Array.IndexOf(Ladder, source.Folder)
               select $"{source.Folder}/{source.File} uses {name} of {folderOf[name]}";
    }

    static IReadOnlyList<(string Folder, string File, string Text)> Sources([CallerFilePath] string here = "")
    {
        string core = Path.GetFullPath("../../src/VegfTrends.Core", Path.GetDirectoryName(here)!);
        return
        [
            .. Directory
                .EnumerateFiles(core, "*.cs", SearchOption.AllDirectories)
                .Select(path => (Path.GetRelativePath(core, path).Split(Path.DirectorySeparatorChar), path))
                .Where(f => f.Item1[0] is not ("bin" or "obj"))
                .Select(f => (f.Item1.Length > 1 ? f.Item1[0] : "", f.Item1[^1], File.ReadAllText(f.path))),
        ];
    }

    [GeneratedRegex(
        @"^(?:(?:public|internal|file|static|sealed|abstract|partial|readonly|ref) )*"
            + @"(?:record struct|record class|record|class|struct|enum|interface) (\w+)",
        RegexOptions.Multiline
    )]
    private static partial Regex TopLevelType();

    [GeneratedRegex("""//.*|"(?:[^"\\\n]|\\.)*["]""")]
    private static partial Regex CommentOrText();

    [GeneratedRegex(@"\b[A-Z]\w+")]
    private static partial Regex Word();
}
