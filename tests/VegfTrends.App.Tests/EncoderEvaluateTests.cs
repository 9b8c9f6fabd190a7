using Xunit;

namespace VegfTrends.EndToEnd;

[Collection(UserFolderTests.Name)]
public sealed class EncoderEvaluateTests : IDisposable
{
    readonly TestProgram _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Evaluate_SmallSets_OneRowAMeasure()
    {
        SmallEvaluationSets.Write(_cli.Folder);
        CliResult rows = await TestProgram.RunAsync(
            "encoder",
            "evaluate",
            "bundled",
            "--data",
            _cli.Folder,
            "--json",
            "--quiet"
        );
        Assert.True(rows.ExitCode == 0, rows.Error);
        Assert.All(rows.Rows, r => Assert.InRange(r.GetProperty("value").GetDouble(), -1, 1));
        Assert.Equal(
            1,
            rows.Rows.First(r => r.GetProperty("set").GetString()!.StartsWith("FLORES", StringComparison.Ordinal))
                .GetProperty("value")
                .GetDouble()
        );
    }

    [Fact]
    public async Task Evaluate_MissingSet_NamesIt()
    {
        CliResult result = await TestProgram.RunAsync("encoder", "evaluate", "--data", _cli.Folder);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(".tsv", result.Error, StringComparison.Ordinal);
    }
}
