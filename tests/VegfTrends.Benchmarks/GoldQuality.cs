using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using VegfTrends.Core;
using VegfTrends.Training;
using VegfTrends.Training.Baselines;
using VegfTrends.Training.Quality;

namespace VegfTrends.Benchmarks;

/// <summary>Quality on the development gold set and on the held-out tenth, by category and language, beside the
/// baselines, all in one run.</summary>
static class GoldQuality
{
    /// <param name="modelFolder">Category model; <c>null</c> for the bundled one.</param>
    /// <param name="mistakes">Whether every paper with a wrong, missed or undecided label is listed with its
    /// evidence.</param>
    public static void Run(string? modelFolder, bool mistakes)
    {
        Lexicon lexicon = Lexicon.LoadBundled();
        Taxonomy taxonomy = Taxonomy.LoadBundled();
        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(BundledFiles.Path("models/encoder"));
        var features = new FeatureExtractor(taxonomy, lexicon, encoder);
        CategoryModel model = CategoryModel.Load(
            modelFolder ?? BundledFiles.Path("models/categories"),
            encoder,
            lexicon
        );
        LabelledPaper[] gold = [.. Gold(taxonomy)],
            all = [.. Training(taxonomy)];
        LabelledPaper[] heldOut = [.. all.Where(HeldOutTenth.Holds)],
            training = [.. all.Where(p => !HeldOutTenth.Holds(p))];
        string name = modelFolder ?? "bundled model";
        Console.WriteLine(
            $"{model.Id}; intervals of F1 by 1,000 draws of papers, of precision and recall by Wilson; undecided is "
                + $"not assigned; macro over categories with {QualityReport.LeastPositives} papers"
        );
        Print(taxonomy, name, EvaluatedSet.By(model, EvaluatedKind.Given, gold).Predictions, byLanguage: true);
        PrintFacets(gold.ToDictionary(g => g.Paper.Id, g => Facets.Of(features.Analyse(g.Paper), lexicon)));
        Print(
            taxonomy,
            $"{name}, held-out tenth of the synthetic rows",
            EvaluatedSet.By(model, EvaluatedKind.HeldOut, heldOut).Predictions,
            byLanguage: true
        );
        foreach (Baseline baseline in Baseline.Train(features, training, withLogistic: true))
        {
            Print(
                taxonomy,
                $"{Name(baseline.Kind)}, gold",
                baseline.Predict(gold),
                byLanguage: true,
                summaryOnly: true
            );
            Print(
                taxonomy,
                $"{Name(baseline.Kind)}, held-out tenth",
                baseline.Predict(heldOut),
                byLanguage: true,
                summaryOnly: true
            );
        }

        TrainedModel synthetic = new CategoryTrainer(features, new TrainingOptions()).Train(
            [.. training.Where(p => p.Synthetic)],
            "synthetic",
            ""
        );
        CategoryModel alone = CategoryModel.Create(synthetic.File, synthetic.File.ToBytes(), encoder, lexicon);
        Print(
            taxonomy,
            "trained on the synthetic rows alone, gold",
            EvaluatedSet.By(alone, EvaluatedKind.Given, gold).Predictions,
            byLanguage: true,
            summaryOnly: true
        );
        Print(
            taxonomy,
            "trained on the synthetic rows alone, held-out tenth",
            EvaluatedSet.By(alone, EvaluatedKind.HeldOut, heldOut).Predictions,
            byLanguage: true,
            summaryOnly: true
        );
        if (mistakes)
        {
            PrintMistakes(model, gold);
        }
    }

    /// <summary>Corpus labels by cross-validation of the whole training set: what the model says of real papers that it
    /// has not seen.</summary>
    public static void RunCorpus()
    {
        Lexicon lexicon = Lexicon.LoadBundled();
        Taxonomy taxonomy = Taxonomy.LoadBundled();
        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(BundledFiles.Path("models/encoder"));
        TrainedModel trained = new CategoryTrainer(
            new FeatureExtractor(taxonomy, lexicon, encoder),
            new TrainingOptions()
        ).Train(Training(taxonomy), "cross-validated", "");
        Print(
            taxonomy,
            "corpus labels, cross-validated",
            [.. trained.CrossValidation.Where(p => !p.Paper.Synthetic)],
            byLanguage: true
        );
        Print(
            taxonomy,
            "synthetic rows, cross-validated",
            [.. trained.CrossValidation.Where(p => p.Paper.Synthetic)],
            byLanguage: true
        );
    }

    static string Name(BaselineKind kind) =>
        kind switch
        {
            BaselineKind.Rules => "rules only",
            BaselineKind.Svm => "char 2-4-gram TF-IDF + linear SVM",
            BaselineKind.Logistic => "char 2-4-gram TF-IDF + logistic regression",
            _ => "5 nearest neighbours by the encoder",
        };

    static void PrintMistakes(CategoryModel model, IReadOnlyList<LabelledPaper> gold)
    {
        foreach (LabelledPaper paper in gold)
        {
            Assessment a = model.Assess(paper.Paper);
            if (paper.Labels.SetEquals(a.Assigned))
            {
                continue;
            }

            Console.WriteLine(
                $"\n{paper.Paper.Id} true [{string.Join(' ', paper.Labels)}] assigned [{string.Join(' ', a.Assigned)}] "
                    + $"undecided [{string.Join(' ', a.Undecided)}] "
                    + $"scores {Listed(a.Scores.Where(s => s.Value > 0.1).OrderByDescending(s => s.Value))}\n"
                    + $"  {paper.Paper.Title.In(Language.Zh) ?? "(no title)"}"
            );
            foreach (Evidence e in a.Evidence)
            {
                string field = (e.Field.IsTitle() ? paper.Paper.Title : paper.Paper.Abstract).Only(e.Field.Language())!;
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"    {e.Category} {e.Share:0.00} {e.Field.Name()}: {field[e.Start..e.End]}"
                    )
                );
                Console.WriteLine(
                    "        "
                        + string.Join(", ", e.Words.Select(w => $"{field[w.Start..w.End]} {w.Share:+0.00;-0.00}"))
                );
            }
        }
    }

    static string Listed(IEnumerable<KeyValuePair<string, double>> scores) =>
        string.Join(' ', scores.Select(s => $"{s.Key}={s.Value:0.00}"));

    static void PrintFacets(Dictionary<string, Facets> found)
    {
        int studyType = 0,
            cancer = 0,
            right = 0,
            wrong = 0,
            missed = 0,
            papers = 0;
        foreach (JsonElement row in GoldRows().Where(r => found.ContainsKey(r.GetProperty("id").GetString()!)))
        {
            Facets facets = found[row.GetProperty("id").GetString()!];
            papers++;
            studyType += facets.StudyType == row.GetProperty("study_type").GetString() ? 1 : 0;
            cancer += facets.Cancer == row.GetProperty("cancer").GetString() ? 1 : 0;
            HashSet<string> gold =
            [
                .. row.GetProperty("anti_vegf_agents")
                    .EnumerateArray()
                    .Concat(row.GetProperty("partner_agents").EnumerateArray())
                    .Select(a => a.GetString()!),
            ];
            HashSet<string> agents = [.. facets.AntiVegf, .. facets.Partner];
            right += agents.Count(gold.Contains);
            wrong += agents.Count(a => !gold.Contains(a));
            missed += gold.Count(g => !agents.Contains(g));
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"\nfacets, {papers} papers: study type right {(double)studyType / papers:0.000}, cancer right "
                    + $"{(double)cancer / papers:0.000}, agents F1 "
                    + $"{2.0 * right / ((2.0 * right) + wrong + missed):0.000} ({right} right, {wrong} wrong, {missed} missed)"
            )
        );
    }

    static IEnumerable<JsonElement> GoldRows() =>
        File.ReadLines(Path.Combine(SharedData.Folder, "gold_shared.jsonl"))
            .Select(l => JsonDocument.Parse(l).RootElement);

    /// <summary>All rows of training-data, those with ids only joined with their text.</summary>
    public static IReadOnlyList<LabelledPaper> Training(Taxonomy taxonomy)
    {
        string folder = Path.Combine(SharedData.Repository, "training-data");
        return
        [
            .. Directory
                .GetFiles(folder, "synthetic-*.jsonl")
                .Order(StringComparer.Ordinal)
                .SelectMany(f => LabelFile.Read(f, taxonomy))
                .Concat(
                    LabelFile.Read(
                        Path.Combine(folder, "corpus-labels.jsonl"),
                        taxonomy,
                        Corpus().ToDictionary(p => p.Id)
                    )
                ),
        ];
    }

    /// <summary>The gold rows with their text, rows noted GAP left out.</summary>
    public static IReadOnlyList<LabelledPaper> Gold(Taxonomy taxonomy)
    {
        var labels = new Dictionary<string, HashSet<string>>();
        foreach (
            JsonElement row in GoldRows()
                .Where(r => r.GetProperty("note").GetString()?.Contains("GAP", StringComparison.Ordinal) != true)
        )
        {
            labels[row.GetProperty("id").GetString()!] =
            [
                .. row.GetProperty("labels").EnumerateArray().Select(l => l.GetString()!),
            ];
        }

        return
        [
            .. Corpus()
                .Where(p => labels.ContainsKey(p.Id))
                .Select(p => new LabelledPaper(p, labels[p.Id], Synthetic: false)),
        ];
    }

    public static IEnumerable<Paper> Corpus()
    {
        using FileStream file = File.OpenRead(Path.Combine(SharedData.Folder, "corpus.jsonl.gz"));
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        int record = 0;
        while (text.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            JsonElement row = json.RootElement;
            yield return new Paper
            {
                Id = row.GetProperty("id").GetString()!,
                Title = Bilingual.Of(row.GetProperty("title").GetString()),
                Abstract = Bilingual.Of(row.GetProperty("abstract").GetString()),
                Source = new RecordSource("corpus.jsonl.gz", "jsonl", ++record),
            };
        }
    }

    public static void Print(
        Taxonomy taxonomy,
        string name,
        IReadOnlyList<Prediction> predictions,
        bool summaryOnly = false,
        bool byLanguage = false
    )
    {
        var set = new EvaluatedSet(EvaluatedKind.Given, taxonomy, predictions);
        QualityReport quality = set.All;
        CultureInfo c = CultureInfo.InvariantCulture;
        Console.WriteLine(
            string.Create(
                c,
                $"\n{name}: {quality.Papers} papers, micro-F1 {quality.Micro.F1:0.000} "
                    + $"[{quality.Micro.F1Low:0.000}-{quality.Micro.F1High:0.000}], "
            )
                + string.Create(
                    c,
                    $"macro-F1 {quality.MacroF1:0.000}, precision "
                        + $"{Share(quality.Micro.Right, quality.Micro.Right + quality.Micro.Wrong)}, recall "
                        + $"{Share(quality.Micro.Right, quality.Micro.Positives)}, "
                )
                + string.Create(
                    c,
                    $"coverage {quality.Coverage:0.000}, ECE {quality.Ece:0.000}, mean area under precision-recall "
                        + $"{set.MeanArea:0.000}"
                )
        );
        foreach (QualityRow row in summaryOnly ? [] : quality.Rows)
        {
            Console.WriteLine(
                string.Create(
                    c,
                    $"  {row.Category,-20} n {row.Positives,3}  right {row.Right,3} wrong {row.Wrong,3} missed "
                        + $"{row.Missed,3}  P {Share(row.Right, row.Right + row.Wrong)} R {Share(row.Right, row.Positives)} "
                )
                    + string.Create(
                        c,
                        $"F1 {row.F1:0.00} [{row.F1Low:0.00}-{row.F1High:0.00}]  area {set.AreaOf(row.Category):0.00}"
                    )
            );
        }

        foreach (Language language in byLanguage ? [Language.Zh, Language.En] : Array.Empty<Language>())
        {
            if (set.In(language) is { Predictions.Count: > 0 } part)
            {
                Print(taxonomy, $"{name}, {language.Code()} only", part.Predictions, summaryOnly);
            }
        }

        static string Share(int hits, int all)
        {
            (double low, double high) = WilsonInterval.Of(hits, all);
            return all == 0
                ? "-"
                : string.Create(CultureInfo.InvariantCulture, $"{(double)hits / all:0.000} [{low:0.000}-{high:0.000}]");
        }
    }
}
