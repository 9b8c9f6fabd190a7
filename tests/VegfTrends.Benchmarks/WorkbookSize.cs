using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using VegfTrends.Core;
using VegfTrends.Papers.Store;

namespace VegfTrends.Benchmarks;

/// <summary>The workbook of a large store, by the program as a process of its own: time, memory, file size, and whether
/// two runs give the same bytes.</summary>
static class WorkbookSize
{
    static readonly string[] Sets = ["synthetic-en-a", "synthetic-en-b", "synthetic-zh-a", "synthetic-zh-b"];

    /// <param name="papers">How many: the synthetic training abstracts over and over, each with its own title, ids and
    /// date; assessed once.</param>
    /// <param name="keep">Folder to leave store and workbooks in, or <c>null</c>.</param>
    public static int Run(int papers, string? keep)
    {
        string folder = keep is null
            ? Directory.CreateTempSubdirectory("vegftrends-").FullName
            : Directory.CreateDirectory(keep).FullName;
        try
        {
            string path = Path.Combine(folder, "store.db");
            if (!File.Exists(path))
            {
                Fill(path, papers);
            }

            // The same command both times: the workbook says what it was.
            string workbook = Path.Combine(folder, "report.xlsx"),
                first = Path.Combine(folder, "first.xlsx");
            (int code, TimeSpan wall, TimeSpan processor, double peak) = Report(path, workbook);
            File.Move(workbook, first, overwrite: true);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{papers} papers: {wall.TotalSeconds:0.0} s, {processor.TotalSeconds:0.0} s of processor time, "
                        + $"{peak:0} MiB at most, {new FileInfo(first).Length / 1048576.0:0.0} MiB file, exit code {code}"
                )
            );
            Report(path, workbook);
            bool same = SHA256
                .HashData(File.ReadAllBytes(first))
                .SequenceEqual(SHA256.HashData(File.ReadAllBytes(workbook)));
            Console.WriteLine(same ? "second run: same bytes" : "second run: OTHER BYTES");
            return same && code == 0 ? 0 : 1;
        }
        finally
        {
            if (keep is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    public static int Check(string workbook)
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Open(workbook, isEditable: false);
        string[] errors =
        [
            .. new OpenXmlValidator(FileFormatVersions.Office2019)
                .Validate(document)
                .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"),
        ];
        Array.ForEach(errors, Console.WriteLine);
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{errors.Length} errors in {Path.GetFileName(workbook)}")
        );
        return errors.Length == 0 ? 0 : 1;
    }

    static (int Code, TimeSpan Wall, TimeSpan Processor, double PeakMiB) Report(string store, string workbook)
    {
        var clock = Stopwatch.StartNew();
        using Process process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    "exec",
                    Path.Combine(AppContext.BaseDirectory, "vegftrends.dll"),
                    "report",
                    "--store",
                    store,
                    "--out",
                    workbook,
                    "--as-of",
                    "2026-06-30",
                    "--language",
                    "en",
                    "--quiet",
                ]
            )
        )!;
        double peak = 0;
        TimeSpan processor = default;
        while (!process.WaitForExit(50))
        {
            try
            {
                (peak, processor) = (Math.Max(peak, process.PeakWorkingSet64 / 1048576.0), process.TotalProcessorTime);
                process.Refresh();
            }
            catch (InvalidOperationException)
            {
                break; // it has ended between the two looks
            }
        }

        process.WaitForExit();
        return (process.ExitCode, clock.Elapsed, processor, peak);
    }

    static void Fill(string path, int papers)
    {
        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(BundledFiles.Path("models/encoder"));
        Lexicon lexicon = Lexicon.LoadBundled();
        CategoryModel model = CategoryModel.Load(BundledFiles.Path("models/categories"), encoder, lexicon);
        (Paper Paper, Assessment Assessment, Embedding Embedding)[] seeds =
        [
            .. Sets.SelectMany(s => File.ReadLines(Path.Combine(SharedData.Repository, "training-data", s + ".jsonl")))
                .Select(line =>
                {
                    using JsonDocument row = JsonDocument.Parse(line);
                    string Text(string name) => row.RootElement.GetProperty(name).GetString()!;
                    bool zh = Text("lang") == "zh";
                    var paper = new Paper
                    {
                        Id = Text("id"),
                        Title = zh ? new Bilingual(Text("title"), null) : new Bilingual(null, Text("title")),
                        Abstract = zh ? new Bilingual(Text("abstract"), null) : new Bilingual(null, Text("abstract")),
                        Source = new RecordSource("made", "made", 1),
                    };
                    Assessment assessment = model.Assess(paper, withEvidence: true, out Embedding embedding);
                    return (paper, assessment, embedding);
                }),
        ];
        var random = new Random(5);
        using PaperStore store = PaperStore.Open(path);
        long run = store.BeginRun("import", ["made"]);
        foreach (int[] batch in Enumerable.Range(0, papers).Chunk(5_000))
        {
            store.Add([.. batch.Select(i => Copy(seeds[i % seeds.Length].Paper, i, random))], run);
        }

        store.EndRun(run, new RunCounts(papers, papers, 0, 0), 0);
        foreach (StoredPaper[] batch in store.Unassessed(model.Id).ToArray().Chunk(2_000))
        {
            store.SaveEmbeddings([.. batch.Select(p => new StoredEmbedding(p.Row, p.TextVersion, Seed(p).Embedding))]);
            store.SaveAssessments(
                [.. batch.Select(p => new StoredAssessment(p, Seed(p).Assessment with { PaperId = p.Paper.Id }))],
                lexicon.Sha256
            );
        }

        Console.WriteLine($"store of {store.CountPapers()} papers, {new FileInfo(path).Length >> 20} MiB");

        (Paper Paper, Assessment Assessment, Embedding Embedding) Seed(StoredPaper paper) =>
            seeds[(int.Parse(paper.Paper.Pmid!, CultureInfo.InvariantCulture) - 10_000_000) % seeds.Length];
    }

    // The number stands at the end of the title, so that evidence keeps its places.
    static Paper Copy(Paper seed, int number, Random random)
    {
        int year = 2005 + (int)(21.5 * Math.Sqrt(random.NextDouble()));
        string? Numbered(string? title) =>
            title is null ? null : string.Create(CultureInfo.InvariantCulture, $"{title} ({number})");
        string pmid = (10_000_000 + number).ToString(CultureInfo.InvariantCulture);
        return seed with
        {
            Id = "pmid:" + pmid,
            Pmid = pmid,
            Doi = $"10.99999/made.{pmid}",
            Journal = $"Journal of Made Papers {number % 300}",
            Authors = [$"Maker {number}"],
            Title = new Bilingual(Numbered(seed.Title.Zh), Numbered(seed.Title.En)),
            Date = new PaperDate(year, random.Next(8) == 0 ? null : random.Next(1, year == 2026 ? 7 : 13)),
        };
    }
}
