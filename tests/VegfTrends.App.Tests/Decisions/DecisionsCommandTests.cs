using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ClosedXML.Excel;
using Xunit;

namespace VegfTrends.EndToEnd.Decisions;

public sealed class DecisionsCommandTests : DecisionsTest
{
    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    [InlineData("jsonl")]
    [InlineData("ris")]
    [InlineData("nbib")]
    public async Task Export_AsItIs_ComesBackWithoutAnyEdit(string ending)
    {
        await SomeDecisions();
        string file = await Export(ending);
        int before = CountDecisions();
        CliResult back = await Import(file);
        Assert.True(back.ExitCode == 0, back.Error);
        Assert.DoesNotContain("taken", back.Output, StringComparison.Ordinal);
        Assert.Equal(ending == "jsonl" ? 4 : 0, back.Rows.Count); // its rows are decisions, all of them known
        Assert.Equal(before, CountDecisions());
    }

    [Theory]
    [InlineData("csv", "anti-VEGF + CTLA-4 inhibitor", "other")]
    [InlineData("ris", "VT:ici.ctla4", "VT:other")]
    [InlineData("nbib", "VT:ici.ctla4", "VT:other")]
    public async Task Export_EditedElsewhere_IsTakenOnceAndTheModelsWordNever(
        string ending,
        string shown,
        string written
    )
    {
        await SomeDecisions();
        string file = await Export(ending);
        string text = File.ReadAllText(file);
        Assert.Contains(shown, text, StringComparison.Ordinal);
        Assert.Equal(ending != "csv", text.Contains("VT-MODEL:", StringComparison.Ordinal));
        File.WriteAllText(
            file,
            text.Replace(shown, written, StringComparison.Ordinal),
            new UTF8Encoding(ending == "csv")
        );

        CliResult first = await Import(file);
        Assert.True(first.ExitCode == 0, first.Error);
        JsonElement row = Assert.Single(first.Rows);
        Assert.Equal(("taken", Id(1)), (row.GetProperty("outcome").GetString(), row.GetProperty("id").GetString()));
        Assert.Equal([Other], Latest()[Id(1)].Categories);
        Assert.Equal("=1+1; a \"note\", 备注", Latest()[Id(1)].Note);
        Assert.Equal(3, Latest().Count);

        CliResult second = await Import(file);
        Assert.Equal("known", Assert.Single(second.Rows).GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Export_Csv_HasNoFormulas()
    {
        await SomeDecisions();
        string text = File.ReadAllText(await Export("csv"));
        Assert.Contains("\"'=1+1; a \"\"note\"\", 备注\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_JsonLines_CarriesTheWholeHistoryIntoAnotherStore()
    {
        await SomeDecisions();
        string file = await Export("jsonl");
        using var other = new TestProgram();
        await TestProgram.RunAsync("import", Cli.PathOf("papers.jsonl"), "--store", other.Store, "--quiet");
        CliResult taken = await TestProgram.RunAsync("decisions", "import", file, "--store", other.Store, "--json");
        Assert.Equal((0, 4), (taken.ExitCode, taken.Rows.Count(r => r.GetProperty("outcome").GetString() == "taken")));
        CliResult known = await TestProgram.RunAsync("decisions", "import", file, "--store", other.Store, "--json");
        Assert.Equal((0, 4), (known.ExitCode, known.Rows.Count(r => r.GetProperty("outcome").GetString() == "known")));
        await TestProgram.RunAsync("decisions", "export", other.PathOf("again.jsonl"), "--store", other.Store);
        Assert.Equal(File.ReadAllText(file), File.ReadAllText(other.PathOf("again.jsonl")));
    }

    [Theory]
    [InlineData("zh", "id,decision,note\n{0},无,看过\n{1},抗VEGF联合CTLA-4抑制剂,\n")]
    [InlineData("en", "note;DECISION;id\n;none;{0}\n;ici.ctla4;{1}\n")]
    public async Task Import_PlainTable_TakesWhatNobodyDecided(string language, string table)
    {
        await ImportPapers(4);
        Encoding encoding =
            language == "zh" ? CodePagesEncodingProvider.Instance.GetEncoding("GB18030")! : new UTF8Encoding(true);
        File.WriteAllText(Cli.PathOf("t.csv"), string.Format(null, table, Id(0), Id(1)), encoding);
        CliResult result = await Import(Cli.PathOf("t.csv"));
        Assert.True(result.ExitCode == 0, result.Error + result.Output);
        Assert.Empty(Latest()[Id(0)].Categories);
        Assert.Equal([Ctla4], Latest()[Id(1)].Categories);
        Assert.Equal(language == "zh" ? "看过" : null, Latest()[Id(0)].Note);

        // Nobody knows what such a table showed, so another word on a decided paper is a conflict.
        CliResult other = await Import(Cli.Write("u.csv", $"id,decision\n{Id(0)},other\n"));
        Assert.Equal((1, "conflict"), (other.ExitCode, other.Rows[0].GetProperty("outcome").GetString()));
        CliResult forced = await Import(Cli.PathOf("u.csv"), "--take-conflicts");
        Assert.Equal((0, "taken"), (forced.ExitCode, forced.Rows[0].GetProperty("outcome").GetString()));
        Assert.Equal([Other], Latest()[Id(0)].Categories);
    }

    [Fact]
    public async Task Import_BothSheetsDiffer_IsAConflictThatNothingForces()
    {
        await ImportPapers(6);
        await WriteReport();
        using (var workbook = new XLWorkbook(Workbook))
        {
            AddPapersSheet(workbook, [0, 1]);
            IXLWorksheet triage = workbook.Worksheet("Triage"),
                papers = workbook.Worksheet("Papers by hand");
            triage.Cell(Rows(triage)[Id(0)], Columns(triage)["Decision"]).SetValue("other");
            papers.Cell(2, 2).SetValue("none");
            triage.Cell(Rows(triage)[Id(1)], Columns(triage)["Decision"]).SetValue("other");
            papers.Cell(3, 2).SetValue("其他");
            workbook.Save();
        }

        CliResult result = await Import(Workbook, "--take-conflicts");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            ["conflict", "conflict", "known", "taken"],
            result.Rows.Select(r => r.GetProperty("outcome").GetString()!).Order(StringComparer.Ordinal)
        );
        Assert.Equal([Id(1)], Latest().Keys);
    }

    [SkippableFact]
    public async Task Import_SavedByLibreOffice_IsTaken()
    {
        await ImportPapers(12);
        Decide(11, "first", "说明\n第二行", Pd1);
        await WriteReport("zh");
        using (var workbook = new XLWorkbook(Workbook))
        {
            AddPapersSheet(workbook, [11]);
            IXLWorksheet triage = workbook.Worksheet("分拣");
            triage.Cell(Rows(triage)[Id(2)], Columns(triage)["判定"]).SetValue("其他");
            triage.Cell(Rows(triage)[Id(3)], Columns(triage)["判定"]).SetValue("无");
            triage.Cell(Rows(triage)[Id(3)], Columns(triage)["备注"]).SetValue("两行\n备注");
            workbook.Save();
        }

        string folder = Cli.PathOf("saved");
        SaveByLibreOffice(Workbook, folder);
        CliResult result = await Import(Path.Combine(folder, "trends.xlsx"));
        Assert.True(result.ExitCode == 0, result.Error + result.Output);
        Assert.Equal(
            [Id(2), Id(3)],
            result.Rows.Select(r => r.GetProperty("id").GetString()!).Order(StringComparer.Ordinal)
        );
        Assert.All(result.Rows, r => Assert.Equal("taken", r.GetProperty("outcome").GetString()));
        Assert.Equal("两行\n备注", Latest()[Id(3)].Note);
        Assert.Contains("22 rows were not edited", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.csv", "name,year\na,2020\n")]
    [InlineData("x.xlsx", "no zip")]
    [InlineData("x.txt", "")]
    public async Task Import_FileWithoutDecisions_FailsAndKeepsNothing(string name, string content)
    {
        await ImportPapers(2);
        CliResult result = await Import(Cli.Write(name, content));
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(name, result.Error, StringComparison.Ordinal);
        Assert.Equal(0, CountDecisions());
    }

    [Fact]
    public async Task Import_CutOffWorkbook_FailsAndKeepsNothing()
    {
        await ImportPapers(4);
        await WriteReport();
        byte[] whole = File.ReadAllBytes(Workbook);
        File.WriteAllBytes(Workbook, whole[..(whole.Length / 2)]);
        Assert.Equal(2, (await Import(Workbook)).ExitCode);
        Assert.Equal(0, CountDecisions());
    }

    [Fact]
    public async Task Export_CannotBeWritten_LeavesTheOldFile()
    {
        await SomeDecisions();
        Assert.Equal(
            64,
            (await TestProgram.RunAsync("decisions", "export", Cli.PathOf("d.pdf"), "--store", Cli.Store)).ExitCode
        );
        Assert.Equal(
            64,
            (
                await TestProgram.RunAsync(
                    "decisions",
                    "export",
                    Path.Combine(Cli.PathOf("gone"), "d.csv"),
                    "--store",
                    Cli.Store
                )
            ).ExitCode
        );
        Assert.Equal(
            64,
            (
                await TestProgram.RunAsync(
                    "decisions",
                    "import",
                    Cli.PathOf("papers.jsonl"),
                    "--store",
                    Cli.Store,
                    "--who",
                    " "
                )
            ).ExitCode
        );
        string file = await Export("csv");
        await Export("csv");
        Assert.Equal(["d.csv"], Directory.GetFiles(Cli.Folder, "*d.csv*").Select(Path.GetFileName));
        Assert.NotEqual(0, new FileInfo(file).Length);
    }

    [Fact]
    public async Task Import_Chinese_SpeaksChinese()
    {
        await ImportPapers(2);
        CliResult result = await TestProgram.RunAsync(
            "decisions",
            "import",
            Cli.Write("t.csv", $"id,decision\n{Id(0)},ici\nnobody,other\n"),
            "--store",
            Cli.Store,
            "--language",
            "zh",
            "--who",
            "我"
        );
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("上级类别", result.Output, StringComparison.Ordinal);
        Assert.Contains("未知论文", result.Output, StringComparison.Ordinal);
        Assert.Contains("无法理解 2", result.Output, StringComparison.Ordinal);
    }

    // Four decisions on three papers; the others are the model's.
    async Task SomeDecisions()
    {
        await ImportPapers(8);
        Assert.Equal(0, (await TestProgram.RunAsync("score", "--store", Cli.Store, "--quiet", "--json")).ExitCode);
        Decide(0, "王丽", null, Pd1);
        Decide(1, "first", "=1+1; a \"note\", 备注", Ctla4);
        Decide(2, "first", "a note\nof two lines", Pd1);
        Decide(2, "王丽", null);
    }

    async Task<string> Export(string ending)
    {
        string file = Cli.PathOf("d." + ending);
        CliResult result = await TestProgram.RunAsync(
            "decisions",
            "export",
            file,
            "--store",
            Cli.Store,
            "--language",
            "en"
        );
        Assert.True(result.ExitCode == 0, result.Error);
        return file;
    }

    static void SaveByLibreOffice(string file, string folder)
    {
        string? program = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(p => Path.Combine(p, "soffice"))
            .FirstOrDefault(File.Exists);
        Skip.If(program is null, "LibreOffice is not installed (soffice).");
        var start = new ProcessStartInfo(program!) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (
            string argument in new[]
            {
                $"-env:UserInstallation=file://{folder}-profile",
                "--headless",
                "--convert-to",
                "xlsx",
                "--outdir",
                folder,
                file,
            }
        )
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        Assert.True(File.Exists(Path.Combine(folder, Path.GetFileName(file))), "LibreOffice saved nothing.");
    }
}
