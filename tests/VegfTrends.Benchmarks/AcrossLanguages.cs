using System.Globalization;
using VegfTrends.Core;
using VegfTrends.Training;

namespace VegfTrends.Benchmarks;

/// <summary>What the encoder and the lexicon carry from one language to the other: nearest papers, and categories
/// learned in one language only.</summary>
static class AcrossLanguages
{
    const int Neighbours = 5;

    public static void Run()
    {
        Lexicon lexicon = Lexicon.LoadBundled();
        Taxonomy taxonomy = Taxonomy.LoadBundled();
        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(BundledFiles.Path("models/encoder"));
        var features = new FeatureExtractor(taxonomy, lexicon, encoder);
        IReadOnlyList<LabelledPaper> gold = GoldQuality.Gold(taxonomy),
            training = GoldQuality.Training(taxonomy);
        NearestPapers(features, gold);

        TrainedModel both = new CategoryTrainer(features, new TrainingOptions()).Train(training, "both", "");
        foreach (Language from in new[] { Language.En, Language.Zh })
        {
            LabelledPaper[] known = [.. training.Where(p => p.Language == from)],
                unknown = [.. training.Where(p => p.Language != from)];
            TrainedModel trained = new CategoryTrainer(features, new TrainingOptions()).Train(known, from.Code(), "");
            CategoryModel model = CategoryModel.Create(trained.File, trained.File.ToBytes(), encoder, lexicon);
            string other = (from == Language.En ? Language.Zh : Language.En).Code();
            GoldQuality.Print(
                taxonomy,
                $"trained on {known.Length} {from.Code()} rows, tested on the {other} training rows",
                [.. unknown.Select(p => Predict(model, p))],
                summaryOnly: true
            );
            GoldQuality.Print(
                taxonomy,
                $"both languages, cross-validated, the same {other} rows",
                [.. both.CrossValidation.Where(p => p.Paper.Language != from)],
                summaryOnly: true
            );
            GoldQuality.Print(
                taxonomy,
                $"trained on {from.Code()} rows, tested on the {other} gold rows",
                [.. gold.Where(p => p.Language != from).Select(p => Predict(model, p))],
                summaryOnly: true
            );
        }
    }

    /// <param name="encoderFolder">Of the encoder; <c>null</c> for the bundled one.</param>
    public static void RunNeighbours(string? encoderFolder)
    {
        Taxonomy taxonomy = Taxonomy.LoadBundled();
        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(encoderFolder ?? BundledFiles.Path("models/encoder"));
        NearestPapers(new FeatureExtractor(taxonomy, Lexicon.LoadBundled(), encoder), GoldQuality.Gold(taxonomy));
    }

    static Prediction Predict(CategoryModel model, LabelledPaper paper)
    {
        Assessment assessment = model.Assess(paper.Paper, withEvidence: false);
        return new Prediction(paper, assessment.Scores, assessment.Assigned, assessment.Undecided);
    }

    static void NearestPapers(FeatureExtractor features, IReadOnlyList<LabelledPaper> papers)
    {
        ReadOnlyMemory<float>[] vectors = [.. papers.Select(p => features.Embed(features.Analyse(p.Paper)))];
        Print("all papers", _ => true, (_, _) => true);
        Print("Chinese papers", p => p.Language == Language.Zh, (_, _) => true);
        Print("English papers", p => p.Language == Language.En, (_, _) => true);
        Print(
            "Chinese query, English papers only",
            p => p.Language == Language.Zh,
            (q, p) => p.Language == Language.En
        );

        void Print(string name, Func<LabelledPaper, bool> asks, Func<LabelledPaper, LabelledPaper, bool> answers)
        {
            int shared = 0,
                all = 0;
            for (int i = 0; i < papers.Count; i++)
            {
                if (asks(papers[i]))
                {
                    int[] nearest =
                    [
                        .. Enumerable
                            .Range(0, papers.Count)
                            .Where(j => j != i && answers(papers[i], papers[j]))
                            .OrderByDescending(j =>
                                System.Numerics.Tensors.TensorPrimitives.Dot(vectors[i].Span, vectors[j].Span)
                            )
                            .Take(Neighbours),
                    ];
                    shared += nearest.Count(j => papers[j].Labels.Overlaps(papers[i].Labels));
                    all += nearest.Length;
                }
            }

            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name,-38} {(double)shared / all:0.000} of the {Neighbours} nearest share a category"
                )
            );
        }
    }
}
