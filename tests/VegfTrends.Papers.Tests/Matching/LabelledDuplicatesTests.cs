using System.Globalization;
using VegfTrends.Core;
using VegfTrends.Papers.Formats;
using VegfTrends.Papers.Matching;
using VegfTrends.Papers.Tests.Formats;
using Xunit;
using Xunit.Abstractions;

namespace VegfTrends.Papers.Tests.Matching;

/// <summary>
/// Measures the matcher on EndNote libraries in which every member of a group of duplicates carries <c>Duplicate</c> as
/// its caption. The libraries are not part of the project.
/// </summary>
public sealed class LabelledDuplicatesTests(ITestOutputHelper output)
{
    [SkippableTheory]
    [InlineData("copper.xml.gz", 0.98, 0.98)]
    [InlineData("tafenoquine.xml.gz", 0.99, 0.98)]
    [InlineData("respiratory.xml.gz", 0.98, 0.92)] // neither DOIs nor abstracts
    public void Cluster_FindsLabelledDuplicates(string name, double leastPrecision, double leastRecall)
    {
        string path = Path.Combine(Fixtures.Folder ?? "", "..", "dedupe", name);
        Skip.IfNot(File.Exists(path), $"The library ../shared/data/dedupe/{name} is not there.");
        Paper[] papers = PaperFormats
            .Read(path, new ReadOptions(), null, default)
            .OfType<ReadOutcome.Read>()
            .Select(r => r.Paper)
            .ToArray();
        HashSet<int> labelled = Labelled(path);

        HashSet<int> found = PaperMatcher
            .Cluster(papers)
            .Where(c => c.Length > 1)
            .SelectMany(c => c)
            .Select(i => papers[i].Source.Record)
            .ToHashSet();

        double both = found.Count(labelled.Contains);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: precision {both / found.Count:0.0000}, recall {both / labelled.Count:0.0000}"
            )
        );
        Assert.InRange(both / found.Count, leastPrecision, 1);
        Assert.InRange(both / labelled.Count, leastRecall, 1);
    }

    static HashSet<int> Labelled(string path)
    {
        using Stream stream = PaperFile.Open(path, new ReadOptions()).OpenBytes();
        return System
            .Xml.Linq.XDocument.Load(stream)
            .Descendants("record")
            .Select((record, i) => (Record: i + 1, Caption: record.Element("caption")?.Value.Trim()))
            .Where(r => r.Caption == "Duplicate")
            .Select(r => r.Record)
            .ToHashSet();
    }
}
