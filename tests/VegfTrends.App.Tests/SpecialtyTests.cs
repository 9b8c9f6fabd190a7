using System.Text.Json;
using VegfTrends.Core;
using VegfTrends.Core.Tests.Concepts;
using Xunit;

namespace VegfTrends.EndToEnd;

/// <summary>A specialty file in the user's data folder takes the place of the bundled one.</summary>
[Collection(UserFolderTests.Name)]
public sealed class SpecialtyTests : IDisposable
{
    const string Papers = """
        {"id":"ex:1","title":"Apatinib plus camrelizumab after TACE in HBV-related hepatocellular carcinoma: a phase 2 trial"}
        {"id":"ex:2","title":"Apatinib plus camrelizumab in first-line HER2-positive breast cancer: a phase 2 trial"}
        """;

    readonly TestProgram _cli = new();
    readonly string? _before = Environment.GetEnvironmentVariable(UserFolder.Variable);

    public SpecialtyTests()
    {
        Environment.SetEnvironmentVariable(UserFolder.Variable, _cli.PathOf("home"));
        Directory.CreateDirectory(_cli.PathOf("home"));
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(UserFolder.Variable, _before);
        _cli.Dispose();
    }

    [Fact]
    public async Task Store_OwnSpecialty_IsReadAnewWithIt()
    {
        string file = _cli.Write("papers.jsonl", Papers);
        Assert.Equal(0, (await TestProgram.RunAsync("import", file, "--store", _cli.Store)).ExitCode);
        Assert.Equal(["", "her2_positive first_line"], await ScoreAsync());
        _cli.Write("home/specialty.yaml", LiverSurgery.Yaml);
        Assert.Equal(["hbv after_tace", ""], await ScoreAsync());
    }

    [Fact]
    public async Task Score_BrokenSpecialty_NamesFileAndEntry()
    {
        string own = _cli.Write(
            "home/specialty.yaml",
            LiverSurgery.Yaml.Replace("tumour: liver", "tumour: livr", StringComparison.Ordinal)
        );
        CliResult score = await TestProgram.RunAsync("score", _cli.Write("papers.jsonl", Papers), "--json");
        Assert.Equal(2, score.ExitCode);
        Assert.Contains(own, score.Error, StringComparison.Ordinal);
        Assert.Contains("'livr'", score.Error, StringComparison.Ordinal);
    }

    // Subtypes and settings of each paper.
    async Task<string[]> ScoreAsync()
    {
        CliResult score = await TestProgram.RunAsync("score", "--store", _cli.Store, "--json", "--no-evidence");
        Assert.Equal(0, score.ExitCode);
        return
        [
            .. score
                .Rows.OrderBy(r => r.GetProperty("id").GetString(), StringComparer.Ordinal)
                .Select(r => string.Join(' ', Of(r, "subtype").Concat(Of(r, "setting")))),
        ];

        static IEnumerable<string?> Of(JsonElement row, string facet) =>
            row.GetProperty(facet).EnumerateArray().Select(v => v.GetString());
    }
}
