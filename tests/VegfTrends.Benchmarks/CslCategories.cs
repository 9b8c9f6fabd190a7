using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using VegfTrends.Cli;
using VegfTrends.Core;

namespace VegfTrends.Benchmarks;

/// <summary>
/// A taxonomy that has nothing to do with the bundled one: 13 subjects of Chinese papers, from titles alone, through
/// <c>train --taxonomy</c>. Beside it character 1- to 3-gram TF-IDF with a linear support vector machine on the same
/// rows.
/// </summary>
static class CslCategories
{
    /// <param name="split">The split to test on: dev while options are chosen, test once.</param>
    public static async Task<int> RunAsync(string split)
    {
        (string Title, string Category)[] train = Read("train"),
            test = Read(split);
        string[] names = [.. train.Select(r => r.Category).Distinct().Order(StringComparer.Ordinal)];
        DirectoryInfo folder = Directory.CreateTempSubdirectory("vegftrends-csl-");
        try
        {
            var time = Stopwatch.StartNew();
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            double peer = Peer(train, test, names);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"character 1-3-gram TF-IDF + linear SVM: accuracy {peer:0.0000} on {test.Length} {split} titles, "
                        + $"{time.Elapsed.TotalSeconds:0} s, "
                        + $"{(Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds:0} s of processor time"
                )
            );
            time.Restart();
            before = Process.GetCurrentProcess().TotalProcessorTime;
            string model = Path.Combine(folder.FullName, "model");
            int exitCode = await App.RunAsync(
                [
                    "train",
                    "--no-report",
                    "--taxonomy",
                    WriteTaxonomy(folder, names),
                    "--labels",
                    WriteLabels(folder, train, names),
                    "--out",
                    model,
                ],
                Console.Out,
                Console.Error
            );
            if (exitCode != 0)
            {
                return exitCode;
            }

            TimeSpan trained = time.Elapsed,
                processor = Process.GetCurrentProcess().TotalProcessorTime - before;
            using OnnxTextEncoder encoder = OnnxTextEncoder.Load(BundledFiles.Path("models/encoder"));
            CategoryModel loaded = CategoryModel.Load(model, encoder, Lexicon.LoadBundled());
            time.Restart();
            int right = test.Count(row =>
                names[KeyIndex(loaded.Assess(PaperOf(row.Title), withEvidence: false).Scores.MaxBy(s => s.Value).Key)]
                == row.Category
            );
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"train --taxonomy: accuracy {(double)right / test.Length:0.0000} on the same titles; trained in "
                        + $"{trained.TotalSeconds:0} s, {processor.TotalSeconds:0} s of processor time; model "
                        + $"{new FileInfo(Path.Combine(model, "model.json")).Length / 1048576.0:0.0} MiB; "
                        + $"{test.Length / time.Elapsed.TotalSeconds:0} titles/s"
                )
            );
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static (string Title, string Category)[] Read(string split)
    {
        using FileStream file = File.OpenRead(Path.Combine(SharedData.Folder, "cslcategories", $"{split}.tsv.gz"));
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        return
        [
            .. text.ReadToEnd()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => l.TrimEnd('\r').Split('\t'))
                .Select(c => (c[1], c[2])),
        ];
    }

    // Keys of a taxonomy are plain; the names say what the data says.
    static string WriteTaxonomy(DirectoryInfo folder, string[] names)
    {
        string path = Path.Combine(folder.FullName, "csl.yaml");
        File.WriteAllText(
            path,
            "categories:\n"
                + string.Concat(names.Select((n, i) => $"  - {{key: c{i}, exclusive: true, name: {{zh: {n}}}}}\n"))
        );
        return path;
    }

    static string WriteLabels(DirectoryInfo folder, (string Title, string Category)[] rows, string[] names)
    {
        string path = Path.Combine(folder.FullName, "csl.csv");
        var csv = new StringBuilder("id,labels,title\n");
        for (int i = 0; i < rows.Length; i++)
        {
            csv.Append(
                CultureInfo.InvariantCulture,
                $"t{i},c{Array.IndexOf(names, rows[i].Category)},\"{rows[i].Title.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n"
            );
        }

        File.WriteAllText(path, csv.ToString());
        return path;
    }

    static int KeyIndex(string key) => int.Parse(key.AsSpan(1), CultureInfo.InvariantCulture);

    static Paper PaperOf(string title) =>
        new()
        {
            Id = "t",
            Title = new Bilingual(title, null),
            Source = new RecordSource("csl", "tsv", 1),
        };

    /// <summary>The peer with the settings of scikit-learn: smooth idf, unit length, LinearSVC with C = 1, one against
    /// the rest.</summary>
    static double Peer((string Title, string Category)[] train, (string Title, string Category)[] test, string[] names)
    {
        Dictionary<string, int>[] grams = [.. train.Select(r => Grams(r.Title))];
        Dictionary<string, (int Column, float Idf)> known = grams
            .SelectMany(g => g.Keys)
            .CountBy(g => g)
            .Select((g, i) => (g.Key, i, MathF.Log((1f + train.Length) / (1 + g.Value)) + 1))
            .ToDictionary(x => x.Key, x => (x.i, x.Item3));
        (int, float)[][] rows = [.. grams.Select(Row)];
        (double Bias, float[] Weights)[] models =
        [
            .. names.Select(n =>
                Training.LinearSvm.Train(
                    rows,
                    known.Count,
                    [.. train.Select(r => r.Category == n)],
                    [.. train.Select(_ => 1f)],
                    1
                )
            ),
        ];
        return test.Average(t =>
        {
            (int Column, float Value)[] row = Row(Grams(t.Title));
            double[] scores = [.. models.Select(m => m.Bias + row.Sum(x => (double)m.Weights[x.Column] * x.Value))];
            return names[Array.IndexOf(scores, scores.Max())] == t.Category ? 1.0 : 0;
        });

        (int Column, float Value)[] Row(Dictionary<string, int> counts)
        {
            (int Column, float Value)[] row =
            [
                .. counts
                    .Where(c => known.ContainsKey(c.Key))
                    .Select(c => (known[c.Key].Column, c.Value * known[c.Key].Idf)),
            ];
            float length = MathF.Sqrt(row.Sum(x => x.Value * x.Value));
            return [.. row.Select(x => (x.Column, length > 0 ? x.Value / length : 0))];
        }
    }

    static Dictionary<string, int> Grams(string title)
    {
        string text = title.ToLowerInvariant();
        return Enumerable
            .Range(1, 3)
            .SelectMany(n => Enumerable.Range(0, Math.Max(0, text.Length - n + 1)).Select(i => text.Substring(i, n)))
            .CountBy(g => g)
            .ToDictionary();
    }
}
