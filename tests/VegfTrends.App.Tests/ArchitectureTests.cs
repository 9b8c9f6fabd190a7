using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace VegfTrends.EndToEnd;

/// <summary>Papers, Training and Reporting each stand alone; what joins two of them is a job; the command line parses,
/// calls a job and shows what came of it. A project that is not listed here has no place yet.</summary>
public partial class ArchitectureTests
{
    const string Program = "VegfTrends.Cli";

    static readonly string[] StandAlone = ["VegfTrends.Papers", "VegfTrends.Training", "VegfTrends.Reporting"];

    static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["VegfTrends.Core"] = [],
        ["VegfTrends.Papers"] = ["VegfTrends.Core"],
        ["VegfTrends.Training"] = ["VegfTrends.Core"],
        ["VegfTrends.Reporting"] = ["VegfTrends.Core"],
        ["VegfTrends.Encoder"] = ["VegfTrends.Core", "VegfTrends.Training"],
        ["VegfTrends.Jobs"] = ["VegfTrends.Core", .. StandAlone],
        [Program] = ["VegfTrends.Jobs", "VegfTrends.Core", .. StandAlone],
    };

    // Files of the program that know two of the three for nothing but this.
    static readonly Dictionary<string, string> Shows = new()
    {
        ["CommandTexts.cs"] = "says what became of imports, watches, decisions and trainings",
        ["DigestCommand.cs"] = "opens the store; writes the preview of a digest in the form asked for",
        ["ReportCommand.cs"] = "opens the store; shows the report",
        ["RunCommand.cs"] = "opens the store; shows import and report",
        ["Setting.cs"] = "says where store, watch file, model and mirror are unless somebody says otherwise",
    };

    static string Source => Path.Combine(TestProgram.Repository, "src");

    [Fact]
    public void Projects_AreListed_AndReferenceOnlyWhatTheyMay() =>
        Assert.All(
            Directory.GetFiles(Source, "*.csproj", SearchOption.AllDirectories),
            project =>
            {
                string name = Path.GetFileNameWithoutExtension(project);
                Assert.True(Allowed.ContainsKey(name), $"{name} has no place in the table of references.");
                Assert.Subset(
                    Allowed[name].ToHashSet(),
                    XDocument
                        .Load(project)
                        .Descendants("ProjectReference")
                        .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value))
                        .ToHashSet()
                );
            }
        );

    /// <summary>As compiled, whatever way a reference came in.</summary>
    [Fact]
    public void Assemblies_ReferenceOnlyWhatTheyMay()
    {
        Dictionary<string, string> projectOf = Allowed.Keys.ToDictionary(AssemblyName);
        foreach ((string assembly, string project) in projectOf)
        {
            string[] referenced =
            [
                .. Assembly
                    .Load(assembly)
                    .GetReferencedAssemblies()
                    .Select(a => a.Name!)
                    .Where(a => a.StartsWith("vegftrends", StringComparison.OrdinalIgnoreCase)),
            ];
            Assert.All(referenced, r => Assert.Contains(projectOf.GetValueOrDefault(r) ?? r, Allowed[project]));
        }
    }

    [Fact]
    public void NothingReferencesTheProgram() =>
        Assert.DoesNotContain(Allowed, project => project.Value.Contains(Program));

    /// <summary>Everything else that knows two of the three is a job.</summary>
    [Fact]
    public void Program_JoinsNothing()
    {
        string[] joining =
        [
            .. Directory
                .GetFiles(Path.Combine(Source, Program), "*.cs", SearchOption.AllDirectories)
                .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
                .Where(f => Known(File.ReadAllText(f)).Distinct().Count() > 1)
                .Select(f => Path.GetFileName(f)),
        ];
        Assert.Equal(Shows.Keys.Order(StringComparer.Ordinal), joining.Order(StringComparer.Ordinal));
    }

    // By using directive or with the first part of the namespace in place, as in Reporting.Digests.Rhythm.
    static IEnumerable<string> Known(string source) => Uses().Matches(source).Select(m => m.Groups["project"].Value);

    [GeneratedRegex(
        @"(?<![\w.])(VegfTrends\.(?<project>Papers|Training|Reporting)\b|(?<project>Papers|Training|Reporting)\.[A-Z])"
    )]
    private static partial Regex Uses();

    static string AssemblyName(string project) =>
        XDocument
            .Load(Path.Combine(Source, project, project + ".csproj"))
            .Descendants("AssemblyName")
            .SingleOrDefault()
            ?.Value
        ?? project;
}
