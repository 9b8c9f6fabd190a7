namespace VegfTrends.EndToEnd;

/// <summary>The development sets of encoders, three invented pairs each.</summary>
static class SmallEvaluationSets
{
    public static void Write(string folder)
    {
        (string Zh, string En)[] pairs =
        [
            ("贝伐珠单抗治疗肝细胞癌。", "Bevacizumab for hepatocellular carcinoma."),
            ("护士的睡眠质量。", "Sleep quality of nurses."),
            ("乳腺癌的磁共振图像。", "Magnetic resonance images of breast cancer."),
        ];
        foreach (
            string set in new[]
            {
                "wmt21bio_mqmref_zh_en",
                "tatoeba_laser_cmn-eng",
                "tatoeba_laser_deu-eng",
                "tatoeba_laser_jpn-eng",
                "xlbel_zh_en",
            }
        )
        {
            Set(set, string.Concat(pairs.Select(p => $"{p.Zh}\t{p.En}\n")));
        }

        Set(
            "chinaxiv_bio_docs_zh_en",
            "zh_title\ten_title\tzh_abs\ten_abs\n"
                + string.Concat(pairs.Select(p => $"{p.Zh}\t{p.En}\t{p.Zh}{p.Zh}\t{p.En} {p.En}\n"))
        );
        Set("flores200_devtest", "zho_Hans\teng_Latn\n" + string.Concat(pairs.Select(p => $"{p.Zh}\t{p.En}\n")));
        foreach (string set in new[] { "stsb_en_dev", "stsb_zh_dev", "stsb_de_dev", "stsb_ja_dev", "lcqmc_dev" })
        {
            Set(
                set,
                "Sleep of nurses.\tSleep of nurses.\t5\nBreast cancer.\tLiver cancer.\t3\nSleep.\tA tumour of the liver.\t0\n"
            );
        }

        void Set(string name, string rows) => File.WriteAllText(Path.Combine(folder, name + ".tsv"), rows);
    }
}
