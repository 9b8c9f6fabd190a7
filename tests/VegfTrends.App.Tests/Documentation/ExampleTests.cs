using Xunit;

namespace VegfTrends.EndToEnd.Documentation;

/// <summary>Every command that manuals and help texts show, run as written in a folder that holds what they
/// name.</summary>
[Collection(UserFolderTests.Name)]
public sealed class ExampleTests(PreparedFolder prepared) : IClassFixture<PreparedFolder>
{
    // Shown, but not run by a test; their use is still checked.
    static readonly Dictionary<string, string> OnlyParsed = new()
    {
        ["vegftrends watch"] = "asks PubMed, Europe PMC and ClinicalTrials.gov",
        ["vegftrends watch --daily 03:30"] = "stays, and asks services every night",
        ["vegftrends encoder pull multilingual-e5-small"] = "downloads 475 MB",
        ["vegftrends encoder check multilingual-e5-small"] = "needs what pull downloads",
        ["vegftrends encoder use multilingual-e5-small"] = "needs what pull downloads",
        ["vegftrends encoder use multilingual-e5-small --labels my.csv"] = "needs what pull downloads",
    };

    const string Unknown = "--no-such-option";

    // The Chinese README shows what the English one does: see DocumentTests.
    public static TheoryData<string> Documents =>
        [
            .. MarkdownFile
                .All.Where(m => m.Name != "README.zh.md" && m.Commands().Any(c => c.Arguments is not null))
                .Select(m => m.Name),
        ];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Document_ItsCommands_EndAsItSays(string name) =>
        Assert.Empty(await FailuresAsync(new MarkdownFile(name).Commands()));

    [Fact]
    public async Task Help_EveryCommand_HasAnExampleThatRuns() =>
        Assert.Empty(await FailuresAsync(await HelpExamples.ReadAsync()));

    [Fact]
    public async Task OnlyParsed_IsShownSomewhere()
    {
        IEnumerable<DocumentedCommand> shown = MarkdownFile
            .All.SelectMany(m => m.Commands())
            .Concat(await HelpExamples.ReadAsync());
        Assert.Empty(OnlyParsed.Keys.Except(shown.Select(c => c.Text)));
    }

    [Theory]
    [InlineData("vegftrends trends --by week", "ends with 64")]
    [InlineData("vegftrends import seeds/examples-broken", "ends with 1")]
    [InlineData("vegftrends score gone.jsonl", "ends with 2")]
    public async Task WrongExample_IsSeen(string line, string expected) =>
        Assert.Contains(
            expected,
            Assert.Single(await FailuresAsync([DocumentedCommand.Parse("here", line)!])),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task WrongUse_IsSeen_WithoutRunning()
    {
        Assert.Null(await MisuseAsync(["watch", "--daily", "03:30"]));
        Assert.Contains("--dayly", await MisuseAsync(["watch", "--dayly", "03:30"]), StringComparison.Ordinal);
    }

    async Task<IReadOnlyList<string>> FailuresAsync(IReadOnlyList<DocumentedCommand> commands)
    {
        using var files = new TestProgram();
        string folder = files.PathOf("work");
        prepared.CopyTo(folder);
        using var here = new WorkingFolder(folder);
        var failures = new List<string>();
        foreach (DocumentedCommand command in commands)
        {
            if (command.Arguments is not { } args)
            {
                continue;
            }

            if (OnlyParsed.ContainsKey(command.Text))
            {
                if (await MisuseAsync(args) is { } misuse)
                {
                    failures.Add($"{command.Place}: {command.Text}\n{misuse}");
                }

                continue;
            }

            using TextReader? input = command.Input is { } from ? new StreamReader(from) : null;
            CliResult result = await TestProgram.RunAsync(args, input);
            if (command.Output is { } to)
            {
                await File.WriteAllTextAsync(to, result.Output);
            }

            if (result.ExitCode != command.ExitCode)
            {
                failures.Add(
                    $"{command.Place}: {command.Text} ends with {result.ExitCode}, expected {command.ExitCode}\n{result.Error}"
                );
            }
        }

        return failures;
    }

    // An unknown option keeps the program from starting; were it used well otherwise, that option is all it complains
    // of.
    static async Task<string?> MisuseAsync(string[] args)
    {
        string alone = (await TestProgram.RunAsync(Unknown, "runs")).Error;
        string error = (await TestProgram.RunAsync([Unknown, .. args])).Error;
        return error == alone ? null : error;
    }
}
