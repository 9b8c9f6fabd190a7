using System.Xml.Linq;
using VegfTrends.Core;
using VegfTrends.Reporting.Digests;
using VegfTrends.Reporting.Tests.Digests.Delivery;
using Xunit;

namespace VegfTrends.Reporting.Tests.Digests;

public class DigestFormsTests
{
    [Theory]
    [InlineData(Language.Zh)]
    [InlineData(Language.En)]
    public void EveryForm_TellsAllOfIt(Language language)
    {
        Digest digest = ADigest.One(language);
        foreach (
            string form in new[]
            {
                DigestHtml.Render(digest),
                DigestMarkdown.Render(digest),
                DigestMarkdown.PlainText(digest),
                DigestJson.Write(digest),
            }
        )
        {
            foreach (
                string part in new[]
                {
                    "Fruquintinib plus H101 in mice",
                    "fruquintinib + oncolytic virus",
                    "https://pubmed.ncbi.nlm.nih.gov/99999999/",
                    "An older invented paper",
                    "2020–2022",
                    "did not return 1 of 3 known papers",
                }
            )
            {
                Assert.Contains(
                    part,
                    form.Replace("\\", "", StringComparison.Ordinal).Replace("&#43;", "+", StringComparison.Ordinal),
                    StringComparison.Ordinal
                );
            }
        }
    }

    [Fact]
    public void EveryForm_SaysFirstsBeforePapers_AndSuspectsBeforeAll()
    {
        Digest digest = ADigest.One();
        foreach (
            string form in new[]
            {
                DigestHtml.Render(digest),
                DigestMarkdown.Render(digest),
                DigestMarkdown.PlainText(digest),
            }
        )
        {
            int suspects = form.IndexOf("could not be trusted", StringComparison.Ordinal),
                firsts = form.IndexOf("Firsts", StringComparison.Ordinal),
                papers = form.IndexOf("New papers", StringComparison.Ordinal),
                rises = form.IndexOf("What rises", StringComparison.Ordinal);
            Assert.True(suspects > 0 && suspects < firsts && firsts < papers && papers < rises);
        }
    }

    [Fact]
    public void Html_IsWellFormed_AndEscapesWhatRecordsBring()
    {
        Digest digest = ADigest.One(title: ADigest.Evil) with
        {
            Reader = "<ann>",
            Suspects = [new SuspectSource("\"pubmed\"", "<timeout>")],
        };
        string html = DigestHtml.Render(digest);
        // Only the tags that need no end are in the way of an XML reader.
        XElement root = XElement.Parse(
            string.Join(
                    '\n',
                    html.Split('\n')
                        .Where(l =>
                            !l.StartsWith("<!DOCTYPE", StringComparison.Ordinal)
                            && !l.StartsWith("<meta", StringComparison.Ordinal)
                        )
                )
                .Replace("<br>", "<br/>", StringComparison.Ordinal)
        );
        Assert.Empty(root.Descendants("script"));
        Assert.All(
            root.Descendants().Attributes("href"),
            a => Assert.StartsWith("https://", a.Value, StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            root.Descendants().Attributes(),
            a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || a.Name == "src" || a.Name == "class"
        );
        Assert.DoesNotContain('\u202E', html);
        Assert.DoesNotContain('\u0001', html);
        // The words that decided stand out, the rest of the sentence is text.
        Assert.Equal(["fruquintinib", "H101"], root.Descendants("b").Select(b => b.Value));
        Assert.Contains("<b>weekly</b>", root.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_EscapesWhatRecordsBring()
    {
        string markdown = DigestMarkdown.Render(ADigest.One(title: ADigest.Evil));
        Assert.DoesNotContain(
            "<script",
            markdown.Replace("\\<", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Contains("\\[x\\](javascript:alert(2))", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("\nBcc", markdown, StringComparison.Ordinal);
        Assert.Contains(
            "Mice got **fruquintinib** plus **H101** \\<b\\>weekly\\</b\\>.",
            markdown,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void BusyNight_ListsTheRestByTitle_AndLosesNone()
    {
        DigestPaper one = ADigest.One().Papers[0];
        Digest digest = ADigest.One() with
        {
            Firsts = [],
            Papers =
            [
                .. Enumerable.Range(1, 120).Select(i => one with { Id = $"ex:{i}", Title = $"Paper number {i:000}" }),
            ],
        };
        foreach (
            string form in new[]
            {
                DigestHtml.Render(digest),
                DigestMarkdown.Render(digest),
                DigestMarkdown.PlainText(digest),
            }
        )
        {
            Assert.All(
                Enumerable.Range(1, 120),
                i => Assert.Contains($"Paper number {i:000}", form, StringComparison.Ordinal)
            );
            Assert.Contains("70 more, by title", form, StringComparison.Ordinal);
            Assert.Equal(50, form.Replace("**", "", StringComparison.Ordinal).Split("Mice got").Length - 1);
        }
    }

    [Fact]
    public void Undecided_AreCounted()
    {
        Digest digest = ADigest.One() with { Undecided = 3 };
        Assert.Contains("3 more papers wait", DigestHtml.Render(digest), StringComparison.Ordinal);
        Assert.Contains("3 more papers wait", DigestMarkdown.Render(digest), StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_SaysSo()
    {
        var digest = new Digest
        {
            Reader = "ann",
            Language = Language.En,
            Day = new DateOnly(2026, 3, 2),
        };
        Assert.True(digest.IsEmpty);
        Assert.Contains("There are no new papers.", DigestHtml.Render(digest), StringComparison.Ordinal);
        Assert.Contains("There are no new papers.", DigestMarkdown.PlainText(digest), StringComparison.Ordinal);
    }
}
