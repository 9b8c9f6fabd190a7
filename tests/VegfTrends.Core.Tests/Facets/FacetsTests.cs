using Xunit;

namespace VegfTrends.Core.Tests.Facets;

public class FacetsTests
{
    static readonly Lexicon Lexicon = Lexicon.LoadBundled();
    static readonly ConceptFinder Concepts = new(Lexicon);
    static readonly RelationFinder Relations = new(Lexicon);

    [Theory]
    [InlineData(
        "A phase II trial of apatinib plus camrelizumab in breast cancer",
        "Thirty patients were enrolled. The primary endpoint was ORR.",
        "phase2"
    )]
    [InlineData("A phase I/II study of axitinib", "Patients with solid tumors received axitinib.", "phase2")]
    [InlineData(
        "Dose escalation of lenvatinib: a phase 1b study",
        "The maximum tolerated dose was 20 mg. Dose-limiting toxicities were rare.",
        "phase1"
    )]
    [InlineData(
        "A randomized, double-blind, phase 3 trial of bevacizumab",
        "Patients were randomly assigned to bevacizumab or placebo.",
        "phase3"
    )]
    [InlineData(
        "Bevacizumab plus atezolizumab: a systematic review and meta-analysis",
        "We searched PubMed and Embase. The pooled hazard ratio was 0.7.",
        "meta_analysis"
    )]
    [InlineData(
        "Pneumonitis under nivolumab: a case report",
        "We report a 64-year-old woman who developed dyspnoea.",
        "case_report"
    )]
    [InlineData(
        "DC101 slows tumour growth",
        "Mice bearing xenografts were treated. In vitro, cell lines showed apoptosis by western blot.",
        "preclinical"
    )]
    [InlineData(
        "阿帕替尼治疗晚期胃癌的回顾性研究",
        "回顾性分析2015年1月至2019年12月收治的65例患者的临床资料。",
        "retrospective"
    )]
    [InlineData(
        "抗血管生成药物联合免疫治疗的研究进展",
        "本文就抗血管生成药物与免疫检查点抑制剂联合应用的研究进展作一综述。",
        "review"
    )]
    public void StudyType(string title, string summary, string expected)
    {
        VegfTrends.Core.Facets facets = Read(title, summary);
        Assert.Equal(expected, facets.StudyType);
        Assert.Contains(facets.Details.Spans, s => s.Facet == "study_type" && s.Value == expected);
    }

    [Fact]
    public void StudyType_Declared_OutweighsWords()
    {
        Paper paper = APaper("Bevacizumab in glioblastoma", "Bevacizumab 10 mg/kg was given every two weeks.") with
        {
            Types = ["Clinical Trial, Phase II"],
        };
        Assert.Equal("phase2", Read(paper).StudyType);
    }

    [Theory]
    [InlineData("Apatinib in triple-negative breast cancer", "", "triple_negative")]
    [InlineData("Palbociclib in HR+/HER2- advanced breast cancer", "", "hr_positive")]
    [InlineData("Trastuzumab deruxtecan in HER2-low breast cancer", "", "her2_low")]
    [InlineData("Breast cancer under trastuzumab", "Women with HER2-positive disease were treated.", "her2_positive")]
    [InlineData("贝伐珠单抗治疗人表皮生长因子受体2阳性乳腺癌", "", "her2_positive")]
    [InlineData("維迪西妥單抗治療HER2低表達乳腺癌", "", "her2_low")]
    [InlineData("信迪利单抗治疗非小细胞肺癌", "", "nsclc")]
    [InlineData("HER2-positive gastric cancer", "", null)]
    [InlineData("Breast cancer in general", "ER-positive cells grow.", null)]
    public void Subtype(string title, string summary, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Read(title, summary).Details.Subtypes.Take(1));

    [Theory]
    [InlineData(
        "Neoadjuvant camrelizumab plus apatinib in hepatocellular carcinoma",
        "Patients received camrelizumab.",
        "neoadjuvant"
    )]
    [InlineData("Sunitinib as adjuvant treatment of renal cell carcinoma", "Patients received sunitinib.", "adjuvant")]
    [InlineData(
        "Lenvatinib in hepatocellular carcinoma",
        "Methods: 40 previously untreated patients were randomly assigned to lenvatinib 12 mg or sorafenib as "
            + "first-line therapy. Results: median PFS was 7.4 months (HR 0.66).",
        "first_line"
    )]
    [InlineData("安罗替尼二线治疗小细胞肺癌", "患者接受安罗替尼治疗。", "later_line")]
    [InlineData("Bevacizumab maintenance therapy in ovarian cancer", "Patients received bevacizumab.", "maintenance")]
    [InlineData("晚期非小细胞肺癌的治疗", "患者接受贝伐珠单抗治疗。", "advanced")]
    public void Setting(string title, string summary, string expected) =>
        Assert.Contains(expected, Read(title, summary).Details.Settings);

    [Theory]
    [InlineData("Bevacizumab and the retina", "First-line treatment of macular oedema.")] // no tumour
    [InlineData(
        "Sorafenib in liver cancer",
        "Patients received sorafenib. Neoadjuvant therapy has been approved elsewhere."
    )] // an aside
    public void Setting_OfOthers_IsNone(string title, string summary) =>
        Assert.Empty(Read(title, summary).Details.Settings);

    [Theory]
    [InlineData("Registered as NCT01234567.", "NCT01234567")]
    [InlineData("ClinicalTrials.gov: NCT 01234567", "NCT01234567")]
    [InlineData("注册号：ChiCTR-IIR-17012345", "ChiCTR-IIR-17012345")]
    [InlineData("（ＣｈｉＣＴＲ２０００３１２３４５）", "ChiCTR2000312345")]
    [InlineData("EudraCT 2014-001234-56", "2014-001234-56")]
    [InlineData("EU CT 2022-500123-12-00", "2022-500123-12-00")]
    [InlineData("JPRN-UMIN000012345", "UMIN000012345")]
    [InlineData("jRCTs031180001", "jRCTs031180001")]
    [InlineData("CTRI/2018/01/011234", "CTRI/2018/01/011234")]
    [InlineData("ISRCTN 12345678", "ISRCTN12345678")]
    [InlineData("call 1234567890", null)]
    public void Registry(string text, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Read("A trial in lung cancer", text).Details.Registry);

    [Fact]
    public void Registry_OfFieldAndText_IsNamedOnce()
    {
        Paper paper = APaper("A trial", "Registered: NCT01234567") with
        {
            RegistryIds = ["NCT01234567", "NCT07654321"],
        };
        Assert.Equal(["NCT01234567", "NCT07654321"], Read(paper).Details.Registry);
    }

    [Theory]
    [InlineData("A total of 1,234 patients were enrolled; 12 of 617 patients died.", 1234)]
    [InlineData("Twenty-four patients were randomised. Grade 3 events occurred.", 24)]
    [InlineData(
        "Between 2003 and 2011, 101 consecutive patients were allocated to two groups (51 patients and 50 patients).",
        101
    )]
    [InlineData("One hundred and forty-eight women were included.", 148)]
    [InlineData("This phase 2 trial enrolled patients (n = 63) with lung cancer.", 63)]
    [InlineData("Type 2 diabetes patients were seen.", null)]
    [InlineData("In all, 25% of patients responded.", null)]
    public void SampleSize_English(string summary, int? expected) =>
        Assert.Equal(expected, Read("A trial in lung cancer", summary).Details.SampleSize);

    [Theory]
    [InlineData("共纳入晚期肝癌患者123例，其中男80例。", 123)]
    [InlineData("选取二十四例患者，随机分为两组，每组12例。", 24)]
    [InlineData("将２００例患者隨機分為兩組各100例。", 200)]
    [InlineData("入组41例，缓解15例。", 41)]
    [InlineData("每组30例，阳性12例。", null)]
    public void SampleSize_Chinese(string summary, int? expected) =>
        Assert.Equal(expected, Read("肝癌的治疗", summary).Details.SampleSize);

    [Fact]
    public void SampleSize_OfMetaAnalysis_IsAllPatients() =>
        Assert.Equal(
            3456,
            Read(
                "Bevacizumab in lung cancer: a meta-analysis",
                "Twelve trials involving 3,456 patients were pooled; the largest had 900 patients."
            ).Details.SampleSize
        );

    [Fact]
    public void Spans_PointIntoTheTextAsGiven()
    {
        const string summary = "方法：共纳入ＨＥＲ２陽性乳腺癌患者60例。注册号：ChiCTR1900012345。";
        VegfTrends.Core.Facets facets = Read("曲妥珠单抗联合贝伐珠单抗的Ⅱ期临床研究", summary);
        Assert.Equal("60例", Text("sample_size"));
        Assert.Equal("ChiCTR1900012345", Text("registry"));
        Assert.Equal("ＨＥＲ２陽性", Text("subtype"));

        string Text(string facet)
        {
            FacetSpan span = facets.Details.Spans.Single(s => s.Facet == facet);
            Assert.Equal(TextField.AbstractZh, span.Field);
            return summary[span.Start..span.End];
        }
    }

    [Theory]
    [InlineData("Ameloblastoma with BRAF mutation", "other")]
    [InlineData("Immunotherapy and cancer", "other")]
    [InlineData("Tumor necrosis factor in arthritis", "none")]
    [InlineData("肝癌的抗血管治疗", "liver")]
    public void Cancer(string title, string expected) => Assert.Equal(expected, Read(title, "").Cancer);

    [Fact]
    public void Agents_ABispecificStandsOnBothSides()
    {
        VegfTrends.Core.Facets facets = Read("依沃西单抗治疗非小细胞肺癌", "");
        Assert.Equal(["ivonescimab"], facets.AntiVegf);
        Assert.Equal(["ivonescimab"], facets.Partner);
    }

    static VegfTrends.Core.Facets Read(string title, string summary) => Read(APaper(title, summary));

    static VegfTrends.Core.Facets Read(Paper paper) =>
        VegfTrends.Core.Facets.Of(AnalysedPaper.Of(paper, Concepts, Relations), Lexicon);

    static Paper APaper(string title, string summary) =>
        new()
        {
            Id = "ex:1",
            Title = Bilingual.Of(title),
            Abstract = Bilingual.Of(summary),
            Source = new RecordSource("examples.jsonl", "jsonl", 1),
        };
}
