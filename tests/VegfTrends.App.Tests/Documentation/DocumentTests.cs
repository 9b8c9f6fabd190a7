using Xunit;

namespace VegfTrends.EndToEnd.Documentation;

/// <summary>What manuals promise: that they are short, that their links lead somewhere, that both languages say the
/// same.</summary>
public class DocumentTests
{
    const int MostLines = 100,
        MostColumns = 200;

    static readonly MarkdownFile English = new("README.md"),
        Chinese = new("README.zh.md");

    public static TheoryData<string> All => [.. MarkdownFile.All.Select(m => m.Name)];

    [Fact]
    public void Readme_IsShort() =>
        Assert.All(
            [English, Chinese],
            readme =>
            {
                string[] lines = readme.Lines();
                Assert.True(lines.Length <= MostLines, $"{readme.Name}: found {lines.Length} lines");
                Assert.DoesNotContain(lines, l => l.Length > MostColumns);
            }
        );

    [Fact]
    public void Readme_SameCommandsInBothLanguages() =>
        Assert.Equal(
            English.Commands().Select(c => (c.Text, c.ExitCode)),
            Chinese.Commands().Select(c => (c.Text, c.ExitCode))
        );

    [Theory]
    [MemberData(nameof(All))]
    public void Links_LeadSomewhere(string name)
    {
        var document = new MarkdownFile(name);
        string folder = Path.GetDirectoryName(name)!;
        Assert.All(
            document.Links(),
            link =>
            {
                string[] parts = link.Split('#', 2);
                string path = parts[0].Length == 0 ? name : Path.Combine(folder, parts[0]).Replace('\\', '/');
                Assert.True(
                    Path.Exists(Path.Combine(TestProgram.Repository, path)),
                    $"{name}: link to {link}, expected a file or folder of the checkout"
                );
                if (parts.Length == 2)
                {
                    Assert.Contains(parts[1], new MarkdownFile(path).Anchors());
                }
            }
        );
    }

    // A misspelt name of the program would otherwise pass for another program, and never be run.
    [Theory]
    [MemberData(nameof(All))]
    public void OtherPrograms_AreKnown_AndTheirPathsAreThere(string name) =>
        Assert.All(
            new MarkdownFile(name).Commands().Where(c => c.Arguments is null),
            command =>
            {
                Assert.Contains(command.Words[0], (string[])["dotnet", ".ci/run", "git", "cd"]);
                Assert.All(
                    command.Words.Where(w =>
                        new[] { "src/", "tests/", "seeds/", ".ci/" }.Any(p => w.StartsWith(p, StringComparison.Ordinal))
                    ),
                    path =>
                        Assert.True(Path.Exists(Path.Combine(TestProgram.Repository, path)), $"{command.Place}: {path}")
                );
            }
        );
}
