using VegfTrends.Core;
using VegfTrends.Core.Tests.Trends;
using VegfTrends.Reporting.Digests;
using Xunit;

namespace VegfTrends.Reporting.Tests.Digests;

/// <summary>Writes a digest of invented papers, to be looked at in a browser, to the folder that VEGFTRENDS_RENDER
/// names.</summary>
public class DigestForTheEyeTests
{
    [SkippableTheory]
    [InlineData(Language.Zh)]
    [InlineData(Language.En)]
    public void Write(Language language)
    {
        string? folder = Environment.GetEnvironmentVariable("VEGFTRENDS_RENDER");
        Skip.If(folder is null, "VEGFTRENDS_RENDER names no folder to write to.");
        TrendReportInput input = InventedPapers.Input(240);
        AssessedPaper first = new APaper(999)
            .About("vaccine.oncolytic")
            .Combining("fruquintinib", "h101")
            .In("liver", "phase1")
            .On("2025-05")
            .Added("2025-05-17")
            .Scored(0.93)
            .With(p =>
                p with
                {
                    Pmid = "99999999",
                    Journal = "Journal of Invented Oncology",
                    Title = new Bilingual(
                        "呋喹替尼联合重组人5型腺病毒治疗晚期肝细胞癌：单臂Ⅰ期研究",
                        "fruquintinib plus h101 in advanced hepatocellular carcinoma: a single-arm phase 1 study"
                    ),
                }
            );
        ArrivedPaper[] papers = [.. input.Papers.Select(p => new ArrivedPaper(p, 1)), new ArrivedPaper(first, 2)];
        var builder = new DigestBuilder(
            new DigestData
            {
                Papers = papers,
                Taxonomy = input.Taxonomy,
                Lexicon = input.Lexicon,
                Day = new DateOnly(2025, 5, 17),
            }
        );
        string[] news =
        [
            .. input.Papers.Where(p => p.Paper.Id != input.Papers[4].Paper.Id).TakeLast(12).Select(p => p.Paper.Id),
            first.Paper.Id,
        ];
        Digest digest = builder.Build(
            new DigestReader { Name = "library", Language = language },
            new DigestNews(
                news,
                [(input.Papers[4].Paper.Id, PublicationStatus.Retracted)],
                [new SuspectSource("pubmed (main)", "returned 2 of 3 known papers")]
            )
        );
        File.WriteAllText(Path.Combine(folder, $"digest-{language.Code()}.html"), DigestHtml.Render(digest));
        File.WriteAllText(Path.Combine(folder, $"digest-{language.Code()}.md"), DigestMarkdown.Render(digest));
        File.WriteAllText(Path.Combine(folder, $"digest-{language.Code()}.txt"), DigestMarkdown.PlainText(digest));
    }
}
