using VegfTrends.Core;
using VegfTrends.Training;
namespace VegfTrends.Benchmarks;
static class GoldTrain
{
    public static void Run()
    {
        Lexicon lexicon = Lexicon.Load(Path.Combine(SharedData.Repository, "seeds/lexicon.yaml"));
        Taxonomy taxonomy = Taxonomy.Load(Path.Combine(SharedData.Repository, "seeds/taxonomy.yaml"));
        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(BundledFiles.Path("models/encoder"));
        IReadOnlyList<LabelledPaper> training = [.. Directory.GetFiles(Path.Combine(SharedData.Repository, "training-data"), "synthetic-*.jsonl").Order(StringComparer.Ordinal)
            .SelectMany(f => LabelFile.Read(f, taxonomy))];
        var gold = GoldQuality.Gold(taxonomy);
        var features = new FeatureExtractor(taxonomy, lexicon, encoder);
        foreach (var o in new[] { new TrainingOptions(), new TrainingOptions { EmbeddingScale = 2 }, new TrainingOptions { EmbeddingScale = 8 }, new TrainingOptions { L1 = 0.5f }, new TrainingOptions { L2 = 0.3f }, new TrainingOptions { L2 = 3f } })
        {
            TrainedModel t = new CategoryTrainer(features, o).Train(training, "x", "");
            var model = CategoryModel.Create(t.File, t.File.ToBytes(), encoder, lexicon);
            Console.WriteLine(o);
            GoldQuality.Print(taxonomy, "cv", t.CrossValidation, summaryOnly: true);
            var g = gold.Select(g => { var a = model.Assess(g.Paper, false); return new Prediction(g, a.Scores, a.Assigned, a.Undecided); }).ToArray();
            GoldQuality.Print(taxonomy, "gold", g, summaryOnly: o != new TrainingOptions());
        }
        GoldQuality.Print(taxonomy, "rules only", [.. gold.Select(g => new Prediction(g, new Dictionary<string,double>(), CategoryRule.Labels(taxonomy, features.Analyse(g.Paper)), []))]);
        GoldQuality.Print(taxonomy, "rules only, training", [.. training.Select(g => new Prediction(g, new Dictionary<string,double>(), CategoryRule.Labels(taxonomy, features.Analyse(g.Paper)), []))]);
    }
}
