using System.Globalization;
using VegfTrends.Core;
using VegfTrends.Training;
using VegfTrends.Training.Quality;

namespace VegfTrends.Benchmarks;

/// <summary>How far scores fall without the words of the evidence, without random words and without random names, by
/// set and language.</summary>
static class FaithfulnessBenchmark
{
    public static void Run(string? modelFolder)
    {
        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(BundledFiles.Path("models/encoder"));
        CategoryModel model = CategoryModel.Load(
            modelFolder ?? BundledFiles.Path("models/categories"),
            encoder,
            Lexicon.LoadBundled()
        );
        Console.WriteLine(
            $"mean fall of the score of assigned categories; in brackets: each word wherever the paper has it; model {model.Id}"
        );
        Console.WriteLine(
            $"{"set",-24} {"cases",6} {"words",6} {"score",6} {"without evidence",18} {"random words",18} "
                + $"{"random names",18} {"evidence alone",15}"
        );
        IReadOnlyList<LabelledPaper> heldOut = [.. GoldQuality.Training(model.Taxonomy).Where(HeldOutTenth.Holds)];
        foreach (
            (string set, IReadOnlyList<LabelledPaper> papers) in new[]
            {
                ("gold", GoldQuality.Gold(model.Taxonomy)),
                ("held-out synthetic", heldOut),
            }
        )
        {
            foreach (Language language in new[] { Language.Zh, Language.En })
            {
                Faithfulness f = Faithfulness.Of(
                    model,
                    [.. papers.Where(p => p.Language == language).Select(p => p.Paper)]
                );
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{set + ", " + language.Code(),-24} {f.Cases,6} {f.Words,6:0.0} {f.Score,6:0.000} "
                            + $"{f.Evidence,9:0.000} ({f.EvidenceEverywhere:0.000}) {f.Random,9:0.000} "
                            + $"({f.RandomEverywhere:0.000}) {f.Names,9:0.000} ({f.NamesEverywhere:0.000}) {f.Alone,15:0.000}"
                    )
                );
            }
        }
    }
}
