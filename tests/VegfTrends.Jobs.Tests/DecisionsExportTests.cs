using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Jobs.Tests;

public sealed class DecisionsExportTests : JobTest
{
    [Fact]
    public void Save_PutsDecisionsAndProposalsIntoTheKeywords()
    {
        Import("atezolizumab", 2021, 2022);
        new StoreAssessor(Store, Model.Categories).Assess(progress: null, CancellationToken.None);
        Store.AddDecision(
            new Decision(
                "ex:atezolizumab-2021",
                ["other"],
                "wang",
                new DateTimeOffset(2026, 1, 1, 0, 0, 0, default),
                null
            )
        );
        string target = Path.Combine(Folder.Root, "papers.ris");
        Assert.Equal(2, DecisionsExport.Save(Store, Model, target, Language.En));
        string written = File.ReadAllText(target);
        Assert.Contains("KW  - VT:other\n", written, StringComparison.Ordinal);
        Assert.Contains("KW  - VT-MODEL:", written, StringComparison.Ordinal);
    }
}
