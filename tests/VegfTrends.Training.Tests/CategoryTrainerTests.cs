using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Training.Tests;

public sealed class CategoryTrainerTests : IDisposable
{
    static readonly Lexicon Lexicon = Lexicon.LoadBundled();
    static readonly Taxonomy Taxonomy = Taxonomy.LoadBundled();
    readonly OnnxTextEncoder _encoder = OnnxTextEncoder.Load(BundledFiles.Path("models/encoder"));
    readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose()
    {
        _encoder.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Train_Twice_SameBytes_AndTheModelTellsCombinationFromComparison()
    {
        LabelledPaper[] papers = [.. Papers()];
        TrainedModel first = Train(papers),
            second = Train(papers);
        Assert.Equal(first.File.ToBytes(), second.File.ToBytes());

        ModelFolder.Write(_folder, first, papers, ["test"], "vegftrends train");
        CategoryModel model = CategoryModel.Load(_folder, _encoder, Lexicon);
        double together = model.Assess(Of("z1", "Axitinib plus toripalimab in thyroid cancer")).Scores["ici.pd1"];
        double against = model.Assess(Of("z2", "Toripalimab versus axitinib in thyroid cancer")).Scores["ici.pd1"];
        Assert.True(together > 0.5 && against < 0.5, $"together {together}, against {against}");
        Assert.All(model.Weights, w => Assert.True(w.UndecidedFrom <= w.AssignFrom));
        Assert.True(
            File.Exists(Path.Combine(_folder, "metrics.json")) && File.Exists(Path.Combine(_folder, "README.md"))
        );
        Assert.Empty(Directory.GetFiles(_folder, "*.tmp"));
    }

    [Fact]
    public void Train_Cancelled_Stops() =>
        Assert.ThrowsAny<OperationCanceledException>(() =>
            new CategoryTrainer(new FeatureExtractor(Taxonomy, Lexicon, _encoder), new TrainingOptions()).Train(
                [.. Papers()],
                "test",
                "",
                cancel: new CancellationToken(canceled: true)
            )
        );

    TrainedModel Train(LabelledPaper[] papers) =>
        new CategoryTrainer(
            new FeatureExtractor(Taxonomy, Lexicon, _encoder),
            new TrainingOptions { SyntheticWeight = 1 }
        ).Train(papers, "test", "");

    static IEnumerable<LabelledPaper> Papers()
    {
        string[] antiVegf = ["bevacizumab", "apatinib", "lenvatinib", "sunitinib", "阿帕替尼", "仑伐替尼"],
            partners = ["nivolumab", "camrelizumab", "sintilimab", "卡瑞利珠单抗", "信迪利单抗"];
        int n = 0;
        foreach (string a in antiVegf)
        {
            foreach (string b in partners)
            {
                yield return Labelled($"c{n}", $"{a} plus {b} in breast cancer", "ici.pd1");
                yield return Labelled($"v{n}", $"{b} versus {a} in breast cancer", "immuno.only");
                yield return Labelled($"o{n++}", $"Survey number {n} of nurses in breast cancer wards", "other");
            }
        }
    }

    static LabelledPaper Labelled(string id, string title, string label) =>
        new(Of(id, title), new HashSet<string> { label }, Synthetic: true);

    static Paper Of(string id, string title) =>
        new()
        {
            Id = id,
            Title = Bilingual.Of(title),
            Source = new RecordSource("test", "test", 1),
        };
}
