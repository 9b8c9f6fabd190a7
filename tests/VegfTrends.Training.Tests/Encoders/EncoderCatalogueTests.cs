using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Training.Tests.Encoders;

public sealed class EncoderCatalogueTests
{
    static readonly EncoderCatalogue Bundled = EncoderCatalogue.LoadBundled();

    [Fact]
    public void LoadBundled_HasTheThree() =>
        Assert.Equal(
            ["multilingual-e5-small", "paraphrase-multilingual-MiniLM-L12-v2", "bge-m3"],
            Bundled.Encoders.Select(e => e.Name)
        );

    [Fact]
    public void LoadBundled_EveryFileIsPinned() =>
        Assert.All(
            Bundled.Encoders.SelectMany(e => e.Files),
            f =>
            {
                Assert.Matches("^[0-9a-f]{64}$", f.Sha256);
                Assert.True(f.Size > 0);
            }
        );

    [Fact]
    public void LoadBundled_RevisionsAreCommits() =>
        Assert.All(Bundled.Encoders, e => Assert.Matches("^[0-9a-f]{40}$", e.Revision));

    [Fact]
    public void LoadBundled_TokenizersFollowXlmR() =>
        Assert.All(
            Bundled.Encoders,
            e =>
                Assert.Equal(
                    ("sentencepiece-unigram", 1, 3, 0, 2),
                    (
                        e.Template.Tokenizer.Kind,
                        e.Template.Tokenizer.IdOffset,
                        e.Template.Tokenizer.UnknownId,
                        e.Template.Tokenizer.Begin,
                        e.Template.Tokenizer.End
                    )
                )
        );

    // Every manifest is one that the program takes.
    [Fact]
    public void LoadBundled_ManifestsParse() =>
        Assert.All(
            Bundled.Encoders,
            e =>
            {
                EncoderManifest read = EncoderManifest.Parse(e.Template.ToBytes(), "catalogue");
                Assert.Equal(
                    (e.Template.Id, e.Template.Prefix, e.Template.Pooling),
                    (read.Id, read.Prefix, read.Pooling)
                );
                Assert.NotNull(read.Licence);
            }
        );

    [Theory]
    [InlineData("base: nowhere", "expected an address")]
    [InlineData("base: http://a\nencoders: [{name: x, files: []}]", "one file with role model")]
    [InlineData(
        "base: http://a\nencoders: [{name: ../x, files: [{role: model, path: a}, {role: tokenizer, path: b}]}]",
        "a plain name"
    )]
    [InlineData(
        "base: http://a\nencoders: [{name: x, files: [{role: model, path: ../../a}, {role: tokenizer, path: b}]}]",
        "a plain name"
    )]
    [InlineData("base: http://a\nencoders: [{nam: x}]", "line 2")]
    public void Load_BrokenFile_SaysWhere(string yaml, string expected)
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, yaml);
        Assert.Contains(
            expected,
            Assert.Throws<InvalidDataException>(() => EncoderCatalogue.Load(path)).Message,
            StringComparison.Ordinal
        );
        File.Delete(path);
    }
}
