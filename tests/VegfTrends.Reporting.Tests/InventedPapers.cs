using VegfTrends.Core;
using VegfTrends.Core.Tests.Trends;

namespace VegfTrends.Reporting.Tests;

/// <summary>Papers that look real in a workbook. Drugs are real, everything else is made up; the same seed gives the
/// same papers.</summary>
static class InventedPapers
{
    static readonly (string AntiVegf, string Partner, string Category)[] Combinations =
    [
        ("bevacizumab", "atezolizumab", "ici.pd1"),
        ("apatinib", "camrelizumab", "ici.pd1"),
        ("anlotinib", "sintilimab", "ici.pd1"),
        ("lenvatinib", "pembrolizumab", "ici.pd1"),
        ("axitinib", "avelumab", "ici.pd1"),
        ("bevacizumab", "ipilimumab", "ici.ctla4"),
        ("bevacizumab", "trastuzumab", "antibody.mab"),
        ("bevacizumab", "mirvetuximab soravtansine", "antibody.adc"),
        ("sunitinib", "ivonescimab", "antibody.bispecific"),
        ("sunitinib", "talimogene laherparepvec", "vaccine.oncolytic"),
    ];

    static readonly (string Key, string Zh, string En)[] Cancers =
    [
        ("breast", "三阴性乳腺癌", "triple-negative breast cancer"),
        ("liver", "晚期肝细胞癌", "advanced hepatocellular carcinoma"),
        ("lung", "非小细胞肺癌", "non-small-cell lung cancer"),
        ("kidney", "转移性肾细胞癌", "metastatic renal cell carcinoma"),
    ];

    static readonly (string Key, string Zh, string En)[] Studies =
    [
        ("phase2", "单臂Ⅱ期研究", "a single-arm phase 2 study"),
        ("phase3", "随机Ⅲ期试验", "a randomised phase 3 trial"),
        ("retrospective", "回顾性队列分析", "a retrospective cohort"),
        ("preclinical", "小鼠模型研究", "a study in mice"),
    ];

    static readonly ConceptNames Names = new(APaper.Lexicon);

    public static TrendReportInput Input(int count, int seed = 7)
    {
        var random = new Random(seed);
        AssessedPaper[] papers = [.. Enumerable.Range(1, count).Select(i => Make(i, random))];
        return new TrendReportInput
        {
            Papers = papers,
            Taxonomy = APaper.Taxonomy,
            Lexicon = APaper.Lexicon,
            Trends = new TrendOptions { AsOf = new DateOnly(2025, 5, 17) },
            Embeddings = papers.ToDictionary(p => p.Paper.Id, _ => Vector(random)),
            Reader = new ReaderProfile
            {
                LikedIds = [papers[count / 2].Paper.Id],
                Top = 12,
                Minutes = 60,
            },
            Quarantine =
            [
                new QuarantineEntry(
                    "export-2025.xml",
                    41,
                    "line 1207, column 3",
                    "<PubmedArticle> without an end tag",
                    "a complete record; export the file again"
                ),
                new QuarantineEntry("知网导出.txt", 7, "第 93 行", "既无题名也无摘要", "至少有题名或摘要之一"),
            ],
            Method = new MethodInfo
            {
                Inputs =
                [
                    new InputFile("export-2025.xml", "pubmed-xml", new string('a', 64), count, 12, 1),
                    new InputFile("知网导出.txt", "cnki-text", new string('b', 64), 80, 3, 1),
                ],
                EncoderId = "invented@12345678",
                ModelId = "categories@87654321",
                LexiconSha256 = new string('c', 64),
                TaxonomySha256 = new string('d', 64),
                Thresholds =
                [
                    .. APaper.Taxonomy.Scored.Select((c, i) => new CategoryThreshold(c.Key, 0.5 + (i * 0.01), 0.3)),
                ],
                CommandLine = "vegftrends report --out report.xlsx --as-of 2025-05-17",
                Versions = [("VegfTrends", "0.1.0"), (".NET", "10.0")],
            },
        };
    }

    static AssessedPaper Make(int number, Random random)
    {
        // Combinations grow with the years, single agents stay.
        int year = 2012 + (int)(13.4 * Math.Sqrt(random.NextDouble()));
        (string antiVegf, string partner, string category) = Combinations[Math.Min(random.Next(10), random.Next(10))];
        (string cancer, string cancerZh, string cancerEn) = Cancers[random.Next(4)];
        (string study, string studyZh, string studyEn) = Studies[random.Next(4)];
        bool combines = random.NextDouble() < 0.25 + ((year - 2012) * 0.04);
        string[] agents = combines ? [antiVegf, partner] : [antiVegf];
        string zh = $"{string.Join("联合", agents.Select(a => Names.Agent(a).Zh))}治疗{cancerZh}：{studyZh}";
        string en = $"{string.Join(" plus ", agents.Select(a => Names.Agent(a).En))} in {cancerEn}: {studyEn}";
        string abstractEn =
            $"Background: {cancerEn} needs better treatment. Methods: patients of an invented hospital received "
            + $"{string.Join(" plus ", agents)} until progression. "
            + $"Results: median progression-free survival was {random.Next(3, 15)}.{random.Next(10)} months; "
            + $"{random.Next(20, 60)} % responded. Conclusion: every number in this abstract is made up.";
        int languages = random.Next(3);
        APaper paper = new APaper(number)
            .In(cancer, study)
            .Added($"2025-0{random.Next(1, 6)}-1{random.Next(10)}")
            .On(Date(year, random))
            .With(p =>
                p with
                {
                    Title = new Bilingual(languages != 1 ? zh : null, languages != 0 ? en : null),
                    Abstract = new Bilingual(
                        languages != 1
                            ? $"目的：探讨{zh}的疗效与安全性。方法：纳入虚构医院的患者。结果：本摘要中的数字均为虚构。"
                            : null,
                        languages != 0 ? abstractEn : null
                    ),
                    Journal = languages == 0 ? "虚构肿瘤学杂志" : "Journal of Invented Oncology",
                    Doi = number % 3 == 0 ? $"10.99999/invented.{number}" : null,
                    CnkiId = number % 3 == 1 ? $"XXXX2025{number:00000}" : null,
                    Url = number % 3 == 2 ? $"https://papers.example/{number}" : null,
                }
            );
        paper = combines
            ? paper.About(category).Combining(antiVegf, partner).Scored(0.6 + (0.4 * random.NextDouble()))
            : paper.About("vegf.only").Naming(antiVegf);
        return (number % 40) switch
        {
            0 => paper.Status(PublicationStatus.Retracted),
            7 => paper.PerhapsAbout("ici.ctla4"),
            11 => paper.Decided("ici.pd1"),
            13 => paper.With(p => p with { Date = null }),
            _ => paper,
        };
    }

    static string Date(int year, Random random) =>
        random.Next(6) == 0 ? $"{year}" : $"{year}-{random.Next(1, year == 2025 ? 6 : 13):00}";

    static Embedding Vector(Random random)
    {
        float[] vector = [.. Enumerable.Range(0, 32).Select(_ => (float)(random.NextDouble() - 0.5))];
        float length = MathF.Sqrt(vector.Sum(v => v * v));
        return new Embedding("invented@12345678", vector.Select(v => v / length).ToArray());
    }
}
