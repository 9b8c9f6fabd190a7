using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using VegfTrends.Core;

namespace VegfTrends.Benchmarks;

/// <summary>Fits the study-type model on the training data and shows how right it is.</summary>
static class StudyTypes
{
    // Invented abstracts help less than real ones: measured by cross-validation over the real ones.
    const double SyntheticWeight = 0.5;

    const int Folds = 5;

    /// <param name="fit">Whether the weights are fitted again and written to
    /// <c>models/study-types/weights.json</c>.</param>
    public static void Run(bool fit)
    {
        Lexicon lexicon = Lexicon.LoadBundled();
        var corpus = GoldQuality.Corpus().ToDictionary(p => p.Id);
        string folder = Path.Combine(SharedData.Repository, "training-data");
        Row[] real =
        [
            .. Rows(Path.Combine(folder, "corpus-labels.jsonl"))
                .Where(r => corpus.ContainsKey(Text(r, "id")) && StudyTypeModel.Types.Contains(Text(r, "study_type")))
                .Select(r => Row.Of(corpus[Text(r, "id")], Text(r, "study_type"), 1, lexicon)),
        ];
        Row[] invented =
        [
            .. Directory
                .GetFiles(folder, "synthetic-*.jsonl")
                .Order(StringComparer.Ordinal)
                .SelectMany(Rows)
                .Where(r => StudyTypeModel.Types.Contains(Text(r, "study_type")))
                .Select(r =>
                    Row.Of(
                        new Paper
                        {
                            Id = Text(r, "id"),
                            Title = Bilingual.Of(Text(r, "title")),
                            Abstract = Bilingual.Of(Text(r, "abstract")),
                            Source = new RecordSource("training-data", "jsonl", 1),
                        },
                        Text(r, "study_type"),
                        SyntheticWeight,
                        lexicon
                    )
                ),
        ];
        foreach (double l2 in new[] { 1.0, 3.0, 10.0 })
        {
            int right = 0,
                rightInvented = 0;
            for (int fold = 0; fold < Folds; fold++)
            {
                StudyTypeModel model = StudyTypeModel.Create(
                    Fit(
                        [.. real.Where((_, i) => i % Folds != fold), .. invented.Where((_, i) => i % Folds != fold)],
                        l2
                    )
                );
                right += real.Where((_, i) => i % Folds == fold)
                    .Count(r => model.Find(r.Paper, lexicon).Type == r.Type);
                rightInvented += invented
                    .Where((_, i) => i % Folds == fold)
                    .Count(r => model.Find(r.Paper, lexicon).Type == r.Type);
            }

            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"L2 {l2}: {Folds}-fold on {real.Length} real papers {(double)right / real.Length:0.000}, on "
                        + $"{invented.Length} invented ones {(double)rightInvented / invented.Length:0.000}"
                )
            );
        }

        if (fit)
        {
            string path = Path.Combine(SharedData.Repository, "models", "study-types", "weights.json");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            Dictionary<string, double[]> weights = Fit([.. real, .. invented], 3);
            IEnumerable<string> lines = weights
                .OrderBy(w => w.Key, StringComparer.Ordinal)
                .Select(w =>
                    $"  {JsonSerializer.Serialize(w.Key, Plain)}: "
                    + $"{JsonSerializer.Serialize(w.Value.Select(v => Math.Round(v, 3)))}"
                );
            File.WriteAllText(path, "{\n" + string.Join(",\n", lines) + "\n}\n");
            Console.WriteLine(
                $"Wrote {path}: {weights.Count} features of {real.Length} real and {invented.Length} invented papers."
            );
        }
    }

    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Multinomial logistic regression by full-batch gradient descent with momentum: the same rows give the
    /// same weights.</summary>
    static Dictionary<string, double[]> Fit(Row[] rows, double l2)
    {
        string[] names = [.. rows.SelectMany(r => r.Features.Keys).Distinct().Order(StringComparer.Ordinal)];
        var index = names.Index().ToDictionary(n => n.Item, n => n.Index);
        int types = StudyTypeModel.Types.Count,
            bias = index["bias"];
        (int Feature, double Value)[][] x =
        [
            .. rows.Select(r => r.Features.Select(f => (index[f.Key], f.Value)).ToArray()),
        ];
        int[] y = [.. rows.Select(r => StudyTypeModel.Types.Index().First(t => t.Item == r.Type).Index)];
        double[] w = new double[names.Length * types],
            velocity = new double[w.Length],
            scores = new double[types];
        double all = rows.Sum(r => r.Weight);
        for (int step = 0; step < 600; step++)
        {
            var gradient = new double[w.Length];
            for (int i = 0; i < x.Length; i++)
            {
                Array.Clear(scores);
                foreach ((int feature, double value) in x[i])
                {
                    for (int t = 0; t < types; t++)
                    {
                        scores[t] += w[(feature * types) + t] * value;
                    }
                }

                double most = scores.Max(),
                    sum = scores.Sum(s => Math.Exp(s - most));
                for (int t = 0; t < types; t++)
                {
                    double error = rows[i].Weight * ((Math.Exp(scores[t] - most) / sum) - (t == y[i] ? 1 : 0));
                    foreach ((int feature, double value) in x[i])
                    {
                        gradient[(feature * types) + t] += error * value;
                    }
                }
            }

            for (int k = 0; k < w.Length; k++)
            {
                double pull = k / types == bias ? 0 : l2 * w[k];
                velocity[k] = (0.9 * velocity[k]) - (0.3 * (gradient[k] + pull) / all);
                w[k] += velocity[k];
            }
        }

        return names.Index().ToDictionary(n => n.Item, n => w[(n.Index * types)..((n.Index + 1) * types)]);
    }

    static IEnumerable<JsonElement> Rows(string file) =>
        File.ReadLines(file).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement);

    static string Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out JsonElement value) ? value.GetString() ?? "" : "";

    sealed record Row(Paper Paper, string Type, double Weight, IReadOnlyDictionary<string, double> Features)
    {
        public static Row Of(Paper paper, string type, double weight, Lexicon lexicon) =>
            new(paper, type, weight, StudyTypeModel.Features(paper, lexicon));
    }
}
