using Xunit;

namespace VegfTrends.EndToEnd.Documentation;

/// <summary>The example that each command's help gives.</summary>
static class HelpExamples
{
    const string Mark = "Example: ";

    public static async Task<IReadOnlyList<DocumentedCommand>> ReadAsync()
    {
        var examples = new List<DocumentedCommand>();
        foreach (string command in await CommandsAsync([]))
        {
            await ReadAsync([command], examples);
        }

        return examples;
    }

    static async Task ReadAsync(string[] path, List<DocumentedCommand> examples)
    {
        string name = string.Join(' ', path);
        string description = await SectionAsync(path, "Description:");
        int at = description.IndexOf(Mark, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{name} --help: found no '{Mark}', expected one in '{description}'.");
        DocumentedCommand example = DocumentedCommand.Parse($"{name} --help", description[(at + Mark.Length)..])!;
        Assert.Equal(["vegftrends", .. path], example.Words.Take(path.Length + 1));
        examples.Add(example);
        foreach (string command in await CommandsAsync(path))
        {
            await ReadAsync([.. path, command], examples);
        }
    }

    static async Task<string[]> CommandsAsync(string[] path) =>
        [
            .. (await LinesAsync(path, "Commands:"))
                // What is indented deeper goes on with a description.
                .Where(l => l.Length > 2 && !char.IsWhiteSpace(l[2]))
                .Select(l => l.Trim().Split(' ')[0]),
        ];

    static async Task<string> SectionAsync(string[] path, string heading) =>
        string.Join(' ', (await LinesAsync(path, heading)).Select(l => l.Trim()));

    static async Task<IEnumerable<string>> LinesAsync(string[] path, string heading)
    {
        CliResult help = await TestProgram.RunAsync([.. path, "--help"]);
        Assert.True(help.ExitCode == 0, help.Error);
        return help
            .Output.Split('\n')
            .Select(l => l.TrimEnd())
            .SkipWhile(l => l != heading)
            .Skip(1)
            .TakeWhile(l => l.Length > 0);
    }
}
