using VegfTrends.Core;
using VegfTrends.Papers.Formats;
using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

public class PaperDraftTests
{
    [Theory]
    [InlineData("[An invented title].", "An invented title")]
    [InlineData("[An invented title.]", "An invented title.")]
    [InlineData("[18F]FDG and [11C]choline", "[18F]FDG and [11C]choline")]
    [InlineData("[Uptake of [18F]FDG]", "Uptake of [18F]FDG")]
    [InlineData("VEGF<sub>165</sub> if a <b and c> d", "VEGF165 if a <b and c> d")]
    [InlineData(
        "<jats:title>Abstract</jats:title><jats:p>We saw p < 0.05 &amp; more</jats:p>",
        "Abstract: We saw p < 0.05 & more"
    )]
    [InlineData("&lt;i&gt;in vivo&lt;/i&gt;", "in vivo")]
    public void AddTitle_IsCleaned(string given, string expected) =>
        Assert.Equal(expected, Build(d => d.AddTitle(given)).Title.En);

    // No InlineData: a test runner cannot pass half a character on.
    [Fact]
    public void AddTitle_HalfACharacter() =>
        Assert.Equal("half \uFFFD sign", Build(d => d.AddTitle("half " + (char)0xD800 + " sign\0")).Title.En);

    [Fact]
    public void AddTitle_OfScopus_IsTwoTitles()
    {
        Bilingual title = Build(d => d.AddTitle("Effect of endostar; [恩度的疗效]")).Title;
        Assert.Equal(("Effect of endostar", "恩度的疗效"), (title.En, title.Zh));
    }

    [Theory]
    [InlineData("RETRACTED: An invented trial", "", PublicationStatus.Retracted)]
    [InlineData("Retraction Note to: An invented trial", "", PublicationStatus.Notice)]
    [InlineData("Correction: An invented trial", "", PublicationStatus.Notice)]
    [InlineData("Correction of anaemia", "", PublicationStatus.Published)]
    [InlineData("【撤稿】某研究", "", PublicationStatus.Retracted)]
    [InlineData("An invented trial", "Retracted Publication", PublicationStatus.Retracted)]
    [InlineData("An invented trial", "Erratum", PublicationStatus.Notice)]
    public void Build_Status(string title, string type, PublicationStatus expected) =>
        Assert.Equal(
            expected,
            Build(d =>
            {
                d.AddTitle(title);
                d.AddType(type);
            }).Status
        );

    [Theory]
    [InlineData("ClinicalTrials.gov/NCT01234567", "NCT01234567")]
    [InlineData("chictr-opc-17010000", "ChiCTR-OPC-17010000")]
    [InlineData("EUCTR2019-001234-56; NTR1234", "2019-001234-56|NTR1234")]
    [InlineData("GENBANK/AB123456", "")]
    public void AddRegistryId_KeepsTrialNumbers(string given, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                '|',
                Build(d =>
                {
                    d.AddTitle("T");
                    d.AddRegistryId(given);
                    d.AddRegistryId(given);
                }).RegistryIds
            )
        );

    [Theory]
    [InlineData("https://a.example/x%20y https://b.example/", "https://a.example/x%20y")]
    [InlineData("ftp://a.example/", null)]
    [InlineData("javascript:alert(1)", null)]
    public void SetUrl_TakesTheFirstAddress(string given, string? expected) =>
        Assert.Equal(
            expected,
            Build(d =>
            {
                d.AddTitle("T");
                d.SetUrl(given);
            }).Url
        );

    [Fact]
    public void Build_CutsTheRawRecordBetweenCharacters()
    {
        var draft = new PaperDraft("f", "x", 1, new ReadOptions { MaxQuarantineChars = 3 });
        Assert.Equal("ab", Assert.IsType<ReadOutcome.Quarantined>(draft.Build("ab\U0001F600c")).Row.Raw);
    }

    static Paper Build(Action<PaperDraft> fill)
    {
        var draft = new PaperDraft("f", "x", 1, new ReadOptions());
        fill(draft);
        return Assert.IsType<ReadOutcome.Read>(draft.Build(null)).Paper;
    }
}
