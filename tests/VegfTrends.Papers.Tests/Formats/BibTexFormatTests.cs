using VegfTrends.Core;
using VegfTrends.Papers.Formats;
using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

public class BibTexFormatTests
{
    static Paper Single(string fields) => Sample.Single("bibtex", $"@article{{key,\n{fields}\n}}\n");

    [Fact]
    public void Read_AllFields()
    {
        Paper paper = Sample.Single(
            "bibtex",
            """
            % written by an invented tool
            @comment{ignored, title = {no}}
            @preamble{ "\newcommand{\x}{y}" }
            @string{jinv = "Journal of " # {Invention}}

            @Article{zhang2020,
              author = "Zhang, Wei and {Invented Study Group} and M{\"u}ller, J{\"o}rg and others",
              title = {{Bevacizumab} and {PD-L1}: a nested {{title}}},
              abstract = {中文摘要。Abstract: This is the invented English abstract of the paper.},
              journal = jinv,
              year = 2020, month = may, day = 12,
              doi = {10.9999/bib\_1},
              pmid = {90000001},
              keywords = {VEGF, liver cancer},
              url = {https://example.org/a\_b}
            }
            """
        );
        Assert.Equal("Bevacizumab and PD-L1: a nested title", paper.Title.En);
        Assert.Equal(
            ("中文摘要。", "This is the invented English abstract of the paper."),
            (paper.Abstract.Zh, paper.Abstract.En)
        );
        Assert.Equal(["Zhang, Wei", "Invented Study Group", "Müller, Jörg"], paper.Authors);
        Assert.Equal(["VEGF", "liver cancer"], paper.Keywords);
        Assert.Equal(
            ("Journal of Invention", "2020-05-12", "10.9999/bib_1", "90000001", "https://example.org/a_b"),
            (paper.Journal, paper.Date.ToString(), paper.Doi, paper.Pmid, paper.Url)
        );
    }

    [Theory]
    [InlineData(@"{\""u}\""{o}{\""{a}}\'e\`a\^{o}\~n", "üöäéàôñ")]
    [InlineData(@"{\ss}{\O}{\l}{\aa} {\v{s}}\v s\c{c}\H{o}{\'{\i}}\'\i", "ßØłå šsçőíí")]
    [InlineData(@"IFN-$\gamma$ and TGF-{\textbeta} at 5~$\mu$g", "IFN-γ and TGF-β at 5 μg")]
    [InlineData(@"CD8$^{+}$ T cells, IC$_{50}$ $\leq$ 3 \% \& more", "CD8+ T cells, IC50 ≤ 3 % & more")]
    [InlineData(@"\textit{In vivo} \emph{study} -- a ``test'' --- end", "In vivo study – a “test” — end")]
    [InlineData(@"\.{z}\k{a}\'s\u{g}\r{u}\d{a}", "żąśğůạ")]
    [InlineData(@"An \unknown{command} stays", @"An \unknowncommand stays")]
    [InlineData("贝伐珠单抗", "贝伐珠单抗")]
    public void Read_Latex(string latex, string expected)
    {
        // \v s takes the letter after the space: it is "š" too.
        expected = expected.Replace("šsç", "ššç", StringComparison.Ordinal);
        Paper paper = Single($"title = {{{latex}}}");
        Assert.Equal(expected, paper.Title.Zh ?? paper.Title.En);
    }

    [Theory]
    [InlineData("@article{title = {No key}, year = {2001}}", "No key")]
    [InlineData("@article{,\n title = {Empty key}}", "Empty key")]
    [InlineData("@article(key, title = \"Round (brackets)\", year = 2001)", "Round (brackets)")]
    [InlineData("@article{key, title = {No comma}\n year = {2001}}", "No comma")]
    [InlineData("@ARTICLE {key, TITLE=\"a {\"}quoted{\"} word\" # { and more}}", "a \"quoted\" word and more")]
    [InlineData("@misc{k, title={One line}}@misc{,}", "One line")]
    public void Read_Shapes(string text, string expected) =>
        Assert.Equal(expected, Sample.Read(text).Papers[0].Title.En);

    [Fact]
    public void Read_MissingBrace_CostsOneEntry()
    {
        Sample sample = Sample.Read(
            "@article{a, title = {One}}\n@article{b, title = {Two, year = 2001}\n\n@article{c, title = "
                + "{Three}}\n@article{d, title = {Cut"
        );
        Assert.Equal(["One", "Three"], sample.Papers.Select(p => p.Title.En!));
        Assert.Equal(["line 2", "line 5"], sample.Rows.Select(r => r.Position));
    }

    [Fact]
    public void Read_BrokenField_SaysWhatIsWrong() =>
        Assert.Contains(
            "where a field 'name = value' belongs",
            Assert.Single(Sample.Read("@article{key, title {Lost}}").Rows).Found,
            StringComparison.Ordinal
        );

    [Fact]
    public void Read_StringsThatGrowWithoutEnd_AreStopped()
    {
        string text = "@string{a0 = \"0123456789\"}\n";
        for (int i = 1; i < 40; i++)
        {
            text += $"@string{{a{i} = a{i - 1} # a{i - 1}}}\n";
        }

        Sample sample = Sample.Read(
            text + "@article{k, title = {After}}",
            options: new ReadOptions { MaxFieldChars = 100_000, MaxRecordChars = 200_000 }
        );
        Assert.Equal("After", Assert.Single(sample.Papers).Title.En);
        Assert.NotEmpty(sample.Rows);
    }

    [Fact]
    public void Read_AddressInText_IsNoEntry() =>
        Assert.Single(Sample.Read("Write to me@example.org\n@ home\n@article{k, title = {One}}\n").Outcomes);
}
