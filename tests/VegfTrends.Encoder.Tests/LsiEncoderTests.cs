using Xunit;

namespace VegfTrends.Encoder.Tests;

public class LsiEncoderTests
{
    static readonly string[] Words = ["liver", "lung", "antibody", "tumour", "vessel", "growth"],
        Worte = ["肝", "肺", "抗体", "肿瘤", "血管", "生长"];

    [Fact]
    public void Learn_BringsTranslationsTogether()
    {
        var random = new Random(1);
        var pairs = new List<(string, string)>();
        for (int i = 0; i < 200; i++)
        {
            int[] picked = [random.Next(Words.Length), random.Next(Words.Length)];
            pairs.Add((string.Join(' ', picked.Select(p => Worte[p])), string.Join(' ', picked.Select(p => Words[p]))));
        }

        string[] all = [.. Words, .. Worte];
        LsiEncoder lsi = LsiEncoder.Learn(
            pairs,
            text => [.. text.Split(' ').Select(w => Array.IndexOf(all, w))],
            all.Length,
            dimension: 6,
            CancellationToken.None
        );
        for (int i = 0; i < Words.Length; i++)
        {
            Assert.True(lsi.Encode(Words[i]).Cosine(lsi.Encode(Worte[i])) > 0.9, Words[i]);
            Assert.True(lsi.Encode(Words[i]).Cosine(lsi.Encode(Worte[(i + 1) % Worte.Length])) < 0.5, Words[i]);
        }
    }
}
