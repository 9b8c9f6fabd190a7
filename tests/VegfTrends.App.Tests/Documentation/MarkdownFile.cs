using System.Text.RegularExpressions;

namespace VegfTrends.EndToEnd.Documentation;

/// <summary>A Markdown file of the checkout.</summary>
/// <param name="Name">Its path in the checkout, with forward slashes.</param>
sealed partial record MarkdownFile(string Name)
{
    static readonly string[] Built = ["bin", "obj", "artifacts", "TestResults", ".git"];

    /// <summary>Every one that is part of the project.</summary>
    public static IReadOnlyList<MarkdownFile> All { get; } =
    [
        .. Directory
            .EnumerateFiles(TestProgram.Repository, "*.md", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(TestProgram.Repository, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(Built.Contains))
            .Order(StringComparer.Ordinal)
            .Select(f => new MarkdownFile(f)),
    ];

    public string[] Lines() => File.ReadAllLines(Path.Combine(TestProgram.Repository, Name));

    /// <summary>The lines of its blocks in <c>bash</c>.</summary>
    public IReadOnlyList<DocumentedCommand> Commands()
    {
        var commands = new List<DocumentedCommand>();
        string[] lines = Lines();
        bool inside = false;
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inside = line == "```bash";
            }
            else if (inside && DocumentedCommand.Parse($"{Name}:{i + 1}", line) is { } command)
            {
                commands.Add(command);
            }
        }

        return commands;
    }

    /// <summary>Where its links and pictures lead, but for those out of the checkout.</summary>
    public IEnumerable<string> Links() =>
        Lines()
            .SelectMany(l => Link().Matches(l))
            .Select(m => m.Groups[1].Value)
            .Where(l => !l.Contains("://", StringComparison.Ordinal));

    /// <summary>Its headings as links name them.</summary>
    public IEnumerable<string> Anchors() =>
        Lines()
            .Where(l => l.StartsWith('#'))
            .Select(l => NoAnchorSign().Replace(l.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoAnchorSign();
}
