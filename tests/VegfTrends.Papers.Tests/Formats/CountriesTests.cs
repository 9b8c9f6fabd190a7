using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

/// <summary>Where each format has its affiliations.</summary>
public class CountriesTests
{
    const string Wuhan = "Invented Hospital, Wuhan, China",
        Milan = "Invented Institute, Milan, Italy";

    public static TheoryData<string, string> Records =>
        new()
        {
            {
                "pubmed-xml",
                $"""
                    <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>90000001</PMID>
                    <Article><ArticleTitle>An invented study</ArticleTitle><AuthorList>
                    <Author><LastName>Wu</LastName>
                    <AffiliationInfo><Affiliation>{Wuhan}. Electronic address: a@example.org.</Affiliation></AffiliationInfo></Author>
                    <Author><LastName>Rossi</LastName><AffiliationInfo><Affiliation>{Milan}.</Affiliation>
                    </AffiliationInfo><AffiliationInfo><Affiliation>{Wuhan}.</Affiliation></AffiliationInfo></Author>
                    </AuthorList></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>
                    """
            },
            {
                "pubmed-xml",
                $"""
                    <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>90000001</PMID>
                    <Article><ArticleTitle>An invented study</ArticleTitle>
                    <Affiliation>{Wuhan}. {Milan}.</Affiliation></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>
                    """
            },
            {
                "medline",
                $"PMID- 90000001\nTI  - An invented study\nFAU - Wu, Bo\nAD  - Invented Hospital, Wuhan, People's\n    "
                    + $"  Republic of China. a@example.org.\nFAU - Rossi, Anna\nAD  - {Milan}.\n"
            },
            {
                "wos",
                $"FN Invented\nVR 1.0\nPT J\nAU Wu, B\n   Rossi, A\nTI An invented study\nC1 [Wu, B.] Invented Hosp, "
                    + $"Wuhan, Peoples R China.\n   [Rossi, A.] {Milan}.\nPY 2020\nER\nEF\n"
            },
            { "ris", $"TY  - JOUR\nTI  - An invented study\nAD  - {Wuhan}\nAD  - {Milan}\nER  - \n" },
            { "ovid", $"<1>\nVN  - Ovid Technologies\nTI  - An invented study.\nIN  - {Wuhan}; {Milan}.\n" },
            { "ovid", $"<1>\nTitle\n  An invented study.\nInstitution\n  (Wu) {Wuhan} (Rossi) {Milan}\n" },
            {
                "endnote-xml",
                $"<xml><records><record><ref-type name=\"Journal Article\">17</ref-type><titles><title>An invented "
                    + $"study</title></titles><auth-address>{Wuhan}.&#xD;{Milan}.</auth-address></record></records></xml>"
            },
            {
                "noteexpress",
                "{Reference Type}: Journal Article\n{Title}: 虚构的研究\n{Author}: 王一\n{Author Address}: "
                    + "某某大学附属医院\n{Author Address}: 意大利某某研究所\n"
            },
            { "refworks", "RT Journal Article\nSR 1\nA1 王一\nAD 某某大学附属医院;意大利某某研究所;\nT1 虚构的研究\n" },
            { "refer", "%0 Journal Article\n%A 王一\n%+ 某某大学附属医院;意大利某某研究所;\n%T 虚构的研究\n" },
            {
                "cnki-text",
                "SrcDatabase-来源库: 期刊\nTitle-题名: 虚构的研究\nAuthor-作者: 王一;\nOrgan-单位: "
                    + "某某大学附属医院;意大利某某研究所;\n"
            },
            { "csv", $"Title,Authors,Affiliations\nAn invented study,Wu B.,\"{Wuhan}; {Milan}\"\n" },
            { "jsonl", """{"id":"1","title":"An invented study","countries":["it","CN","IT","Utopia"]}""" },
            {
                "europepmc-json",
                """{"resultList":{"result":[{"id":"9","source":"MED","title":"An invented study","""
                    + """ "authorList":{"author":[{"fullName":"Wu B","""
                    + """ "authorAffiliationDetailsList":{"authorAffiliation":[{"affiliation":"Wuhan, China."},"""
                    + """{"affiliation":"Milan, Italy."}]}}]}}]}}"""
            },
        };

    [Theory]
    [MemberData(nameof(Records))]
    public void Read_Affiliations_TellTheCountries(string format, string text) =>
        Assert.Equal(["CN", "IT"], Sample.Single(format, text).Countries);

    [Fact]
    public void Read_NoAffiliation_HasNoCountry() =>
        Assert.Empty(
            Sample.Single("ris", "TY  - JOUR\nTI  - An invented study of patients in China\nER  - \n").Countries
        );
}
