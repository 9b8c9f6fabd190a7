using System.Diagnostics;
using System.Globalization;
using VegfTrends.Core;
using VegfTrends.Jobs;
using VegfTrends.Papers.Import;
using VegfTrends.Papers.Store;

namespace VegfTrends.Benchmarks;

/// <summary>Import, score and store the corpus of real abstracts: papers a second and processor time, beside the same
/// encoder alone.</summary>
static class Throughput
{
    public static void Run()
    {
        string folder = Directory.CreateTempSubdirectory("vegftrends-").FullName;
        try
        {
            using OnnxTextEncoder encoder = OnnxTextEncoder.Load(BundledFiles.Path("models/encoder"));
            CategoryModel model = CategoryModel.Load(
                BundledFiles.Path("models/categories"),
                encoder,
                Lexicon.LoadBundled()
            );
            using PaperStore store = PaperStore.Open(Path.Combine(folder, "store.db"));
            string corpus = Path.Combine(SharedData.Folder, "corpus.jsonl.gz");
            int papers = 0;
            Measure(
                "import into a new store",
                () => papers = new PaperImporter(store).Import([corpus], CancellationToken.None).New
            );
            Measure(
                "import again (all known)",
                () => new PaperImporter(store).Import([corpus], CancellationToken.None)
            );
            Measure(
                $"assess and save, {Environment.ProcessorCount} cores, with evidence",
                () => new StoreAssessor(store, model).Assess(null, CancellationToken.None)
            );
            Paper[] all = [.. store.Papers().Select(p => p.Paper)];
            Measure("assess, 1 core, with evidence", () => Each(all, p => model.Assess(p)));
            Measure("assess, 1 core, without evidence", () => Each(all, p => model.Assess(p, withEvidence: false)));
            Measure(
                "encode only, 1 core (named peer)",
                () => Each(all, p => encoder.Encode(p.Title.In(Language.En) + "\n" + p.Abstract.In(Language.En)))
            );
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{papers} papers; peak memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB; store "
                        + $"{new FileInfo(store.Path).Length >> 20} MiB"
                )
            );

            void Measure(string name, Action work)
            {
                TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
                var watch = Stopwatch.StartNew();
                work();
                TimeSpan processor = Process.GetCurrentProcess().TotalProcessorTime - before;
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{name,-50} {watch.Elapsed.TotalSeconds,7:0.0} s  {papers / watch.Elapsed.TotalSeconds,8:0} "
                            + $"papers/s  {processor.TotalMilliseconds / papers,6:0.00} cpu-ms a paper"
                    )
                );
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static void Each(Paper[] papers, Action<Paper> work) => Array.ForEach(papers, work);
}
