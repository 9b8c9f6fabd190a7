using System.Security.Cryptography;
using VegfTrends.Core.Tests.Trends;
using Xunit;

namespace VegfTrends.Core.Tests.Concepts;

public class SpecialtyTests
{
    static readonly Lexicon Liver = Lexicon.LoadBundled(LiverSurgery.Specialty);

    [Fact]
    public void Facets_AnotherSpecialty_HasItsSubtypesAndSettings()
    {
        StudyDetails details = Details(
            Liver,
            "A phase 2 trial of apatinib for HBV-related hepatocellular carcinoma, Child-Pugh A, preserved liver function",
            "Sixty patients were enrolled after TACE. First-line treatment was adjuvant bridging to transplant."
        );
        Assert.Equal(["hbv", "child_pugh_a"], details.Subtypes);
        Assert.Equal(["after_tace", "before_transplant"], details.Settings);
        Assert.Equal(["TACE后", "移植前"], details.Settings.Select(s => new ConceptNames(Liver).Setting(s).Zh));
        Assert.Equal("HBV-related", new ConceptNames(Liver).Subtype("hbv").En);
        Assert.Empty(Details(Liver, "Trastuzumab for HER2-positive breast cancer", "A trial.").Subtypes);
    }

    [Fact]
    public void Facets_WordsOfAnotherScript_AreFoundTheSame()
    {
        StudyDetails details = Details(Liver, "仑伐替尼治疗乙肝相關肝癌", "ＴＡＣＥ後的患者共60例。");
        Assert.Equal(["hbv"], details.Subtypes);
        Assert.Equal(["after_tace"], details.Settings);
    }

    [Fact]
    public void CancerRank_FollowsTheFile()
    {
        Assert.Equal(["liver", "colorectal", "breast", "none", "unheard of"], Order(Liver));
        Assert.Equal(["breast", "liver", "colorectal", "none", "unheard of"], Order(APaper.Lexicon));

        static IEnumerable<string> Order(Lexicon lexicon)
        {
            var names = new ConceptNames(lexicon);
            return new[] { "unheard of", "none", "breast", "colorectal", "liver" }.OrderBy(names.CancerRank);
        }
    }

    [Fact]
    public void Suggest_WithoutLikes_PrefersTheFirstTumour()
    {
        Assert.Equal(APaper.Id(2), First(Liver));
        Assert.Equal(APaper.Id(1), First(APaper.Lexicon));

        static string First(Lexicon lexicon) =>
            new SuggestionRanker(APaper.Taxonomy, lexicon, new SuggestionOptions { AsOf = new DateOnly(2025, 5, 17) })
                .Suggest(
                    [In(1, "breast", "apatinib"), In(2, "liver", "anlotinib")],
                    new Dictionary<string, Embedding>(),
                    new ReaderProfile()
                )
                .Items[0]
                .PaperId;

        static AssessedPaper In(int number, string cancer, string agent) =>
            new APaper(number).On("2023-05").About("ici.pd1").Combining(agent, "camrelizumab").In(cancer);
    }

    [Fact]
    public void Sha256_OfTheBundledCues_IsThatOfTheLexicon()
    {
        // Stores from before there was a specialty file are not read anew. Fails when bundled cues change: they then
        // are, and the new value is right.
        byte[] file = File.ReadAllBytes(BundledFiles.Path("seeds/lexicon.yaml"));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), Lexicon.LoadBundled().Sha256);
    }

    [Fact]
    public void Sha256_ChangesWithWhatPapersGetAndNotWithOrderOrNames()
    {
        Assert.NotEqual(APaper.Lexicon.Sha256, Liver.Sha256);
        Assert.Equal(Liver.Sha256, Of("name: {zh: 乙肝相关, en: HBV-related}", "name: {zh: 乙肝, en: HBV}"));
        Assert.Equal(Liver.Sha256, Of("{key: liver, name: {zh: 肝癌,", "{key: liver, name: {zh: 肝脏肿瘤,"));
        Assert.Equal(
            Liver.Sha256,
            Of(
                "  - {key: brain, name: {zh: 脑肿瘤, en: brain tumour}}\n"
                    + "  - {key: other, name: {zh: 其他肿瘤, en: other tumour}}\n",
                "  - {key: other, name: {zh: 其他肿瘤, en: other tumour}}\n"
                    + "  - {key: brain, name: {zh: 脑肿瘤, en: brain tumour}}\n"
            )
        );
        Assert.NotEqual(Liver.Sha256, Of("tace后", "介入后"));
        Assert.NotEqual(Liver.Sha256, Of("key: hbv", "key: hepatitis_b"));
        Assert.NotEqual(Liver.Sha256, Of("carcinoma, patients", "carcinoma, men"));
        Assert.NotEqual(Liver.Sha256, Of("    implied_by: [child_pugh_a]\n", ""));

        static string Of(string from, string to) =>
            Lexicon.LoadBundled(LiverSurgery.Read(LiverSurgery.Yaml.ReplaceOnce(from, to))).Sha256;
    }

    [Theory]
    [InlineData("subtypes:", "subtipes:", "'subtipes'")]
    [InlineData("name: {zh: 乙肝相关, en: HBV-related}", "name: {zh: 乙肝相关}", "'hbv'")]
    [InlineData("name: {zh: 乙肝相关, en: HBV-related}", "", "'hbv'")]
    [InlineData("key: hbv", "key: HBV", "entry 1 of 'subtypes' has the key 'HBV'")]
    [InlineData("key: hbv", "key:", "entry 1 of 'subtypes'")]
    [InlineData("key: hbv", "key: preserved", "'preserved' stands twice")]
    [InlineData("  - {key: liver,", "  -\n  - {key: liver,", "entry 1 of 'tumours'")]
    [InlineData("  - {key: liver,", "  - {key: other, name: {zh: 其, en: o}}\n  - {key: liver,", "'other'")]
    [InlineData("tumour: liver", "tumour: livr", "'livr'")]
    [InlineData("tumour: liver", "tumour: none", "'none'")]
    [InlineData("implied_by: [child_pugh_a]", "implied_by: [child_pugh_b]", "'child_pugh_b'")]
    [InlineData("implied_by: [child_pugh_a]", "implied_by: [preserved]", "'preserved'")]
    [InlineData("cues: [preserved liver function, 肝功能良好]", "cues: []", "'preserved' has 0 cues")]
    [InlineData("preserved liver function,", "'',", "'preserved' has a cue of 0 characters")]
    [InlineData("preserved liver function,", "'(preserved',", "'(preserved'")]
    [InlineData("preserved liver function,", "'(?:preserved)*',", "fits an empty text")]
    [InlineData("preserved liver function,", "'preserved ICG',", "capital letters")]
    [InlineData("beside: [carcinoma, patients, 癌, 患者]", "beside:", "'beside' has 0 cues")]
    public void Load_Broken_SaysWhereAndWhat(string from, string to, string expected)
    {
        string message = Assert
            .Throws<InvalidDataException>(() => LiverSurgery.Read(LiverSurgery.Yaml.ReplaceOnce(from, to)))
            .Message;
        Assert.Contains(".yaml", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  - {key: brain, name: {zh: 脑肿瘤, en: brain tumour}}\n", "", "lacks brain")]
    [InlineData("  - {key: none, name: {zh: 未提及肿瘤, en: no tumour named}}\n", "", "lacks none")]
    [InlineData("beside:", "  - {key: liverr, name: {zh: 肝, en: liver}}\nbeside:", "'liverr'")]
    public void Load_TumoursUnlikeTheLexicons_SaysWhich(string from, string to, string expected)
    {
        Specialty specialty = LiverSurgery.Read(LiverSurgery.Yaml.ReplaceOnce(from, to));
        string message = Assert.Throws<InvalidDataException>(() => Lexicon.LoadBundled(specialty)).Message;
        Assert.Contains(specialty.Path, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cues_ThatEscapeCapitals_AreTaken()
    {
        var cues = new CuePattern([@"\Sx\p{L}", "癌"], "test");
        Assert.Equal([(1, 4), (5, 6)], cues.Places(" axb 癌"));
    }

    [Fact]
    public void Cues_ThatRunWild_AreStoppedAndNamed()
    {
        var cues = new CuePattern(["(?:a|aa|aaa)+b"], "specialty.yaml: 'wild'", TimeSpan.FromMilliseconds(50));
        Assert.Contains(
            "specialty.yaml: 'wild'",
            Assert.Throws<InvalidDataException>(() => cues.IsIn(new string('a', 200))).Message,
            StringComparison.Ordinal
        );
    }

    static StudyDetails Details(Lexicon lexicon, string title, string summary) =>
        VegfTrends
            .Core.Facets.Of(
                AnalysedPaper.Of(
                    new Paper
                    {
                        Id = "ex:1",
                        Title = Bilingual.Of(title),
                        Abstract = Bilingual.Of(summary),
                        Source = new RecordSource("examples.jsonl", "jsonl", 1),
                    },
                    new ConceptFinder(lexicon),
                    new RelationFinder(lexicon)
                ),
                lexicon
            )
            .Details;
}

static class Replacing
{
    /// <summary>Replaces the first of its kind, and fails where there is none, so that no case tests nothing.</summary>
    public static string ReplaceOnce(this string text, string from, string to)
    {
        int at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, from);
        return text[..at] + to + text[(at + from.Length)..];
    }
}
