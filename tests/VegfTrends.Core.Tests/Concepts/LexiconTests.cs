using Xunit;

namespace VegfTrends.Core.Tests.Concepts;

public sealed class LexiconTests : IDisposable
{
    readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".yaml");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Bundled_HasTheAgentsItPromises()
    {
        Lexicon lexicon = Lexicon.LoadBundled();
        Concept[] agents = [.. lexicon.Concepts.Where(c => c.Group == ConceptGroup.Agent && !c.IsClass)];
        Assert.True(agents.Length >= 250, $"{agents.Length} agents");
        Assert.All(agents, a => Assert.NotEmpty(a.Zh.Concat(a.En)));
        Assert.All(new[] { "combined", "compared", "sequential", "negated" }, c => Assert.NotEmpty(lexicon.Cues[c]));
    }

    [Theory]
    [InlineData("agents:\n  - {key: a, kind: nowhere, en: [aaa]}", "nowhere")]
    [InlineData(
        "kinds: {k: {name: {en: k}}}\nagents:\n  - {key: a, kind: k, en: [aaa]}\n  - {key: b, kind: k, en: [A-a a]}",
        "belongs to"
    )]
    [InlineData("kinds: {k: {name: {en: k}}}\nagents:\n  - {key: a, kind: k, en: []}", "names")]
    [InlineData("kinds: {k: {name: {en: k}, side: left}}", "left")]
    [InlineData("agents: [", "line")]
    public void Load_Broken_SaysWhere(string yaml, string expected)
    {
        File.WriteAllText(_path, yaml);
        string message = Assert.Throws<InvalidDataException>(() => Lexicon.Load(_path)).Message;
        Assert.Contains(_path, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("貝伐珠單抗聯合治療", "贝伐珠单抗联合治疗")]
    [InlineData("Plain English, same.", "Plain English, same.")]
    public void Simplified(string text, string expected) =>
        Assert.Equal(expected, Lexicon.LoadBundled().Simplified(text));
}
