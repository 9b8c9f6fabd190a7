using System.Text.Json;
using ClosedXML.Excel;
using VegfTrends.Core;
using Xunit;

namespace VegfTrends.EndToEnd.Decisions;

public sealed class FiveHundredEditsTests : DecisionsTest
{
    [Fact]
    public async Task Import_500EditsWith40ConflictsAnd40BrokenCells_EveryOneIsAccountedFor()
    {
        await ImportPapers(600);
        for (int i = 400; i < 600; i++)
        {
            Decide(i, "first", i % 2 == 0 ? "seen" : null, Ctla4);
        }

        await WriteReport();
        var expected = new Dictionary<string, (string Outcome, string Sheet)>();
        using (var workbook = new XLWorkbook(Workbook))
        {
            IXLWorksheet triage = workbook.Worksheet("Triage"),
                papers = workbook.Worksheet("Papers");
            EditTriage(triage, expected);
            EditPapers(papers, expected);

            // Neither order nor filters nor foreign columns matter.
            triage.Range(HeaderOf(triage).RowNumber() + 1, 1, triage.LastRowUsed().RowNumber(), 11).Sort("3,1 DESC");
            triage.Row(Rows(triage)[Id(3)]).Hide();
            triage.Cell(HeaderOf(triage).RowNumber(), 20).SetValue("My own column");
            triage.Row(Rows(triage)[Id(399)]).Delete();
            workbook.Save();
        }

        // Someone decides since, otherwise than the sheets.
        foreach (int i in Enumerable.Range(0, 20).Concat(Enumerable.Range(400, 20)))
        {
            Decide(i, "王丽", null, "vaccine.dc");
        }

        int before = CountDecisions();
        CliResult dry = await Import(Workbook, "--dry-run");
        Assert.True(dry.ExitCode == 1, dry.Error);
        Assert.Equal((1, before), (dry.ExitCode, CountDecisions()));

        CliResult result = await Import(Workbook);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(dry.Output, result.Output);
        Assert.Equal(500, result.Rows.Count);
        Assert.Equal(
            [("conflict", 40), ("not_understood", 40), ("taken", 420)],
            result
                .Rows.GroupBy(r => r.GetProperty("outcome").GetString()!)
                .Select(g => (g.Key, g.Count()))
                .OrderBy(g => g.Key, StringComparer.Ordinal)
        );
        foreach (JsonElement row in result.Rows)
        {
            (string outcome, string sheet) = expected[row.GetProperty("id").GetString()!];
            Assert.Equal(
                (outcome, sheet),
                (row.GetProperty("outcome").GetString(), row.GetProperty("sheet").GetString())
            );
            Assert.Equal(outcome == "taken", row.GetProperty("found").GetString() is null);
        }

        Assert.Contains("499 rows were not edited", result.Error, StringComparison.Ordinal);

        Dictionary<string, Decision> latest = Latest();
        Assert.Equal(before + 420, CountDecisions());
        Assert.All(expected.Where(e => e.Value.Outcome == "taken"), e => Assert.Equal("me", latest[e.Key].Who));
        Assert.All(
            expected.Where(e => e.Value.Outcome != "taken"),
            e => Assert.NotEqual("me", latest.GetValueOrDefault(e.Key)?.Who)
        );
        Assert.Equal([Pd1, Ctla4], latest[Id(60)].Categories);
        Assert.Equal("看过全文", latest[Id(60)].Note);
        Assert.Equal([Ctla4], latest[Id(500)].Categories);
        Assert.Equal("seen again", latest[Id(500)].Note);
        Assert.Empty(latest[Id(51)].Categories);

        CliResult second = await Import(Workbook);
        Assert.Equal(before + 420, CountDecisions());
        Assert.Equal(
            [("conflict", 40), ("known", 420), ("not_understood", 40)],
            second
                .Rows.GroupBy(r => r.GetProperty("outcome").GetString()!)
                .Select(g => (g.Key, g.Count()))
                .OrderBy(g => g.Key, StringComparer.Ordinal)
        );

        CliResult forced = await Import(Workbook, "--take-conflicts");
        Assert.Equal((1, before + 460), (forced.ExitCode, CountDecisions()));
        Assert.Equal("me", Latest()[Id(0)].Who);
    }

    // 300 edits: 20 that conflict, 30 broken ones, 250 well ones; the rest stays.
    static void EditTriage(IXLWorksheet sheet, Dictionary<string, (string Outcome, string Sheet)> expected)
    {
        Dictionary<string, int> columns = Columns(sheet),
            rows = Rows(sheet);
        IXLCell Cell(int number, string heading) => sheet.Cell(rows[Id(number)], columns[heading]);
        for (int i = 0; i < 20; i++)
        {
            Cell(i, "Decision").SetValue("other");
            expected[Id(i)] = ("conflict", sheet.Name);
        }

        for (int i = 20; i < 50; i++)
        {
            Cell(i, "Decision")
                .SetValue(
                    (i % 6) switch
                    {
                        0 => "anti-VEGF + PD-1 inhibitr",
                        1 => "ici",
                        2 => "ici.pd1; other",
                        3 => "none; ici.pd1",
                        4 => "ici.pd1",
                        _ => "",
                    }
                );
            if (i % 6 == 4)
            {
                Cell(i, RowSeal.SealHeading).SetValue("s0123456789abcdef");
            }
            else if (i % 6 == 5)
            {
                Cell(i, "Note").SetValue("a note alone");
            }

            expected[Id(i)] = ("not_understood", sheet.Name);
        }

        for (int i = 50; i < 300; i++)
        {
            Cell(i, "Decision")
                .SetValue(
                    (i % 5) switch
                    {
                        0 => "抗VEGF联合PD-1/PD-L1抑制剂；ici.ctla4",
                        1 => "无",
                        2 => "Anti-VEGF + CTLA-4 Inhibitor",
                        3 => "ici.pd1\nici.ctla4",
                        _ => " NONE ",
                    }
                );
            if (i % 10 == 0)
            {
                Cell(i, "Note").SetValue("看过全文");
            }

            expected[Id(i)] = ("taken", sheet.Name);
        }
    }

    // 200 edits: 20 that conflict, 10 broken ones, 170 well ones.
    static void EditPapers(IXLWorksheet sheet, Dictionary<string, (string Outcome, string Sheet)> expected)
    {
        Dictionary<string, int> columns = Columns(sheet),
            rows = Rows(sheet);
        int decision = columns["Decision"],
            note = columns["Note"];
        for (int i = 400; i < 600; i++)
        {
            int row = rows[Id(i)];
            if (i is >= 420 and < 430)
            {
                sheet.Cell(row, decision).SetValue("");
            }
            else if (i >= 500 && i % 2 == 0)
            {
                sheet.Cell(row, note).SetValue("seen again"); // the note alone
            }
            else
            {
                sheet.Cell(row, decision).SetValue("other");
            }

            expected[Id(i)] = (
                i < 420 ? "conflict"
                : i < 430 ? "not_understood"
                : "taken",
                sheet.Name
            );
        }
    }
}
