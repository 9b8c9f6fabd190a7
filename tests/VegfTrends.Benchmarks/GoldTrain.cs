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
        var features = new FeatureExtractor(taxonomy, lexicon, encoder);
        TrainedModel t = new CategoryTrainer(features, new TrainingOptions()).Train(training, "vegf-categories", "");
        ModelFolder.Write(Path.Combine(SharedData.Repository, "models/categories"), t, training, ["a"], "vegftrends train");
        ModelFolder.Write(BundledFiles.Path("models/categories"), t, training, ["a"], "vegftrends train");
        GoldQuality.Print(taxonomy, "cv", t.CrossValidation);
    }
}
