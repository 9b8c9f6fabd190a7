using System.Xml.Linq;
using Xunit;

namespace VegfTrends.EndToEnd;

/// <summary>What <c>dotnet pack</c> gives: the program as a tool, and nothing else.</summary>
public class PackagingTests
{
    [Fact]
    public void OnlyTheProgram_IsPacked()
    {
        Assert.Equal("false", Value("Directory.Build.props", "IsPackable"));
        string program = Path.Combine("src", "VegfTrends.Cli", "VegfTrends.Cli.csproj");
        Assert.Equal(
            ("VegfTrends", "vegftrends", "true", "linux-x64;win-x64;osx-arm64"),
            (
                Value(program, "PackageId"),
                Value(program, "ToolCommandName"),
                Value(program, "PackAsTool"),
                Value(program, "ToolPackageRuntimeIdentifiers")
            )
        );
        Assert.Equal(
            ["VegfTrends.Cli.csproj"],
            Directory
                .GetFiles(TestProgram.Repository, "*.csproj", SearchOption.AllDirectories)
                .Where(p => XDocument.Load(p).Descendants("IsPackable").Any(e => e.Value == "true"))
                .Select(Path.GetFileName)
        );
    }

    static string Value(string file, string name) =>
        XDocument.Load(Path.Combine(TestProgram.Repository, file)).Descendants(name).Single().Value;
}
