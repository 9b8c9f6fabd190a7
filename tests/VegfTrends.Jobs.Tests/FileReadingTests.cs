using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Jobs.Tests;

public sealed class FileReadingTests : JobTest
{
    const string Good = """{"id":"ex:1","title":"Bevacizumab plus atezolizumab in invented patients","year":2024}""";

    [Theory]
    [InlineData(Good, 1, 0, 0)]
    [InlineData(Good + "\n{broken", 1, 1, 1)]
    [InlineData("{broken", 0, 1, 2)]
    public void Papers_CountsWhatIsReadAndTellsWhatIsNot(string content, int read, int quarantined, int exitCode)
    {
        var reading = new FileReading(Problems.Add);
        Assert.Equal(read, reading.Papers([Folder.File("p.jsonl", content)]).Count());
        Assert.Equal((read, quarantined, exitCode), (reading.Read, reading.Quarantined, reading.ExitCode));
        Assert.Equal(quarantined, Problems.Count);
        Assert.All(Problems, p => Assert.Matches("^p.jsonl, .+: found .+; expected .+", p));
    }

    [Fact]
    public void Papers_NoFile_IsAProblem()
    {
        var reading = new FileReading(Problems.Add);
        Assert.Empty(reading.Papers([Directory.CreateDirectory(Path.Combine(Folder.Root, "empty")).FullName]));
        Assert.Equal(2, reading.ExitCode);
        Assert.StartsWith("Found no file in ", Assert.Single(Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Assessed_KeepsTheOrderAndSaysWhatTheModelSays()
    {
        string file = Folder.File(
            "many.jsonl",
            string.Join(
                '\n',
                Enumerable.Range(0, 300).Select(n => Good.Replace("ex:1", $"ex:{n}", StringComparison.Ordinal))
            )
        );
        (Paper Paper, Assessment Assessment)[] assessed =
        [
            .. new FileReading(Problems.Add).Assessed([file], Model.Categories, withEvidence: false),
        ];
        Assert.Equal(Enumerable.Range(0, 300).Select(n => $"ex:{n}"), assessed.Select(a => a.Paper.Id));
        Assert.All(assessed, a => Assert.Equal(a.Paper.Id, a.Assessment.PaperId));
        Assert.Equal(
            Model.Categories.Assess(assessed[7].Paper, withEvidence: false).Scores,
            assessed[7].Assessment.Scores
        );
    }
}
