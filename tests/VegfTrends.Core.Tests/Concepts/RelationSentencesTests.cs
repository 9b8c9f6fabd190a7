using System.Text.Json;
using Xunit;

namespace VegfTrends.Core.Tests.Concepts;

/// <summary>The relation step on the sentences of <c>relations.jsonl</c>: invented, half of them never tuned
/// on.</summary>
public class RelationSentencesTests
{
    static readonly Lexicon Lexicon = Lexicon.LoadBundled();

    [Theory]
    [InlineData("tuned", 0.90)]
    [InlineData("held-out", 0.85)]
    public void Relations_AreReadRight(string half, double atLeast)
    {
        var concepts = new ConceptFinder(Lexicon);
        var relations = new RelationFinder(Lexicon);
        int right = 0,
            all = 0;
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Concepts", "relations.jsonl")))
        {
            JsonElement row = JsonDocument.Parse(line).RootElement;
            if (row.GetProperty("half").GetString() != half)
            {
                continue;
            }

            string text = row.GetProperty("text").GetString()!;
            TextField field = row.GetProperty("lang").GetString() == "zh" ? TextField.AbstractZh : TextField.AbstractEn;
            AgentPair[] pairs =
            [
                .. relations.Find(text, new Sentence(field, 0, text.Length), concepts.Find(text, field)),
            ];
            foreach (JsonElement pair in row.GetProperty("pairs").EnumerateArray())
            {
                string[] wanted = [pair[0].GetString()!, pair[1].GetString()!];
                AgentRelation[] found =
                [
                    .. pairs
                        .Where(p => wanted.Contains(p.Left.Concept.Key) && wanted.Contains(p.Right.Concept.Key))
                        .Select(p => p.Relation),
                ];
                AgentRelation relation = Enum.Parse<AgentRelation>(pair[2].GetString()!, ignoreCase: true);
                all++;
                right += found.Contains(AgentRelation.Combined)
                    ? relation == AgentRelation.Combined
                        ? 1
                        : 0
                    : found.Length > 0 && found[0] == relation
                        ? 1
                        : 0;
            }
        }

        Assert.True(all >= 100, $"{all} pairs");
        Assert.True((double)right / all >= atLeast, $"{right} of {all} pairs right");
    }

    [Theory]
    [InlineData("采用贝 伐 珠 单 抗联合阿替利珠单抗治疗", "bevacizumab", "atezolizumab")]
    [InlineData("ＴＡＣＥ联合侖伐替尼及ＰＤ－１抑制劑", "lenvatinib", "pd-1 class")]
    [InlineData("重组人血管内皮抑制素联合信迪利单抗", "endostatin", "sintilimab")]
    [InlineData("HAIC联合仑伐替尼及特瑞普利单抗", "lenvatinib", "toripalimab")]
    [InlineData("派安普利单抗+安罗替尼", "penpulimab", "anlotinib")]
    [InlineData("甲磺酸阿帕替尼片联合注射用卡瑞利珠单抗", "apatinib", "camrelizumab")]
    [InlineData("盐酸安罗替尼胶囊联合恩沃利单抗注射液", "anlotinib", "envafolimab")]
    [InlineData("呋喹替尼联合斯鲁利单抗", "fruquintinib", "serplulimab")]
    [InlineData("卡度尼利单抗联合普络西单抗", "cadonilimab", "pulocimab")]
    [InlineData("贝莫苏拜单抗联合安罗替尼", "benmelstobart", "anlotinib")]
    public void ChineseCombinations_AreFound(string text, string left, string right)
    {
        AgentPair[] pairs =
        [
            .. new RelationFinder(Lexicon).Find(
                text,
                new Sentence(TextField.AbstractZh, 0, text.Length),
                new ConceptFinder(Lexicon).Find(text, TextField.AbstractZh)
            ),
        ];
        Assert.Contains(
            pairs,
            p => (p.Left.Concept.Key, p.Right.Concept.Key, p.Relation) == (left, right, AgentRelation.Combined)
        );
    }
}
