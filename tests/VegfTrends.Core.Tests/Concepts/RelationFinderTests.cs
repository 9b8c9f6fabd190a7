using Xunit;

namespace VegfTrends.Core.Tests.Concepts;

public class RelationFinderTests
{
    static readonly Lexicon Lexicon = Lexicon.LoadBundled();
    static readonly ConceptFinder Concepts = new(Lexicon);
    static readonly RelationFinder Relations = new(Lexicon);

    [Theory]
    [InlineData("Apatinib plus camrelizumab was given.", "apatinib", "camrelizumab", AgentRelation.Combined)]
    [InlineData(
        "We tested bevacizumab in combination with atezolizumab.",
        "bevacizumab",
        "atezolizumab",
        AgentRelation.Combined
    )]
    [InlineData(
        "The combination of sunitinib and nivolumab was toxic.",
        "sunitinib",
        "nivolumab",
        AgentRelation.Combined
    )]
    [InlineData("Cediranib/toripalimab was active.", "cediranib", "toripalimab", AgentRelation.Combined)]
    [InlineData("Axitinib + avelumab prolonged survival.", "axitinib", "avelumab", AgentRelation.Combined)]
    [InlineData("Sorafenib and nivolumab are used in this disease.", "sorafenib", "nivolumab", AgentRelation.Listed)]
    [InlineData(
        "Survival was 67.2% with atezolizumab and 54.6% with sorafenib.",
        "atezolizumab",
        "sorafenib",
        AgentRelation.Compared
    )]
    [InlineData(
        "Tislelizumab versus sorafenib in a phase 3 trial.",
        "tislelizumab",
        "sorafenib",
        AgentRelation.Compared
    )]
    [InlineData("Patients received either nivolumab or sunitinib.", "nivolumab", "sunitinib", AgentRelation.Compared)]
    [InlineData(
        "Nivolumab after progression on sorafenib was safe.",
        "nivolumab",
        "sorafenib",
        AgentRelation.Sequential
    )]
    [InlineData("Pembrolizumab without bevacizumab sufficed.", "pembrolizumab", "bevacizumab", AgentRelation.Negated)]
    [InlineData("阿帕替尼联合卡瑞利珠单抗治疗三阴性乳腺癌。", "apatinib", "camrelizumab", AgentRelation.Combined)]
    [InlineData("给予阿帕替尼与卡瑞利珠单抗联合治疗。", "apatinib", "camrelizumab", AgentRelation.Combined)]
    [InlineData("贝伐珠单抗、信迪利单抗均为常用药物。", "bevacizumab", "sintilimab", AgentRelation.Listed)]
    [InlineData("替雷利珠单抗对比索拉非尼一线治疗肝癌。", "tislelizumab", "sorafenib", AgentRelation.Compared)]
    [InlineData("索拉非尼治疗失败后改用纳武利尤单抗。", "sorafenib", "nivolumab", AgentRelation.Sequential)]
    [InlineData(
        "Patients received sintilimab (200 mg, day 1) and anlotinib.",
        "sintilimab",
        "anlotinib",
        AgentRelation.Combined
    )]
    [InlineData(
        "Exclusion criteria were prior nivolumab or sunitinib.",
        "nivolumab",
        "sunitinib",
        AgentRelation.Negated
    )]
    [InlineData("Sunitinib plus nivolumab has been approved.", "sunitinib", "nivolumab", AgentRelation.Background)]
    [InlineData("Nivolumab was not superior to sunitinib.", "nivolumab", "sunitinib", AgentRelation.Compared)]
    [InlineData("对照组采用索拉非尼，观察组采用替雷利珠单抗。", "sorafenib", "tislelizumab", AgentRelation.Compared)]
    [InlineData("帕博利珠单抗未联合贝伐珠单抗。", "pembrolizumab", "bevacizumab", AgentRelation.Negated)]
    public void Find_OnePair(string sentence, string left, string right, AgentRelation expected)
    {
        AgentPair pair = Assert.Single(Pairs(sentence));
        Assert.Equal((left, right, expected), (pair.Left.Concept.Key, pair.Right.Concept.Key, pair.Relation));
    }

    [Theory]
    [InlineData("Pembrolizumab plus axitinib versus sunitinib in renal cell carcinoma.", "sunitinib")]
    [InlineData("帕博利珠单抗联合阿昔替尼对比舒尼替尼治疗晚期肾癌。", "sunitinib")]
    public void Find_CombinationAgainstComparator_ComparesBothWithIt(string sentence, string comparator)
    {
        AgentPair[] pairs = [.. Pairs(sentence)];
        Assert.Equal(3, pairs.Length);
        Assert.All(
            pairs,
            p =>
                Assert.Equal(
                    p.Left.Concept.Key == comparator || p.Right.Concept.Key == comparator
                        ? AgentRelation.Compared
                        : AgentRelation.Combined,
                    p.Relation
                )
        );
    }

    [Theory]
    [InlineData("Bevacizumab plus atezolizumab, and paclitaxel", AgentRelation.Combined)] // one regimen
    [InlineData(
        "Toxicity in the bevacizumab plus atezolizumab group and in the separately treated paclitaxel group",
        AgentRelation.Compared
    )] // two arms
    [InlineData("Bevacizumab plus atezolizumab after paclitaxel", AgentRelation.Sequential)]
    public void Find_ThirdAgent_FollowsTheChain(string sentence, AgentRelation first) =>
        Assert.Equal(
            first,
            Pairs(sentence)
                .Single(p => p.Left.Concept.Key == "bevacizumab" && p.Right.Concept.Key == "paclitaxel")
                .Relation
        );

    [Fact]
    public void Find_SameAgentTwice_IsNoPair() => Assert.Empty(Pairs("Bevacizumab (Avastin) was given."));

    static IEnumerable<AgentPair> Pairs(string sentence) =>
        Relations.Find(
            sentence,
            new Sentence(TextField.AbstractEn, 0, sentence.Length),
            Concepts.Find(sentence, TextField.AbstractEn)
        );
}
