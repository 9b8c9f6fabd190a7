using Xunit;

namespace VegfTrends.EndToEnd;

/// <summary><c>train</c> and <c>quality</c>: the reports that a curator reads.</summary>
public sealed class QualityTests : IDisposable
{
    readonly TestProgram _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Train_WritesItsReport_InBothLanguages_AndNotWhenAskedNotTo()
    {
        string labels = Labels(60);
        foreach ((string language, string heading) in new[] { ("en", "Learning curve"), ("zh", "学习曲线") })
        {
            CliResult train = await TestProgram.RunAsync(
                "train",
                "--labels",
                labels,
                "--out",
                _cli.PathOf(language),
                "--language",
                language,
                "--quiet"
            );
            Assert.True(train.ExitCode == 0, train.Error);
            string html = await File.ReadAllTextAsync(Path.Combine(_cli.PathOf(language), "quality.html"));
            Assert.Contains($">{heading}</h2>", html, StringComparison.Ordinal);
            Assert.Contains("TF-IDF", html, StringComparison.Ordinal);
            Assert.Contains("<svg", html, StringComparison.Ordinal);
        }

        Assert.Equal(
            0,
            (
                await TestProgram.RunAsync(
                    "train",
                    "--labels",
                    labels,
                    "--out",
                    _cli.PathOf("bare"),
                    "--no-report",
                    "--quiet"
                )
            ).ExitCode
        );
        Assert.False(File.Exists(Path.Combine(_cli.PathOf("bare"), "quality.html")));
    }

    [Fact]
    public async Task Quality_MeasuresAndCompares_AsPageAndWorkbook()
    {
        Assert.Equal(
            0,
            (
                await TestProgram.RunAsync(
                    "train",
                    "--labels",
                    Labels(60),
                    "--out",
                    _cli.PathOf("old"),
                    "--no-report",
                    "--quiet"
                )
            ).ExitCode
        );
        string test = Labels(20, first: 100);
        foreach (string name in new[] { "q.html", "q.xlsx" })
        {
            CliResult quality = await TestProgram.RunAsync(
                "quality",
                "--labels",
                test,
                "--compare",
                _cli.PathOf("old"),
                "--out",
                _cli.PathOf(name),
                "--language",
                "en",
                "--json",
                "--quiet"
            );
            Assert.True(quality.ExitCode == 0, quality.Error);
            Assert.Contains(
                quality.Rows,
                r => r.GetProperty("category").GetString() == "micro" && r.GetProperty("positives").GetInt32() == 20
            );
            Assert.True(new FileInfo(_cli.PathOf(name)).Length > 5000);
        }

        Assert.Contains("McNemar", await File.ReadAllTextAsync(_cli.PathOf("q.html")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("q.pdf", ".html or .xlsx")]
    [InlineData("", "empty path")]
    public async Task Quality_WrongUse(string path, string message)
    {
        CliResult result = await TestProgram.RunAsync("quality", "--labels", Labels(5), "--out", path);
        Assert.Equal(64, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quality_OlderModelIsMissing_SaysWhere()
    {
        CliResult result = await TestProgram.RunAsync(
            "quality",
            "--labels",
            Labels(5),
            "--compare",
            _cli.PathOf("nowhere"),
            "--out",
            _cli.PathOf("q.html")
        );
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("nowhere", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_cli.PathOf("q.html")));
    }

    string Labels(int count, int first = 0)
    {
        string[] topics =
        [
            "bevacizumab plus atezolizumab",
            "apatinib plus camrelizumab",
            "lenvatinib plus pembrolizumab",
            "sunitinib alone",
            "nurses and their sleep",
        ];
        return _cli.Write(
            $"l{first}.csv",
            "id,labels,title\n"
                + string.Concat(
                    Enumerable
                        .Range(first, count)
                        .Select(i =>
                            $"p{i},{(i % 5 < 3 ? "ici.pd1" : i % 5 == 3 ? "vegf.only" : "other")},Report {i} on {topics[i % 5]}\n"
                        )
                )
        );
    }
}
