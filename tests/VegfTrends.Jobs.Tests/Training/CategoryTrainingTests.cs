using VegfTrends.Core;
using VegfTrends.Jobs.Training;
using Xunit;

namespace VegfTrends.Jobs.Tests.Training;

public sealed class CategoryTrainingTests : JobTest
{
    const string Taxonomy = """
        categories:
          - key: rice
            name: {zh: 水稻, en: rice}
          - key: tea
            name: {zh: 茶树, en: tea}
        """;

    string Target => Path.Combine(Folder.Root, "model");

    [Fact]
    public void Run_TaxonomyWithoutLabels_KnowsCategoriesByTheirDefinitions_AndSaysSo()
    {
        TrainedCategories trained = CategoryTraining.Run(Options(), Messages);
        Assert.Equal((Target, null), (trained.Folder, trained.Quality));
        Assert.Equal(["'rice'", "'tea'"], Problems.Select(p => p.Split(' ')[0]));
        using ModelInUse model = ModelInUse.Load(Target);
        Assert.Equal(["rice", "tea"], model.Categories.Weights.Select(w => w.Key));
        Assert.False(File.Exists(Path.Combine(Target, "quality.html")));
    }

    [Fact]
    public void Run_FewerPapersThanBefore_NeedsReplace()
    {
        CategoryTrainingOptions options = Options() with { Labels = [Labels(24)] };
        Assert.NotNull(CategoryTraining.Run(options, Messages).Quality);
        byte[] before = File.ReadAllBytes(Path.Combine(Target, "model.json"));
        CategoryTrainingOptions fewer = options with { Labels = [Labels(20)] };
        Assert.Contains(
            "--replace",
            Assert.Throws<UsageException>(() => CategoryTraining.Run(fewer, Messages)).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(Target, "model.json")));
        CategoryTraining.Run(fewer with { Replace = true }, Messages);
        Assert.NotEqual(before, File.ReadAllBytes(Path.Combine(Target, "model.json")));
    }

    [Fact]
    public void Run_OutsideACheckout_AsksForLabels() =>
        Assert.Throws<UsageException>(() =>
            CategoryTraining.Run(new CategoryTrainingOptions { Folder = Target }, Messages)
        );

    [Fact]
    public void EncoderSwitch_BundledEncoderWithLabels_IsRefused_AndWithoutIsNoted()
    {
        var labels = new CategoryTrainingOptions { Labels = ["labels.csv"] };
        Assert.Throws<UsageException>(() => EncoderSwitch.To("bundled", labels, Messages));
        SwitchedEncoder used = EncoderSwitch.To("bundled", new CategoryTrainingOptions(), Messages);
        Assert.True(used.Choice.IsBundled);
        Assert.Null(used.Trained);
        Assert.Contains(
            "bundled",
            File.ReadAllText(Path.Combine(Folder.Root, "settings.json")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Measure_LabelsOfTheUser_AgainstAnOlderModel()
    {
        CategoryTraining.Run(Options(), Messages);
        using ModelInUse model = ModelInUse.Load(Target);
        VegfTrends.Training.Quality.QualityStudy study = QualityMeasuring.Measure(
            model,
            new QualityMeasuringOptions { Labels = [Labels(6)], Older = Target },
            Messages
        );
        Assert.Equal(6, study.Sets.Single().All.Papers);
        Assert.Equal(model.Categories.Id, study.OldModel);
        Assert.Equal(0, study.Comparison!.Difference);
        string page = Path.Combine(Folder.Root, "q.html");
        QualityDocument.Save(study, page, Language.Zh, withAllTexts: true);
        Assert.Contains(study.Model, File.ReadAllText(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Measure_NothingToMeasureOn_IsSaid() =>
        Assert.Throws<UsageException>(() => QualityMeasuring.Measure(Model, new QualityMeasuringOptions(), Messages));

    CategoryTrainingOptions Options() => new() { Taxonomy = Folder.File("own.yaml", Taxonomy), Folder = Target };

    string Labels(int papers) =>
        Folder.File(
            $"labels-{papers}.jsonl",
            string.Join(
                '\n',
                Enumerable
                    .Range(0, papers)
                    .Select(n =>
                        n % 2 == 0
                            ? $$"""{"id":"r{{n}}","labels":["rice"],"title":"Rice grain yield in field {{n}}"}"""
                            : $$"""{"id":"t{{n}}","labels":["tea"],"title":"Tea leaf quality in garden {{n}}"}"""
                    )
            )
        );
}
