using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Xunit;

namespace VegfTrends.EndToEnd;

/// <summary>Notebooks cannot rot: their cells are compiled and run, and say what the program says.</summary>
public sealed class NotebookTests : IDisposable
{
    readonly TestProgram _cli = new();

    public static TheoryData<string> Notebooks =>
        [.. Directory.GetFiles(Folder, "*.ipynb").Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal)];

    static string Folder => Path.Combine(TestProgram.Repository, "notebooks");

    public void Dispose() => _cli.Dispose();

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Notebook_CarriesNoOutputs(string name)
    {
        IReadOnlyList<NotebookCell> cells = NotebookProgram.Cells(File.ReadAllText(Path.Combine(Folder, name)));
        Assert.Contains(cells, c => c.IsCode);
        Assert.All(
            cells,
            c =>
                Assert.True(
                    c is { HasOutputs: false, WasRun: false },
                    $"cell '{c.Id}' holds outputs; clear all outputs before committing"
                )
        );
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task Notebook_AsProgram_Runs(string name)
    {
        CliResult result = await NotebookProgram.RunAsync(Path.Combine(Folder, name), _cli.Folder);
        Assert.True(result.ExitCode == 0, $"exit code {result.ExitCode}\n{result.Output}\n{result.Error}");
        string[] plots = Directory.GetFiles(_cli.PathOf("plots"), "*.svg");
        Assert.NotEmpty(plots);
        Assert.All(plots, p => Assert.Equal("svg", XDocument.Load(p).Root!.Name.LocalName));
        if (name == "trends.ipynb")
        {
            await SaysWhatTheProgramSays(result.Output.Split('\n').Select(l => l.TrimEnd()).ToArray());
            Assert.Equal(["embeddings.svg", "trend.svg"], plots.Select(Path.GetFileName).Order());
        }
    }

    [Fact]
    public void Source_LeavesOutTextAndNotebookOnlyCells_KeepsTheirProjects()
    {
        const string Notebook = """
            {"cells": [
              {"id": "a", "cell_type": "markdown", "metadata": {}, "source": ["# Text"]},
              {"id": "b", "cell_type": "code", "metadata": {"tags": ["notebook-only"]},
              "source": ["#r \"bin/VegfTrends.Core.dll\"\n", "#r \"bin/MathNet.Numerics.dll\"\n", "Kernel();"]},
              {"id": "c", "cell_type": "code", "metadata": {"tags": ["long"]}, "source": ["int x = 1;\n", "x++;"]}
            ]}
            """;
        string[] lines = NotebookProgram
            .Source("n.ipynb", NotebookProgram.Cells(Notebook), "/checkout")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(
            "#:project " + Path.Combine("/checkout", "src", "VegfTrends.Core", "VegfTrends.Core.csproj"),
            lines[0]
        );
        Assert.Equal(
            ["#line 1 \"n.ipynb#c\"", "int x = 1;", "x++;"],
            lines.Where(l => !l.StartsWith("#:", StringComparison.Ordinal))
        );
        Assert.Single(lines, l => l.StartsWith("#:project", StringComparison.Ordinal));
    }

    // Counts and tests of the leaves, and the headline, against the commands on a store of the same samples.
    async Task SaysWhatTheProgramSays(string[] lines)
    {
        string[] store = ["--store", _cli.Store, "--json"];
        await TestProgram.RunAsync(["import", TestProgram.Examples, .. store]);
        CliResult series = await TestProgram.RunAsync(["trends", "--as-of", "2026-11-01", .. store]),
            tests = await TestProgram.RunAsync(["trends", "--table", "tests", "--as-of", "2026-11-01", .. store]);
        string[] leaves = [.. Core.Taxonomy.LoadBundled().Leaves.Select(l => l.Key)];
        foreach (string leaf in leaves)
        {
            string counts = string.Join(
                ' ',
                series
                    .Rows.Where(r => r.GetProperty("category").GetString() == leaf)
                    .Select(r => $"{r.GetProperty("count").GetInt32(),5}")
            );
            Assert.Contains(lines, l => l.StartsWith($"{leaf,-22} {counts}  ", StringComparison.Ordinal));
        }

        JsonElement[] tested = [.. tests.Rows.Where(r => leaves.Contains(r.GetProperty("category").GetString()))];
        Assert.NotEmpty(tested);
        foreach (JsonElement test in tested)
        {
            JsonElement trend = test.GetProperty("trend"),
                slope = test.GetProperty("slope");
            string line = Assert.Single(
                lines,
                l =>
                    l.StartsWith(
                        $"{test.GetProperty("category").GetString(),-22} {Ratio(test)} ",
                        StringComparison.Ordinal
                    )
            );
            Assert.Contains(
                $"S {trend.GetProperty("s").GetInt32(),3} p {Number(trend, "p"):0.000}",
                line,
                StringComparison.Ordinal
            );
            Assert.EndsWith(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Number(trend, "q"):0.000}   {Number(slope, "value"):+0.00;-0.00;0.00} "
                        + $"[{Number(slope, "low"):0.00}, {Number(slope, "high"):0.00}]"
                ),
                line,
                StringComparison.Ordinal
            );
        }

        JsonElement main = Assert.Single(tested, t => t.GetProperty("category").GetString() == "ici.pd1"),
            ratio = main.GetProperty("rate_ratio");
        string headline = Assert.Single(
            lines,
            l => l.StartsWith("headline: anti-VEGF + PD-1/PD-L1 inhibitor: ", StringComparison.Ordinal)
        );
        Assert.EndsWith(
            string.Create(
                CultureInfo.InvariantCulture,
                $": {ratio.GetProperty("before").GetInt32()} studies in 2020-2022, "
                    + $"{ratio.GetProperty("after").GetInt32()} in 2023-2025, rate ratio {Ratio(main)}, q = "
                    + $"{Number(ratio, "q"):0.000}"
            ),
            headline,
            StringComparison.Ordinal
        );
        Assert.Contains(lines, l => l.StartsWith("variance held by component 1: ", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("mean cosine within a category: ", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("simulated growing ", StringComparison.Ordinal));
    }

    static string Ratio(JsonElement test)
    {
        JsonElement ratio = test.GetProperty("rate_ratio");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Number(ratio, "value"):0.00} [{Number(ratio, "low"):0.00}, {Number(ratio, "high"):0.00}]"
        );
    }

    // The commands write null for what is infinite.
    static double Number(JsonElement row, string name) =>
        row.GetProperty(name) is { ValueKind: JsonValueKind.Number } value
            ? value.GetDouble()
            : double.PositiveInfinity;
}
