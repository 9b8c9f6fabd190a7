using Xunit;

namespace VegfTrends.Core.Tests.Categories;

public class TaxonomyTests
{
    [Fact]
    public void Bundled_HasEveryCategoryInBothLanguages()
    {
        Taxonomy taxonomy = Taxonomy.LoadBundled();
        Assert.Equal(["ici.pd1", "ici.ctla4", "vaccine.dc", "vaccine.oncolytic", "vaccine.other", "antibody.mab", "antibody.bispecific", "antibody.adc"], taxonomy.Leaves.Select(c => c.Key));
        Assert.Equal(["vegf.only", "immuno.only", "other"], taxonomy.Exclusives.Select(c => c.Key));
        Assert.All(taxonomy.Categories, c => Assert.True(c.Name.Zh is not null && c.Name.En is not null && c.Definition.Zh is not null && c.Definition.En is not null, c.Key));
    }

    [Fact]
    public void Bundled_NamesOnlyKindsOfTheLexicon()
    {
        var kinds = Lexicon.LoadBundled().Kinds.Select(k => k.Key).ToHashSet();
        Assert.All(Taxonomy.LoadBundled().Categories, c => Assert.All(c.Contains.Concat(c.Combines?.Left ?? []).Concat(c.Combines?.Right ?? []), k => Assert.Contains(k, kinds)));
    }

    [Fact]
    public void DoubledKey_Throws() => Assert.Throws<InvalidDataException>(() => new Taxonomy([A("x"), A("x")]));

    [Fact]
    public void UnknownParent_Throws() => Assert.Throws<InvalidDataException>(() => new Taxonomy([A("x") with { Parent = "y" }]));

    [Fact]
    public void ExclusiveWithParent_Throws() => Assert.Throws<InvalidDataException>(() => new Taxonomy([A("p"), A("x") with { Parent = "p", Exclusive = true }]));

    [Fact]
    public void NothingToScore_Throws() => Assert.Throws<InvalidDataException>(() => new Taxonomy([]));

    static Category A(string key) => new() { Key = key, Name = new Bilingual(null, key) };
}
