using System.Xml.Linq;
using Xunit;

namespace VegfTrends.EndToEnd;

/// <summary>What keeps the core small and the versions in one place.</summary>
public class ConventionTests
{
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
