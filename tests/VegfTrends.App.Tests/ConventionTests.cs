using System.Xml.Linq;
using Xunit;

namespace VegfTrends.EndToEnd;

/// <summary>What keeps the solution in its shape: who may reference whom, and no vulnerable shortcut.</summary>
public class ConventionTests
{
    static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["VegfTrends.Core"] = [],
        ["VegfTrends.Papers"] = ["VegfTrends.Core"],
        ["VegfTrends.Training"] = ["VegfTrends.Core"],
        ["VegfTrends.Reporting"] = ["VegfTrends.Core"],
        ["VegfTrends.Cli"] = ["VegfTrends.Core", "VegfTrends.Papers", "VegfTrends.Training", "VegfTrends.Reporting"],
    };

    [Fact]
    public void References_PointInwards()
    {
        foreach (
            string project in Directory.GetFiles(
                Path.Combine(TestProgram.Repository, "src"),
                "*.csproj",
                SearchOption.AllDirectories
            )
        )
        {
            string name = Path.GetFileNameWithoutExtension(project);
            if (Allowed.TryGetValue(name, out string[]? allowed))
            {
                Assert.All(
                    XDocument.Load(project).Descendants("ProjectReference"),
                    r => Assert.Contains(Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value), allowed)
                );
            }
        }
    }

    [Fact]
    public void Core_KnowsNoNetworkDatabaseConsoleOrExcel()
    {
        string[] forbidden =
        [
            "System.Net",
            "System.Console",
            "Microsoft.Data.Sqlite",
            "ClosedXML",
            "DocumentFormat.OpenXml",
        ];
        string[] referenced = [.. typeof(Core.Paper).Assembly.GetReferencedAssemblies().Select(a => a.Name!)];
        Assert.DoesNotContain(referenced, r => forbidden.Any(f => r.StartsWith(f, StringComparison.Ordinal)));
    }

    [Fact]
    public void Versions_StandInOnePlace()
    {
        foreach (string project in Directory.GetFiles(TestProgram.Repository, "*.csproj", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(
                XDocument.Load(project).Descendants("PackageReference"),
                p => p.Attribute("Version") is not null
            );
        }
    }
}
