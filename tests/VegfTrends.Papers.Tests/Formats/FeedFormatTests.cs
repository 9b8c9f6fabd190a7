using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

public class FeedFormatTests
{
    [Fact]
    public void Read_Rss2()
    {
        Paper paper = Sample.Single(
            "feed",
            """
            <?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://x/">
            <channel><title>Journal of Invention &amp; More</title><link>https://j.example/</link>
            <item><title>Lenvatinib plus <![CDATA[pembrolizumab <i>in vivo</i>]]></title>
            <link>https://j.example/a1</link><description>&lt;p&gt;We gave both.&lt;/p&gt;</description>
            <dc:creator>Li N</dc:creator><dc:creator>Wu X</dc:creator><prism:doi>10.1234/Feed.1</prism:doi>
            <pubDate>Fri, 04 Mar 2022 10:00:00 GMT</pubDate></item></channel></rss>
            """
        );
        Assert.Equal(
            ("doi:10.1234/feed.1", "Journal of Invention & More", "2022-03-04", "https://j.example/a1"),
            (paper.Id, paper.Journal, paper.Date?.ToString(), paper.Url)
        );
        Assert.Equal(("Lenvatinib plus pembrolizumab in vivo", "We gave both."), (paper.Title.En, paper.Abstract.En));
        Assert.Equal(["Li N", "Wu X"], paper.Authors);
    }

    [Fact]
    public void Read_Rss1()
    {
        Paper paper = Sample.Single(
            "feed",
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
            xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>虚构杂志</title>
            <items><rdf:Seq><rdf:li rdf:resource="y"/></rdf:Seq></items></channel>
            <item rdf:about="y"><title>仑伐替尼联合治疗肝癌</title><dc:identifier>doi:10.1234/rdf.1</dc:identifier>
            <dc:date>2022-03-04</dc:date></item></rdf:RDF>
            """
        );
        Assert.Equal(
            ("doi:10.1234/rdf.1", "仑伐替尼联合治疗肝癌", "虚构杂志"),
            (paper.Id, paper.Title.Zh, paper.Journal)
        );
    }

    [Fact]
    public void Read_Atom()
    {
        Paper paper = Sample.Single(
            "feed",
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Preprints</title><entry>
            <title type="html">Bevacizumab &lt;b&gt;and&lt;/b&gt; nivolumab</title><id>tag:x,2022:1</id>
            <link href="https://doi.org/10.1234/atom.1"/>
            <summary>Text.</summary><author><name>Li, Na</name></author><published>2022-03-04T08:00:00Z</published>
            <category term="VEGF"/></entry></feed>
            """
        );
        Assert.Equal(
            ("doi:10.1234/atom.1", "2022-03-04", "Li, Na", "VEGF"),
            (paper.Id, paper.Date?.ToString(), Assert.Single(paper.Authors), Assert.Single(paper.Keywords))
        );
    }

    [Fact]
    public void Read_BrokenItem_CostsItselfAlone()
    {
        Sample sample = Sample.Read(
            "<rss><channel><item><title>A &bad; title</title></item><item><title>Good title</title></item></channel></rss>"
        );
        Assert.Equal("Good title", Assert.Single(sample.Papers).Title.En);
        Assert.Contains("&bad;", Assert.Single(sample.Rows).Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DocumentTypeWithEntities_IsNeverExpanded()
    {
        Sample sample = Sample.Read(
            "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY x SYSTEM "
                + "\"file:///etc/passwd\">]><rss><channel><item><title>See &x;</title></item></channel></rss>"
        );
        Assert.Empty(sample.Papers);
        Assert.DoesNotContain(
            "root:",
            string.Concat(sample.Rows.Select(r => r.Found + r.Raw)),
            StringComparison.Ordinal
        );
    }
}
