using Xunit;

namespace VegfTrends.EndToEnd;

[Collection(UserFolderTests.Name)]
public sealed class EncoderEvaluateTests : IDisposable
{
    readonly TestProgram _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Evaluate_SmallSets_OneRowAMeasure()
    {
        string folder = SmallSets();
        CliResult rows = await TestProgram.RunAsync(
            "encoder",
            "evaluate",
            "bundled",
            "--data",
            folder,
            "--json",
            "--quiet"
        );
        Assert.True(rows.ExitCode == 0, rows.Error);
        Assert.All(rows.Rows, r => Assert.InRange(r.GetProperty("value").GetDouble(), -1, 1));
        Assert.Equal(
            1,
            rows.Rows.First(r => r.GetProperty("set").GetString()!.StartsWith("FLORES", StringComparison.Ordinal))
                .GetProperty("value")
                .GetDouble()
        );
    }

    [Fact]
    public async Task Evaluate_MissingSet_NamesIt()
    {
        CliResult result = await TestProgram.RunAsync("encoder", "evaluate", "--data", _cli.Folder);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(".tsv", result.Error, StringComparison.Ordinal);
    }

    string SmallSets()
    {
        (string Zh, string En)[] pairs =
        [
            ("贝伐珠单抗治疗肝细胞癌。", "Bevacizumab for hepatocellular carcinoma."),
            ("护士的睡眠质量。", "Sleep quality of nurses."),
            ("乳腺癌的磁共振图像。", "Magnetic resonance images of breast cancer."),
        ];
        foreach (
            string file in new[]
            {
                "wmt21bio_mqmref_zh_en",
                "tatoeba_laser_cmn-eng",
                "tatoeba_laser_deu-eng",
                "tatoeba_laser_jpn-eng",
                "xlbel_zh_en",
            }
        )
        {
            _cli.Write(file + ".tsv", string.Concat(pairs.Select(p => $"{p.Zh}\t{p.En}\n")));
        }

        _cli.Write(
            "chinaxiv_bio_docs_zh_en.tsv",
            "zh_title\ten_title\tzh_abs\ten_abs\n"
                + string.Concat(pairs.Select(p => $"{p.Zh}\t{p.En}\t{p.Zh}{p.Zh}\t{p.En} {p.En}\n"))
        );
        _cli.Write(
            "flores200_devtest.tsv",
            "zho_Hans\teng_Latn\n" + string.Concat(pairs.Select(p => $"{p.Zh}\t{p.En}\n"))
        );
        foreach (string file in new[] { "stsb_en_dev", "stsb_zh_dev", "stsb_de_dev", "stsb_ja_dev", "lcqmc_dev" })
        {
            _cli.Write(
                file + ".tsv",
                "Sleep of nurses.\tSleep of nurses.\t5\nBreast cancer.\tLiver cancer.\t3\nSleep.\tA tumour of the liver.\t0\n"
            );
        }

        return _cli.Folder;
    }
}
