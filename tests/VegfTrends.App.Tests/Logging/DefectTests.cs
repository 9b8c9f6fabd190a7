using System.CommandLine;
using VegfTrends.Cli;
using VegfTrends.Cli.Logging;
using VegfTrends.Core;
using Xunit;

namespace VegfTrends.EndToEnd.Logging;

/// <summary>A fault of the program is told as one, with where its details are.</summary>
[Collection(UserFolderTests.Name)]
public sealed class DefectTests : IDisposable
{
    readonly TestProgram _cli = new();
    readonly string? _before = Environment.GetEnvironmentVariable(UserFolder.Variable);

    public DefectTests() => Environment.SetEnvironmentVariable(UserFolder.Variable, _cli.Folder);

    [Theory]
    [InlineData("en", "this is a defect of vegftrends, not of your files")]
    [InlineData("zh", "这是 vegftrends 自身的缺陷，与您的文件无关")]
    public void FailureOf_ADefect_SaysSoAndWhereTheDetailsAre(string language, string expected)
    {
        using var error = new StringWriter();
        (int exitCode, string message) = OutputOf(language, error)
            .FailureOf(new InvalidOperationException("the inside"));
        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(InvalidOperationException), message, StringComparison.Ordinal);

        string path = Assert.Single(Directory.GetFiles(_cli.PathOf("faults")));
        Assert.Contains(path, message, StringComparison.Ordinal);
        string details = File.ReadAllText(path);
        Assert.Contains("InvalidOperationException: the inside", details, StringComparison.Ordinal);
    }

    [Fact]
    public void FailureOf_AnErrorThatFilesCause_IsItsMessage()
    {
        using var error = new StringWriter();
        Assert.Equal((ExitCode.Failed, "half a file"), OutputOf("en", error).FailureOf(new IOException("half a file")));
        Assert.Empty(error.ToString());
    }

    [Fact]
    public void Text_ShowsNoPassword()
    {
        string text = FaultReport.Text(
            new InvalidOperationException("x"),
            ["encoder", "pull", "--base", "https://ann:s3cret@mirror.example/e"],
            DateTimeOffset.UnixEpoch
        );
        Assert.Contains("https://***@mirror.example/e", text, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", text, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(UserFolder.Variable, _before);
        _cli.Dispose();
    }

    static Output OutputOf(string language, TextWriter error)
    {
        var root = new RootCommand();
        foreach (Option option in CommonOptions.All)
        {
            root.Add(option);
        }

        ParseResult parsed = root.Parse(["--language", language]);
        parsed.InvocationConfiguration.Error = error;
        return new Output(parsed);
    }
}
