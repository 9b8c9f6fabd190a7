using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Training.Tests;

public sealed class EncoderEvaluationTests : IDisposable
{
    static readonly Lexicon Names = Lexicon.LoadBundled();
    readonly string _folder = Directory.CreateTempSubdirectory("vegf-evaluation").FullName;

    public EncoderEvaluationTests()
    {
        Write(
            "chinaxiv_bio_docs_zh_en.tsv",
            "zh_abs\ten_abs\tzh_title\ten_title",
            Row("a1", "a1", "t1", "t1"),
            Row("a2", "a2", "t2", "t2")
        );
        Write("flores200_devtest.tsv", "eng_Latn\tzho_Hans", Row("one", "one"), Row("two", "two"));
        foreach (
            string file in new[]
            {
                "wmt21bio_mqmref_zh_en.tsv",
                "tatoeba_laser_cmn-eng.tsv",
                "tatoeba_laser_deu-eng.tsv",
                "tatoeba_laser_jpn-eng.tsv",
                "xlbel_zh_en.tsv",
            }
        )
        {
            Write(file, Row("one", "one"), Row("two", "two"), Row("three", "tree"), Row("", "nothing"));
        }

        foreach (
            string file in new[]
            {
                "stsb_en_dev.tsv",
                "stsb_zh_dev.tsv",
                "stsb_de_dev.tsv",
                "stsb_ja_dev.tsv",
                "lcqmc_dev.tsv",
            }
        )
        {
            Write(file, Row("same", "same", "5"), Row("abcd", "abxy", "2.5"), Row("abcd", "wxyz", "0"));
        }
    }

    [Fact]
    public void Run_CountsOwnTranslationsFoundFirst()
    {
        List<EvaluationRow> rows = Run();
        Assert.Equal(new EvaluationRow("ChinaXiv abstracts, zh - en", 2, "top-1", 1, 1), rows[0]);
        EvaluationRow german = rows.Single(r => r.Set == "Tatoeba, de - en");
        Assert.Equal(3, german.Count); // a row with an empty side does not count
    }

    [Fact]
    public void Run_OrdersLikeTheJudges_IsOne() =>
        Assert.All(Run().Where(r => r.Measure == "Spearman"), r => Assert.Equal(1, r.Value, 1e-9));

    [Fact]
    public void Run_CanonicalNamesFindThemselves()
    {
        EvaluationRow[] canonical =
        [
            .. Run().Where(r => r.Set.Contains("canonical form: brands", StringComparison.Ordinal)),
        ];
        Assert.Equal(4, canonical.Length);
        Assert.All(canonical, r => Assert.InRange(r.Value, 0.95, 1)); // letters alone tell nearly all English names apart
    }

    [Fact]
    public void Run_MissingFile_NamesIt()
    {
        File.Delete(Path.Combine(_folder, "xlbel_zh_en.tsv"));
        Assert.Contains("xlbel_zh_en.tsv", Assert.Throws<InvalidDataException>(Run).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HeldOutNames_AreTheSameAgentsEachTime()
    {
        IReadOnlyList<Concept> held = HeldOutNames.Pick(Names);
        Assert.Equal(held, HeldOutNames.Pick(Names));
        Assert.Equal(HeldOutNames.DefaultCount, held.Distinct().Count());
        Assert.All(held, c => Assert.True(c is { Zh.Count: > 0, En.Count: > 0, Group: ConceptGroup.Agent }));
        Assert.DoesNotContain(held, c => c.Key is "bevacizumab" or "pembrolizumab");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    List<EvaluationRow> Run()
    {
        var rows = new List<EvaluationRow>();
        EncoderEvaluation.Run(new Letters(), _folder, Names, rows.Add, CancellationToken.None);
        return rows;
    }

    void Write(string file, params string[] lines) => File.WriteAllLines(Path.Combine(_folder, file), lines);

    static string Row(params string[] cells) => string.Join('\t', cells);

    // Counts of letter pairs: texts of equal letters are near.
    sealed class Letters : ITextEncoder
    {
        public string Id => "letters@1";

        public int Dimension => 512;

        public Embedding Encode(string text)
        {
            var counts = new float[Dimension];
            string padded = $" {text} ";
            for (int i = 1; i < padded.Length; i++)
            {
                counts[((padded[i - 1] * 67) + padded[i]) % Dimension]++;
            }

            float length = MathF.Sqrt(counts.Sum(c => c * c));
            return new Embedding(Id, counts.Select(c => c / length).ToArray());
        }
    }
}
