using VegfTrends.Core;
using VegfTrends.Papers.Tests.Store;
using VegfTrends.Papers.Watching;
using Xunit;

namespace VegfTrends.Jobs.Tests;

public sealed class NewLexiconTests : StoreTest
{
    [Fact]
    public void Assess_NewNameInTheLexicon_FindsItInOldPapersToo()
    {
        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(BundledFiles.Path("models/encoder"));
        string yaml = File.ReadAllText(BundledFiles.Path("seeds/lexicon.yaml"));
        Lexicon before = Lexicon.Load(BundledFiles.Path("seeds/lexicon.yaml"));
        Lexicon after = Lexicon.Load(
            Folder.File(
                "lexicon.yaml",
                yaml.Replace(
                    "\nagents:",
                    "\nagents:\n  - {key: zzinventumab, kind: anti_vegf, zh: [], en: [zzinventumab]}",
                    StringComparison.Ordinal
                )
            )
        );
        Assert.NotEqual(before.Sha256, after.Sha256);
        Added(APaper.With(pmid: "7", en: "Zzinventumab in liver cancer", year: 2016));
        Assert.Equal(1, Assessor(before).Assess(null, CancellationToken.None));
        Assert.Equal(0, Assessor(before).Assess(null, CancellationToken.None));
        Assert.Equal(1, Assessor(after).Assess(null, CancellationToken.None));
        Assert.Contains(
            Assert.Single(Store.LatestAssessments()).Assessment.Mentions,
            m => m.Concept.Key == "zzinventumab"
        );
        Assert.Contains(
            Store.Breaks(Assert.Single(Store.LatestAssessments()).Assessment.ModelId),
            b => b == new SeriesBreak(b.Day, SeriesBreakKind.Lexicon, after.Sha256[..8], null)
        );

        StoreAssessor Assessor(Lexicon lexicon) =>
            new(Store, CategoryModel.Load(BundledFiles.Path("models/categories"), encoder, lexicon));
    }
}
