using System.Globalization;
using System.IO.Compression;
using System.Text;
using VegfTrends.Core;
using VegfTrends.Papers.Decisions;
using VegfTrends.Papers.Formats;
using VegfTrends.Papers.Tests.Store;
using Xunit;

namespace VegfTrends.Papers.Tests.Decisions;

public sealed class DecisionFileTests : IDisposable
{
    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_Ris_TakesLabelsAndNotesOfThatPrefixOnly()
    {
        DecisionEdit[] edits = Read(
            "z.ris",
            """
            TY  - JOUR
            TI  - An invented study
            DO  - 10.99999/a
            KW  - bevacizumab
            KW  - VT:ici.pd1
            KW  - vt:ici.ctla4
            KW  - VT-MODEL:other
            N1  - Cited By :12
            N1  - <p>VT: read in full</p>
            ER  - 

            TY  - JOUR
            TI  - Another one that nobody labelled
            KW  - VT-MODEL:other
            ER  - 

            TY  - JOUR
            TI  - A third
            AN  - 12345
            DB  - PubMed
            KW  - VT:none
            ER  - 
            """
        );
        Assert.Equal(["ici.pd1;ici.ctla4", "none"], edits.Select(e => e.Decision));
        Assert.Equal(["read in full", null], edits.Select(e => e.Note));
        Assert.Equal((1, "doi:10.99999/a"), (edits[0].Row, edits[0].Ids[0]));
        Assert.Equal((3, "pmid:12345"), (edits[1].Row, edits[1].Ids[0]));
        Assert.All(edits, e => Assert.Null(e.Base));
    }

    [Fact]
    public void Read_OwnRecord_IsKnownByItsRowLabel()
    {
        var decision = new Decision(
            "doi:10.99999/(a);b|c",
            ["ici.pd1", "ici.ctla4"],
            "王",
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            "说明"
        );
        string label = DecisionKeywords.RowKeyword(decision.PaperId, decision);
        Assert.DoesNotContain(label, c => c is ';' or ',' or ' ' or '|');
        DecisionEdit edit = Assert.Single(
            Read("z.nbib", $"PMID- 77\nTI  - An invented study\nOT  - {label}\nOT  - VT:other\n")
        );
        Assert.Equal(
            (decision.PaperId, RowSeal.Base(decision), RowSeal.Seal(decision.PaperId, RowSeal.Base(decision))),
            (edit.Ids[0], edit.Base, edit.Seal)
        );
    }

    [Fact]
    public void Read_PapersFile_KeepsLabelsOutOfTheKeywords()
    {
        File.WriteAllText(
            PathOf("k.ris"),
            "TY  - JOUR\nTI  - An invented study\nKW  - bevacizumab\nKW  - VT:other\nKW  - VT-ROW:a/b/c\nKW  - VT "
                + "scanning\nER  - \n"
        );
        Paper paper = Assert
            .IsType<ReadOutcome.Read>(
                Assert.Single(PaperFormats.Read(PathOf("k.ris"), new ReadOptions(), null, CancellationToken.None))
            )
            .Paper;
        Assert.Equal(["bevacizumab", "VT scanning"], paper.Keywords);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("GB18030")]
    [InlineData("utf-16")]
    public void Read_TableOfExcel_InItsEncodings(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        string table =
            "分拣,,,,\r\n先看这 2 篇,,,,\r\n题名,判定,备注,vt_id,vt_base,vt_seal,我的列\r\n一项研究,其他,'=1+1,'00123,v1,sx,绿\r\n另一项,,,p2,v1,sy\r\n\"半行,x\r\n";
        File.WriteAllText(PathOf("t.csv"), table, Encoding.GetEncoding(encoding));
        DecisionEdit[] edits = [.. DecisionFile.Read(PathOf("t.csv"), new ReadOptions())];
        Assert.Equal(
            ("其他", "=1+1", "00123", "v1", "sx"),
            (edits[0].Decision, edits[0].Note, edits[0].Ids[0], edits[0].Base, edits[0].Seal)
        );
        Assert.Contains(edits, e => e.Fault is not null);
    }

    [Fact]
    public void Read_JsonLines_NamesWhatIsBroken()
    {
        DecisionEdit[] edits = Read(
            "d.jsonl",
            """
            {"id":"a","categories":["ici.pd1"],"who":"王","when":"2026-01-02T03:04:05.1234567Z","note":null}

            {"id":"b","categories":[]}
            {"id":"c","categories":"other"}
            {"id":"d","categories":["other"],"when":"yesterday"}
            {"id":"e","categories":["other"
            """
        );
        Assert.Equal(["ici.pd1", "none", null, null, null], edits.Select(e => e.Decision));
        Assert.Equal(DateTimeOffset.Parse("2026-01-02T03:04:05.1234567Z", CultureInfo.InvariantCulture), edits[0].When);
        Assert.Equal([1, 3, 4, 5, 6], edits.Select(e => e.Row));
        Assert.Equal(3, edits.Count(e => e.Fault is not null));
    }

    [Fact]
    public void Read_ZipBomb_IsRefused()
    {
        string path = PathOf("bomb.xlsx");
        using (ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using Stream entry = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 16; i++)
            {
                entry.Write(zeros);
            }
        }

        Assert.Contains(
            "compression ratio",
            Assert.Throws<UnreadableFileException>(() => DecisionFile.Read(path, new ReadOptions()).Count()).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Import_Cancelled_KeepsNothing()
    {
        using Papers.Store.PaperStore store = _folder.Store();
        store.Add([APaper.Number(1)], store.BeginRun("import", []));
        string id = store.Papers().Single().Paper.Id;
        File.WriteAllText(PathOf("t.csv"), $"id,decision\n{id},other\n");
        var import = new DecisionImport(store, Taxonomy.LoadBundled());
        var rules = new EditRules("me", DateTimeOffset.UnixEpoch);
        Assert.Throws<OperationCanceledException>(() =>
            import.Import(PathOf("t.csv"), rules, cancel: new CancellationToken(canceled: true))
        );
        Assert.Empty(store.AllDecisions());
        Assert.Equal(1, import.Import(PathOf("t.csv"), rules).Count(EditOutcome.Taken));
    }

    [Fact]
    public void Import_DecisionOfAFutureClock_IsReplacedAllTheSame()
    {
        using Papers.Store.PaperStore store = _folder.Store();
        store.Add([APaper.Number(1)], store.BeginRun("import", []));
        string id = store.Papers().Single().Paper.Id;
        Assert.True(
            store.AddDecision(new Decision(id, ["ici.pd1"], "wl", DateTimeOffset.UnixEpoch.AddYears(200), null))
        );
        File.WriteAllText(PathOf("t.csv"), $"id,decision\n{id},other\n");
        new DecisionImport(store, Taxonomy.LoadBundled()).Import(
            PathOf("t.csv"),
            new EditRules("me", DateTimeOffset.UnixEpoch, TakeConflicts: true)
        );
        Assert.Equal("me", store.LatestDecisions()[id].Who);
    }

    string PathOf(string name) => Path.Combine(_folder.Root, name);

    DecisionEdit[] Read(string name, string content)
    {
        File.WriteAllText(PathOf(name), content);
        return [.. DecisionFile.Read(PathOf(name), new ReadOptions())];
    }
}
