using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using VegfTrends.Core;
using VegfTrends.Training;
using VegfTrends.Training.Baselines;

namespace VegfTrends.Benchmarks;

/// <summary>F1 on the development gold set, beside rules alone and TF-IDF with a linear model, all in one run.</summary>
static class GoldQuality
{
    /// <param name="modelFolder">Category model; <c>null</c> for the bundled one.</param>
    /// <param name="mistakes">Whether every paper with a wrong, missed or undecided label is listed.</param>
    public static void Run(string? modelFolder, bool mistakes)
    {
        Lexicon lexicon = Lexicon.LoadBundled();
        Taxonomy taxonomy = Taxonomy.LoadBundled();
        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(BundledFiles.Path("models/encoder"));
        IReadOnlyList<LabelledPaper> gold = Gold(taxonomy);
        var features = new FeatureExtractor(taxonomy, lexicon, encoder);

        CategoryModel model = CategoryModel.Load(modelFolder ?? BundledFiles.Path("models/categories"), encoder, lexicon);
        Prediction[] byModel = [.. gold.Select(g =>
        {
            Assessment a = model.Assess(g.Paper, withEvidence: false);
            return new Prediction(g, a.Scores, a.Assigned, a.Undecided);
        })];
        string name = modelFolder ?? "bundled model";
        Print(taxonomy, name, byModel);
        foreach (Language language in new[] { Language.Zh, Language.En })
        {
            Print(taxonomy, $"{name}, {language.Code()} only", [.. byModel.Where(p => p.Paper.Language == language)], summaryOnly: true);
        }

        PrintFacets(gold.ToDictionary(g => g.Paper.Id, g => Facets.Of(features.Analyse(g.Paper), lexicon)));
        Print(taxonomy, "rules only", [.. gold.Select(g => new Prediction(g, Empty, CategoryRule.Labels(taxonomy, features.Analyse(g.Paper)), []))]);
        TfIdfBaseline baseline = TfIdfBaseline.Train(taxonomy, Training(taxonomy));
        Print(taxonomy, "char 2-4-gram TF-IDF + logistic regression", [.. gold.Select(g => new Prediction(g, Empty, baseline.Labels(g.Paper), []))]);
        if (mistakes)
        {
            foreach (Prediction p in byModel.Where(p => !p.Paper.Labels.SetEquals(p.Assigned)))
            {
                Console.WriteLine($"{p.Paper.Paper.Id} true [{string.Join(' ', p.Paper.Labels)}] assigned [{string.Join(' ', p.Assigned)}] undecided [{string.Join(' ', p.Undecided)}] " +
                    $"scores {string.Join(' ', p.Scores.Where(s => s.Value > 0.1).OrderByDescending(s => s.Value).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key}={s.Value:0.00}")))} | {p.Paper.Paper.Title.In(Language.Zh)}");
            }
        }
    }

    static readonly Dictionary<string, double> Empty = [];

    static void PrintFacets(Dictionary<string, Facets> found)
    {
        int studyType = 0, cancer = 0, right = 0, wrong = 0, missed = 0, papers = 0;
        foreach (JsonElement row in GoldRows().Where(r => found.ContainsKey(r.GetProperty("id").GetString()!)))
        {
            Facets facets = found[row.GetProperty("id").GetString()!];
            papers++;
            studyType += facets.StudyType == row.GetProperty("study_type").GetString() ? 1 : 0;
            cancer += facets.Cancer == row.GetProperty("cancer").GetString() ? 1 : 0;
            HashSet<string> gold = [.. row.GetProperty("anti_vegf_agents").EnumerateArray().Concat(row.GetProperty("partner_agents").EnumerateArray()).Select(a => a.GetString()!)];
            HashSet<string> agents = [.. facets.AntiVegf, .. facets.Partner];
            right += agents.Count(gold.Contains);
            wrong += agents.Count(a => !gold.Contains(a));
            missed += gold.Count(g => !agents.Contains(g));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"\nfacets, {papers} papers: study type right {(double)studyType / papers:0.000}, cancer right {(double)cancer / papers:0.000}, agents F1 {2.0 * right / ((2.0 * right) + wrong + missed):0.000} ({right} right, {wrong} wrong, {missed} missed)"));
    }

    static IEnumerable<JsonElement> GoldRows() => File.ReadLines(Path.Combine(SharedData.Folder, "gold_shared.jsonl")).Select(l => JsonDocument.Parse(l).RootElement);

    /// <summary>All rows of training-data, those with ids only joined with their text.</summary>
    public static IReadOnlyList<LabelledPaper> Training(Taxonomy taxonomy)
    {
        string folder = Path.Combine(SharedData.Repository, "training-data");
        return [.. Directory.GetFiles(folder, "synthetic-*.jsonl").Order(StringComparer.Ordinal).SelectMany(f => LabelFile.Read(f, taxonomy))
            .Concat(LabelFile.Read(Path.Combine(folder, "corpus-labels.jsonl"), taxonomy, Corpus().ToDictionary(p => p.Id)))];
    }

    /// <summary>The gold rows with their text, rows noted GAP left out.</summary>
    public static IReadOnlyList<LabelledPaper> Gold(Taxonomy taxonomy)
    {
        var labels = new Dictionary<string, HashSet<string>>();
        foreach (JsonElement row in GoldRows().Where(r => r.GetProperty("note").GetString()?.Contains("GAP", StringComparison.Ordinal) != true))
        {
            labels[row.GetProperty("id").GetString()!] = [.. row.GetProperty("labels").EnumerateArray().Select(l => l.GetString()!)];
        }

        return [.. Corpus().Where(p => labels.ContainsKey(p.Id)).Select(p => new LabelledPaper(p, labels[p.Id], Synthetic: false))];
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
                Id = row.GetProperty("id").GetString()!, Title = Bilingual.Of(row.GetProperty("title").GetString()), Abstract = Bilingual.Of(row.GetProperty("abstract").GetString()),
                Source = new RecordSource("corpus.jsonl.gz", "jsonl", ++record),
            };
        }
    }

    public static void Print(Taxonomy taxonomy, string name, IReadOnlyList<Prediction> predictions, bool summaryOnly = false)
    {
        QualityReport quality = QualityReport.Of(taxonomy, predictions);
        CultureInfo c = CultureInfo.InvariantCulture;
        Console.WriteLine(string.Create(c, $"\n{name}: {quality.Papers} papers, micro-F1 {quality.Micro.F1:0.000} [{quality.Micro.F1Low:0.000}-{quality.Micro.F1High:0.000}], ") +
            string.Create(c, $"macro-F1 {quality.MacroF1:0.000}, precision {quality.Micro.Precision:0.000}, recall {quality.Micro.Recall:0.000}, coverage {quality.Coverage:0.000}, ECE {quality.Ece:0.000}"));
        foreach (QualityRow row in summaryOnly ? [] : quality.Rows)
        {
            Console.WriteLine(string.Create(c, $"  {row.Category,-20} n {row.Positives,3}  right {row.Right,3} wrong {row.Wrong,3} missed {row.Missed,3}  P {row.Precision:0.00} R {row.Recall:0.00} F1 {row.F1:0.00} [{row.F1Low:0.00}-{row.F1High:0.00}]"));
        }
    }
}
