using Xunit;

namespace VegfTrends.Core.Tests.Categories;

public class TaxonomyTests
{
    [Fact]
    public void Bundled_HasEveryCategoryInBothLanguages()
    {
        Taxonomy taxonomy = Taxonomy.LoadBundled();
        Assert.Equal(
            [
                "ici.pd1",
                "ici.ctla4",
                "vaccine.dc",
                "vaccine.oncolytic",
                "vaccine.other",
                "antibody.mab",
                "antibody.bispecific",
                "antibody.adc",
            ],
            taxonomy.Leaves.Select(c => c.Key)
        );
        Assert.Equal(["vegf.only", "immuno.only", "other"], taxonomy.Exclusives.Select(c => c.Key));
        Assert.All(
            taxonomy.Categories,
            c =>
                Assert.True(
                    c.Name.Zh is not null
                        && c.Name.En is not null
                        && c.Definition.Zh is not null
                        && c.Definition.En is not null,
                    c.Key
                )
        );
    }

    [Fact]
    public void Bundled_NamesOnlyKindsOfTheLexicon()
    {
        var kinds = Lexicon.LoadBundled().Kinds.Select(k => k.Key).ToHashSet();
        Assert.All(
            Taxonomy.LoadBundled().Categories,
            c =>
                Assert.All(
                    c.Contains.Concat(c.Combines?.Left ?? []).Concat(c.Combines?.Right ?? []),
                    k => Assert.Contains(k, kinds)
                )
        );
    }

    [Fact]
    public void DoubledKey_Throws() => Assert.Throws<InvalidDataException>(() => new Taxonomy([A("x"), A("x")]));

    [Fact]
    public void UnknownParent_Throws() =>
        Assert.Throws<InvalidDataException>(() => new Taxonomy([A("x") with { Parent = "y" }]));

    [Fact]
    public void ExclusiveWithParent_Throws() =>
        Assert.Throws<InvalidDataException>(() =>
            new Taxonomy([A("p"), A("x") with { Parent = "p", Exclusive = true }])
        );

    [Fact]
    public void ThreeLevels_LeafImpliesAllAbove()
    {
        var taxonomy = new Taxonomy([A("a"), A("b") with { Parent = "a" }, A("c") with { Parent = "b" }, A("d")]);
        Assert.Equal(["c", "d"], taxonomy.Leaves.Select(c => c.Key));
        Assert.Equal(["b", "a"], taxonomy.Ancestors("c"));
    }

    [Fact]
    public void Cycle_IsNamed() =>
        Assert.Contains(
            "a > b > a",
            Assert
                .Throws<InvalidDataException>(() =>
                    new Taxonomy([A("a") with { Parent = "b" }, A("b") with { Parent = "a" }, A("c")])
                )
                .Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("categories:\n")]
    [InlineData("categories:\n  -\n")]
    [InlineData("categories:\n  - key:\n")]
    [InlineData("categories:\n  - key: a\n    combines: [[x]]\n")]
    public void Load_HalfWrittenFile_NamesIt(string yaml)
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, yaml);
        Assert.StartsWith(
            path,
            Assert.Throws<InvalidDataException>(() => Taxonomy.Load(path)).Message,
            StringComparison.Ordinal
        );
        File.Delete(path);
    }

    [Fact]
    public void Load_UnknownKey_IsNamedWithItsPlace()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "categories:\n  - {key: a, colour: red}\n");
        string message = Assert.Throws<InvalidDataException>(() => Taxonomy.Load(path)).Message;
        Assert.Contains("line 2", message, StringComparison.Ordinal);
        Assert.Contains("'colour'", message, StringComparison.Ordinal);
        Assert.DoesNotContain("VegfTrends", message, StringComparison.Ordinal);
        File.Delete(path);
    }

    [Fact]
    public void Load_KeysWithNothingBehind_AreAsIfLeftOut()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(
            path,
            "categories:\n  - key: a\n    name:\n    counts:\n    excludes:\n    combines:\n    contains:\n"
        );
        Assert.Equivalent(A("a"), Assert.Single(Taxonomy.Load(path).Categories));
        File.Delete(path);
    }

    [Fact]
    public void NothingToScore_Throws() => Assert.Throws<InvalidDataException>(() => new Taxonomy([]));

    static Category A(string key) => new() { Key = key, Name = new Bilingual(null, key) };
}
