using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

public class ClinicalTrialsJsonTests
{
    const string Study = """
        {"protocolSection":{"identificationModule":{"nctId":"NCT00000001","orgStudyIdInfo":{"id":"X-1"},
        "secondaryIdInfos":[{"id":"ChiCTR2000000001","type":"REGISTRY"}],"briefTitle":"Apatinib plus camrelizumab",
        "officialTitle":"A phase II trial of apatinib plus camrelizumab"},
        "statusModule":{"overallStatus":"RECRUITING","startDateStruct":{"date":"2021-06"},
        "studyFirstPostDateStruct":{"date":"2021-03-05","type":"ACTUAL"}},"descriptionModule":{"briefSummary":"We give both drugs"},
        "conditionsModule":{"conditions":["Hepatocellular Carcinoma"],"keywords":["VEGFR2"]},
        "designModule":{"studyType":"INTERVENTIONAL","phases":["PHASE2"]},
        "armsInterventionsModule":{"interventions":[{"type":"DRUG","name":"Apatinib","description":"250 mg daily"},
        {"type":"DRUG","name":"Camrelizumab"}]}},"hasResults":false}
        """;

    [Fact]
    public void Read_Study()
    {
        Paper paper = Sample.Single("clinicaltrials-json", Page(Study));
        Assert.Equal(
            ("nct:NCT00000001", "https://clinicaltrials.gov/study/NCT00000001", "ClinicalTrials.gov", "2021-03-05"),
            (paper.Id, paper.Url, paper.Journal, paper.Date?.ToString())
        );
        Assert.Equal("A phase II trial of apatinib plus camrelizumab", paper.Title.En);
        Assert.Equal(
            "We give both drugs. Apatinib plus camrelizumab. DRUG: Apatinib: 250 mg daily. DRUG: Camrelizumab.",
            paper.Abstract.En
        );
        Assert.Equal(["NCT00000001", "ChiCTR2000000001"], paper.RegistryIds);
        Assert.Equal(["Clinical Trial Registry", "INTERVENTIONAL", "Clinical Trial, Phase II"], paper.Types);
        Assert.Equal(["Hepatocellular Carcinoma", "VEGFR2"], paper.Keywords);
        Assert.Empty(paper.Authors);
    }

    [Fact]
    public void Read_Withdrawn_IsNoStudyAnyMore() =>
        Assert.Equal(
            PublicationStatus.Retracted,
            Sample
                .Single("clinicaltrials-json", Page(Study.Replace("RECRUITING", "WITHDRAWN", StringComparison.Ordinal)))
                .Status
        );

    [Fact]
    public void Read_BrokenAmongGood_CostsItselfAlone()
    {
        string noNumber = Study.Replace("NCT00000001", "unknown", StringComparison.Ordinal),
            broken = Study.Replace("\"We give", "We give", StringComparison.Ordinal);
        Sample sample = Sample.Read(
            Page(Study, noNumber, broken, Study.Replace("NCT00000001", "NCT00000002", StringComparison.Ordinal))
        );
        Assert.Equal(["nct:NCT00000001", "nct:NCT00000002"], sample.Papers.Select(p => p.Id));
        Assert.Equal("no registry number", sample.Rows[0].Found);
        Assert.True(sample.Rows.Count >= 2);
    }

    [Fact]
    public void Match_StudyAndThePaperOnIt_StayTwo()
    {
        Paper study = Sample.Single("clinicaltrials-json", Page(Study));
        Paper paper = Store.APaper.With(pmid: "1", en: study.Title.En, abstractEn: study.Abstract.En, year: 2021);
        Assert.Equal(Papers.Matching.MatchReason.None, Papers.Matching.PaperMatcher.Compare(study, paper));
    }

    static string Page(params string[] studies) =>
        "{\"totalCount\":" + studies.Length + ",\"studies\":[" + string.Join(',', studies) + "]}";
}
