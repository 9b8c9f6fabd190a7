using System.Diagnostics;
using System.Text;
using VegfTrends.Core;
using Xunit;

namespace VegfTrends.EndToEnd.Decisions;

public sealed class KilledDecisionsTests : DecisionsTest
{
    [Fact]
    public Task Import_Killed_TakesAllOrNone() => KillUntilItEnds(papers: 500);

    [Fact, Trait("Category", "Long")]
    public Task Import_OfManyKilled_TakesAllOrNone() => KillUntilItEnds(papers: 3_000);

    /// <summary>Kills the program again and again at later moments of its work, until one run gets to its
    /// end.</summary>
    async Task KillUntilItEnds(int papers)
    {
        await ImportPapers(papers);
        string file = Cli.Write(
            "t.csv",
            "id,decision\n" + string.Concat(Enumerable.Range(0, papers).Select(i => $"{Id(i)},other\n"))
        );
        bool ended = false;
        for (int wait = 100; !ended; wait = wait * 3 / 2)
        {
            using Process process = Start(
                "decisions",
                "import",
                file,
                "--store",
                Cli.Store,
                "--who",
                "me",
                "--quiet",
                "--json"
            );
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            ended = process.WaitForExit(wait);
            if (!ended)
            {
                process.Kill();
                await process.WaitForExitAsync();
            }

            await output;
            Assert.Contains(CountDecisions(), new[] { 0, papers });
        }

        Assert.Equal(papers, CountDecisions());
        CliResult again = await Import(file);
        Assert.Equal(
            (0, papers),
            (again.ExitCode, again.Rows.Count(r => r.GetProperty("outcome").GetString() == "known"))
        );
    }

    static Process Start(params string[] args)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            ["exec", Path.Combine(AppContext.BaseDirectory, "vegftrends.dll"), .. args]
        )
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment[UserFolder.Variable] = Path.Combine(Path.GetTempPath(), "vegftrends-test-without-settings");
        return Process.Start(start)!;
    }
}
