using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Training.Tests;

/// <summary>Taxonomies that have nothing to do with the bundled one.</summary>
public sealed class OwnTaxonomyTests : IDisposable
{
    static readonly Lexicon Lexicon = Lexicon.LoadBundled();
    static readonly string[] Animals = ["cats", "dogs", "horses", "cows", "sheep"],
        Tools = ["hammers", "saws", "drills", "chisels", "files"],
        Fruit = ["apples", "pears", "plums", "figs", "grapes"];
    readonly OnnxTextEncoder _encoder = OnnxTextEncoder.Load(BundledFiles.Path("models/encoder"));

    public void Dispose() => _encoder.Dispose();

    [Fact]
    public void Train_TenExamplesACategory_KnowsThemAgain()
    {
        var taxonomy = new Taxonomy([Named("animal", "animals"), Named("tool", "tools"), Named("fruit", "fruit")]);
        LabelledPaper[] papers =
        [
            .. Examples("animal", Animals),
            .. Examples("tool", Tools),
            .. Examples("fruit", Fruit),
        ];
        TrainedModel trained = Train(taxonomy, papers);
        Assert.All(trained.File.Weights, w => Assert.Equal(CategoryBasis.Examples, w.Basis));
        Assert.Equal(30, trained.CrossValidation.Count);
        CategoryModel model = Loaded(trained);
        Assert.Equal("animal", Best(model, "Feeding cows and sheep in winter"));
        Assert.Equal("tool", Best(model, "How to sharpen chisels and saws"));
        Assert.Equal("fruit", Best(model, "Harvest of pears and plums"));
        Assert.Equal(trained.File.ToBytes(), Train(taxonomy, papers).File.ToBytes());
    }

    [Fact]
    public void Train_DefinitionsOnly_RanksByThem_AndSaysSo()
    {
        var taxonomy = new Taxonomy([
            new Category
            {
                Key = "eye",
                Name = new Bilingual("眼科", null),
                Definition = new Bilingual("视网膜、黄斑和角膜疾病的诊断与治疗", null),
            },
            new Category
            {
                Key = "heart",
                Name = new Bilingual("心血管", null),
                Definition = new Bilingual("冠心病、心力衰竭和高血压的诊断与治疗", null),
            },
            new Category
            {
                Key = "farm",
                Name = new Bilingual("农学", null),
                Definition = new Bilingual("水稻、小麦等作物的栽培、育种与土壤", null),
            },
        ]);
        TrainedModel trained = Train(taxonomy, []);
        Assert.All(trained.File.Weights, w => Assert.Equal(CategoryBasis.Definition, w.Basis));
        Assert.Empty(trained.CrossValidation);
        CategoryModel model = Loaded(trained);
        Assert.Equal("farm", Best(model, "不同施肥方式对水稻产量和土壤氮素的影响"));
        Assert.Equal("eye", Best(model, "康柏西普治疗年龄相关性黄斑变性的疗效"));
        Assert.Equal("heart", Best(model, "老年高血压合并冠心病患者的血压控制"));
    }

    [Fact]
    public void Train_OneCategoryWithoutExamples_IsLeftOutOfTheFigures()
    {
        var taxonomy = new Taxonomy([Named("animal", "animals"), Named("tool", "tools"), Named("fruit", "fruit")]);
        TrainedModel trained = Train(taxonomy, [.. Examples("animal", Animals), .. Examples("tool", Tools)]);
        Assert.Equal(
            ["fruit"],
            trained.File.Weights.Where(w => w.Basis == CategoryBasis.Definition).Select(w => w.Key)
        );
        Assert.All(
            trained.CrossValidation,
            p => Assert.False(p.Scores.ContainsKey("fruit") || p.Assigned.Contains("fruit"))
        );
    }

    [Fact]
    public void Extract_TaxonomyThatAsksForNoConcepts_GetsNoneOfThem()
    {
        var features = new FeatureExtractor(new Taxonomy([Named("animal", "animals")]), Lexicon, _encoder);
        Assert.Equal(
            ["language:en"],
            features.Named(features.Analyse(Paper("p", "Bevacizumab plus atezolizumab in liver cancer"))).Keys
        );
    }

    [Fact]
    public void Train_UnlabelledPapers_AreLabelledByAgreement_AndCopiesOfLabelledOnesAreNot()
    {
        Taxonomy bundled = Taxonomy.LoadBundled();
        LabelledPaper[] papers =
        [
            .. Combinations("c").Select((t, i) => Labelled($"c{i}", t, "ici.pd1")),
            .. Combinations("v").Select((t, i) => Labelled($"v{i}", t, "immuno.only")),
        ];
        Paper[] unlabelled =
        [
            Paper("copy", papers[0].Paper.Title.En!),
            .. Enumerable
                .Range(0, 5)
                .Select(i => Paper($"u{i}", $"Regorafenib plus pembrolizumab in stomach cancer, cohort {i}")),
        ];
        WeakOutcome weak = Train(bundled, papers, unlabelled).Weak!;
        Assert.Equal(5, weak.Read);
        Assert.InRange(weak.Labelled, 1, 5);
        Assert.True(weak.LossWith > 0 && weak.LossWithout > 0);
    }

    static IEnumerable<string> Combinations(string kind) =>
        from a in (string[])["bevacizumab", "apatinib", "lenvatinib", "sunitinib"]
        from b in (string[])["nivolumab", "camrelizumab", "sintilimab", "tislelizumab", "toripalimab"]
        select kind == "c" ? $"{a} plus {b} in breast cancer" : $"{b} versus {a} in breast cancer";

    TrainedModel Train(
        Taxonomy taxonomy,
        IReadOnlyList<LabelledPaper> papers,
        IReadOnlyList<Paper>? unlabelled = null
    ) =>
        new CategoryTrainer(new FeatureExtractor(taxonomy, Lexicon, _encoder), new TrainingOptions()).Train(
            papers,
            "own",
            "",
            unlabelled: unlabelled
        );

    CategoryModel Loaded(TrainedModel trained) =>
        CategoryModel.Create(
            CategoryModelFile.FromBytes(trained.File.ToBytes()),
            trained.File.ToBytes(),
            _encoder,
            Lexicon
        );

    static string Best(CategoryModel model, string title) =>
        model.Assess(Paper("x", title)).Scores.MaxBy(s => s.Value).Key;

    static IEnumerable<LabelledPaper> Examples(string key, string[] things) =>
        things.SelectMany(
            (t, i) =>
                new[]
                {
                    Labelled($"{key}{i}a", $"A study of {t} and what they are for", key),
                    Labelled($"{key}{i}b", $"Buying {t} in the market", key),
                }
        );

    static LabelledPaper Labelled(string id, string title, string label) =>
        new(Paper(id, title), new HashSet<string> { label }, Synthetic: false);

    static Paper Paper(string id, string title) =>
        new()
        {
            Id = id,
            Title = Bilingual.Of(title),
            Source = new RecordSource("test", "test", 1),
        };

    static Category Named(string key, string name) => new() { Key = key, Name = new Bilingual(null, name) };
}
