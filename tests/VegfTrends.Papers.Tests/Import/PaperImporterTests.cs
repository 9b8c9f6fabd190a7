using System.Globalization;
using VegfTrends.Core;
using VegfTrends.Papers.Formats;
using VegfTrends.Papers.Import;
using VegfTrends.Papers.Store;
using VegfTrends.Papers.Tests.Store;
using Xunit;

namespace VegfTrends.Papers.Tests.Import;

public sealed class PaperImporterTests : IDisposable
{
    readonly TempFolder _folder = new();
    readonly PaperStore _store;

    public PaperImporterTests() => _store = _folder.Store();

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Import_CountsAndSummary()
    {
        ImportSummary summary = Import(Lines("a.txt", "1 2 3 1 bad"));
        Assert.Equal("read 5, new 3, duplicates 1, quarantined 1", summary.ToString());
        FileImport file = Assert.Single(summary.Files);
        Assert.Equal(
            ("a.txt", "test", 5, 3, 1, 1),
            (file.File, file.Format, file.Read, file.New, file.Duplicates, file.Quarantined)
        );
        Assert.Equal(1, summary.ExitCode);
    }

    [Theory]
    [InlineData("1 2", 0)]
    [InlineData("1 1", 0)]
    [InlineData("", 0)]
    [InlineData("gone:9", 0)]
    [InlineData("1 bad", 1)]
    [InlineData("bad bad", 2)]
    [InlineData("1 broken", 1)] // the disk fails half-way
    [InlineData("broken", 2)]
    public void ExitCode_IsByWhatCouldBeRead(string content, int expected)
    {
        ImportSummary summary = Import(Lines("a.txt", content));
        Assert.Equal(expected, summary.ExitCode);
        StoredRun run = Assert.Single(_store.Runs());
        Assert.Equal((summary.RunId, expected, summary.Read), (run.Id, run.ExitCode, run.Counts.Read));
        Assert.NotNull(run.Ended);
    }

    [Fact]
    public void Summary_WritesThousands() =>
        Assert.Equal(
            "read 1,204, new 1,180, duplicates 21, quarantined 3, deleted 2",
            new ImportSummary(
                1,
                [new FileImport("a", "x", 1000, 20, 3, 2), new FileImport("b", "x", 180, 1, 0, 0)]
            ).ToString()
        );

    [Fact]
    public void Import_SameFileAgain_AddsNothing()
    {
        string path = Lines("a.txt", "1 2 3 bad title title");
        Assert.Equal(5, Import(path).New);
        StoredPaper[] before = _store.Papers().ToArray();

        ImportSummary again = Import(path);

        Assert.Equal("read 6, new 0, duplicates 5, quarantined 1", again.ToString());
        Assert.Equivalent(before, _store.Papers().ToArray(), strict: true);
        Assert.Single(_store.QuarantineRows());
        Assert.Empty(_store.QuarantineRows(again.RunId));
        Assert.Equal("bad", Assert.Single(again.Quarantine).Raw); // named again all the same
        Assert.All(before, p => Assert.Single(_store.SourcesOf(p.Paper.Id)));
        Assert.Equal(2, _store.ImportedFiles().Count);
    }

    [Fact]
    public void Import_ChangedFileOfTheSameName_AddsWhatIsNew()
    {
        Import(Lines("a.txt", "1 2"));
        Assert.Equal("read 3, new 1, duplicates 2, quarantined 0", Import(Lines("a.txt", "1 2 3")).ToString());
    }

    [Fact]
    public void Import_Folder_TakesItsFilesInOrderAndNoHiddenOnes()
    {
        Lines("in/b.txt", "2");
        Lines("in/a.txt", "1");
        Lines("in/deep/c.txt", "3");
        Lines("in/.hidden/d.txt", "4");
        Lines("in/~$a.txt", "5");
        ImportSummary summary = Import(Path.Combine(_folder.Root, "in"));
        Assert.Equal(["a.txt", "b.txt", "c.txt"], summary.Files.Select(f => f.File));
        Assert.Equal(["pmid:2", "pmid:3", "pmid:4"], _store.Papers().Select(p => p.Paper.Id));
    }

    [Fact]
    public void Import_Folder_PassesOverTheReportToBeWritten()
    {
        Lines("in/a.txt", "1");
        string report = Lines("in/report.xlsx", "2");
        ImportOptions options = new() { Reader = Read, LeaveOut = report };
        Assert.Equal(1, new PaperImporter(_store, options).Import([Path.Combine(_folder.Root, "in")], default).New);
        Assert.Equal(1, new PaperImporter(_store, options).Import([report], default).New); // named, it is meant
    }

    [Fact]
    public void Import_ManyBrokenRecords_CarriesTheFirst()
    {
        ImportSummary summary = Import(Lines("a.txt", string.Join(' ', Enumerable.Repeat("bad", 1_005))));
        Assert.Equal((1_005, 1_000), (summary.Quarantined, summary.Quarantine.Count));
    }

    [Fact]
    public void Import_EmptyFolder_Fails() =>
        Assert.Equal(2, Import(Directory.CreateDirectory(Path.Combine(_folder.Root, "none")).FullName).ExitCode);

    [Fact]
    public void Import_MissingFile_IsQuarantinedAndTheOthersAreRead()
    {
        for (int time = 0; time < 2; time++)
        {
            ImportSummary summary = new PaperImporter(_store).Import(
                [Path.Combine(_folder.Root, "missing.ris")],
                default
            );
            Assert.Equal((2, "missing.ris"), (summary.ExitCode, Assert.Single(summary.Quarantine).File));
        }

        QuarantineRow row = Assert.Single(_store.QuarantineRows()).Row;
        Assert.Equal(("missing.ris", 0, "no such file"), (row.File, row.Record, row.Found));
    }

    [Fact]
    public void Import_Deletions_MarkThePaper()
    {
        Import(Lines("a.txt", "1"), Lines("b.txt", "gone:2"));
        Assert.Equal(PublicationStatus.Deleted, Assert.Single(_store.Papers()).Paper.Status);
    }

    [Fact]
    public void Import_Cancelled_KeepsWholeBatchesAndCanGoOn()
    {
        string path = Lines("a.txt", string.Join(' ', Enumerable.Range(0, 100)));
        using var cancel = new CancellationTokenSource();
        var progress = new Reports(p =>
        {
            if (p.File.Read == 30)
            {
                cancel.Cancel();
            }
        });

        Assert.Throws<OperationCanceledException>(() => Importer(progress).Import([path], cancel.Token));

        Assert.Equal(30, _store.CountPapers());
        StoredRun run = _store.Runs()[0];
        Assert.Equal((2, "cancelled", 30), (run.ExitCode, run.Note, run.Counts.New));
        Assert.Null(Assert.Single(_store.ImportedFiles()).Completed);
        Assert.Equal("read 100, new 70, duplicates 30, quarantined 0", Import(path).ToString());
    }

    [Fact]
    public void Import_BrokenReader_EndsTheRunAndKeepsWholeBatches()
    {
        Assert.Throws<InvalidOperationException>(() =>
            Import(Lines("a.txt", string.Join(' ', Enumerable.Range(0, 25)) + " bug"))
        );
        Assert.Equal(20, _store.CountPapers());
        Assert.Equal((2, "stopped by an error"), (_store.Runs()[0].ExitCode, _store.Runs()[0].Note));
    }

    [Fact]
    public void Import_Progress_CountsFilesAndRecords()
    {
        var seen = new List<string>();
        var progress = new Reports(p =>
            seen.Add(
                string.Create(CultureInfo.InvariantCulture, $"{p.FileNumber}/{p.FileCount} {p.File.File} {p.File.Read}")
            )
        );
        Importer(progress)
            .Import([Lines("a.txt", string.Join(' ', Enumerable.Range(0, 15))), Lines("b.txt", "1")], default);
        Assert.Equal(["1/2 a.txt 10", "1/2 a.txt 15", "2/2 b.txt 1"], seen);
    }

    string Lines(string name, string content) => _folder.File(name, content);

    ImportSummary Import(params string[] paths) => Importer(null).Import(paths, default);

    PaperImporter Importer(IProgress<ImportProgress>? progress) =>
        new(
            _store,
            new ImportOptions
            {
                BatchSize = 10,
                Progress = progress,
                Reader = Read,
            }
        );

    // Words of a file: a number is a paper, "title" one that has nothing but a title, and the rest is named by its
    // word.
    static IEnumerable<ReadOutcome> Read(
        string path,
        ReadOptions options,
        Action<string>? opened,
        CancellationToken cancel
    )
    {
        opened?.Invoke("test");
        int record = 0;
        string name = Path.GetFileName(path);
        foreach (string word in File.ReadAllText(path).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            record++;
            yield return word switch
            {
                "bad" => new ReadOutcome.Quarantined(
                    new QuarantineRow(name, "test", record, $"record {record}", "nothing", "something", word)
                ),
                "broken" => throw new IOException("input/output error"),
                "bug" => throw new InvalidOperationException("a bug"),
                "title" => new ReadOutcome.Read(
                    APaper.With(en: "A title and nothing beside it", file: name, record: record)
                ),
                _ when word.StartsWith("gone:", StringComparison.Ordinal) => new ReadOutcome.Deleted(word[5..], record),
                _ => new ReadOutcome.Read(
                    APaper.Number(int.Parse(word, System.Globalization.CultureInfo.InvariantCulture)) with
                    {
                        Source = new RecordSource(name, "test", record),
                    }
                ),
            };
        }
    }

    sealed class Reports(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }
}
