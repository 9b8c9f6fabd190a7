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
        var corpus = GoldQuality.Corpus().ToDictionary(p => p.Id);
        IReadOnlyList<LabelledPaper> real = LabelFile.Read(Path.Combine(SharedData.Repository, "training-data", "corpus-labels.jsonl"), taxonomy, corpus);
        var gold = GoldQuality.Gold(taxonomy);
        var features = new FeatureExtractor(taxonomy, lexicon, encoder);
        var both = training.Concat(real).ToList();
        foreach (var (name, set, o) in new[] { ("both", both, new TrainingOptions()), ("l1 .1", both, new TrainingOptions { L1 = 0.1f }) , ("scale 2", both, new TrainingOptions { EmbeddingScale = 2 }), ("l2 2", both, new TrainingOptions { L2 = 2 }) })
        {
            TrainedModel t = new CategoryTrainer(features, o).Train(set, "x", "");
            var model = CategoryModel.Create(t.File, t.File.ToBytes(), encoder, lexicon);
            Console.WriteLine("=== " + name);
            GoldQuality.Print(taxonomy, "cv", t.CrossValidation, summaryOnly: name != "both");
            GoldQuality.Print(taxonomy, "cv real", [.. t.CrossValidation.Where(c => !c.Paper.Synthetic)], summaryOnly: true);
            var g = gold.Select(g => { var a = model.Assess(g.Paper, false); return new Prediction(g, a.Scores, a.Assigned, a.Undecided); }).ToArray();
            GoldQuality.Print(taxonomy, "gold", g, summaryOnly: name != "both");
            GoldQuality.Print(taxonomy, "gold zh", [.. g.Where(p => p.Paper.Language == Language.Zh)], summaryOnly: true);
        }
    }
}
