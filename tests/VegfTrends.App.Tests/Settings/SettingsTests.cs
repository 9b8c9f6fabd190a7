using VegfTrends.Cli.Settings;
using VegfTrends.Core;
using Xunit;

namespace VegfTrends.EndToEnd.Settings;

[Collection(UserFolderTests.Name)]
public sealed class SettingsTests : IDisposable
{
    readonly TestProgram _cli = new();
    readonly Dictionary<string, string?> _before = [];

    public SettingsTests()
    {
        Set(UserFolder.Variable, _cli.PathOf("home"));
        Set("LANGUAGE", "en");
    }

    string SettingsPath => _cli.PathOf("home/vegftrends.yaml");

    public void Dispose()
    {
        foreach ((string variable, string? value) in _before)
        {
            Environment.SetEnvironmentVariable(variable, value);
        }

        _cli.Dispose();
    }

    [Fact]
    public async Task Config_NothingSet_ShowsTheDefaults()
    {
        CliResult config = await TestProgram.RunAsync("config", "--json");
        Assert.Equal(0, config.ExitCode);
        Assert.Equal(
            ["data_folder", "settings_file", .. Setting.All.Select(s => s.Key)],
            config.Rows.Select(r => r.GetProperty("setting").GetString()!)
        );
        Assert.Equal(("environment", UserFolder.Variable), Origin(config, "data_folder"));
        Assert.Equal((_cli.PathOf("home/store.db"), "default"), ValueOf(config, "store"));
        Assert.Equal(("en", "default"), ValueOf(config, "language"));
        Assert.All(config.Rows.Skip(1), r => Assert.Equal("default", r.GetProperty("from").GetString()));
    }

    [Fact]
    public async Task Store_OptionWins_ThenEnvironment_ThenFile()
    {
        Write("# mine\nstore: papers/mine.db\n");
        CliResult file = await TestProgram.RunAsync("config", "--json");
        Assert.Equal((_cli.PathOf("home/papers/mine.db"), "file"), ValueOf(file, "store"));
        Assert.Equal(("file", $"{SettingsPath}:2"), Origin(file, "store"));

        Set("VEGFTRENDS_STORE", "theirs.db");
        CliResult environment = await TestProgram.RunAsync("config", "--json");
        Assert.Equal(("theirs.db", "environment"), ValueOf(environment, "store"));
        Assert.Equal(("environment", "VEGFTRENDS_STORE"), Origin(environment, "store"));

        CliResult option = await TestProgram.RunAsync("config", "--json", "--store", "this.db");
        Assert.Equal(("this.db", "option"), ValueOf(option, "store"));
        Assert.Equal(("option", "--store"), Origin(option, "store"));
    }

    [Fact]
    public async Task Store_OfTheFile_IsTheOneThatCommandsUse()
    {
        Write("store: mine.db\n");
        CliResult import = await TestProgram.RunAsync("import", TestProgram.Examples, "--json");
        Assert.True(import.ExitCode is 0 or 1, import.Error);
        Assert.True(File.Exists(_cli.PathOf("home/mine.db")));
        CliResult missing = await TestProgram.RunAsync("runs", "--store", _cli.PathOf("none.db"));
        Assert.Contains("none.db", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Language_OfTheFile_IsThatOfTables()
    {
        Write("language: zh\n");
        Assert.Contains("设置", (await TestProgram.RunAsync("config")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "设置文件",
            (await TestProgram.RunAsync("config", "--language", "en")).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task EveryMistakeInTheFile_IsNamed_WithLineKeyFoundExpectedAndNearest()
    {
        Write("stoer: x\nlanguage: fr\nmodel: [a, b]\nwho:\n");
        CliResult runs = await TestProgram.RunAsync("runs");
        Assert.Equal(64, runs.ExitCode);
        string keys = string.Join(", ", Setting.All.Select(s => s.Key));
        Assert.Equal(
            [
                $"{SettingsPath}, line 1, stoer: this key is not known here; expected one of {keys}. The nearest is store.",
                $"{SettingsPath}, line 2, language: found 'fr', expected zh or en.",
                $"{SettingsPath}, line 3, model: found a list or keys below it, expected a path.",
                "Use --help to see how.",
            ],
            runs.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        );

        Set("VEGFTRENDS_LANGUAGE", "zh");
        CliResult chinese = await TestProgram.RunAsync("runs");
        Assert.Contains("第 1 行：stoer：没有这个键", chinese.Error, StringComparison.Ordinal);
        Assert.Contains("最接近的是 store", chinese.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("store: a\nstore: b\n", "line 2")]
    [InlineData("store: [a\n", "line 2")]
    [InlineData("only a text\n", "line 1, found no keys")]
    public async Task BrokenFile_IsWrongUse_ButHelpStillHelps(string text, string expected)
    {
        Write(text);
        CliResult runs = await TestProgram.RunAsync("runs");
        Assert.Equal(64, runs.ExitCode);
        Assert.Contains($"{SettingsPath}, {expected}", runs.Error, StringComparison.Ordinal);
        CliResult help = await TestProgram.RunAsync("runs", "--help");
        Assert.Equal((0, ""), (help.ExitCode, help.Error));
    }

    [Fact]
    public async Task WrongVariable_IsNamed()
    {
        Set("VEGFTRENDS_LANGUAGE", "fr");
        CliResult runs = await TestProgram.RunAsync("runs");
        Assert.Equal(64, runs.ExitCode);
        Assert.Contains("VEGFTRENDS_LANGUAGE: found 'fr', expected zh or en.", runs.Error, StringComparison.Ordinal);
        Assert.NotEqual(64, (await TestProgram.RunAsync("runs", "--language", "zh")).ExitCode);
    }

    [Fact]
    public async Task Passwords_AreNeverShown()
    {
        Write("encoder_base: https://ann:s3cret@mirror.example/e\n");
        Set("VEGFTRENDS_STORE", "postgres://ann:s3cret@db.example/papers?password=s3cret");
        foreach (string[] args in new string[][] { ["config"], ["config", "--json"] })
        {
            CliResult config = await TestProgram.RunAsync(args);
            Assert.Contains("https://***@mirror.example/e", config.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("s3cret", config.Output + config.Error, StringComparison.Ordinal);
        }

        Set("VEGFTRENDS_ENCODER_BASE", "ftp://ann:s3cret@mirror.example");
        CliResult pull = await TestProgram.RunAsync("encoder", "pull", "bge-m3");
        Assert.Equal(64, pull.ExitCode);
        Assert.DoesNotContain("s3cret", pull.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_WritesAnExampleThatMayBeTakenWhole_AndReplacesNothing()
    {
        CliResult init = await TestProgram.RunAsync("config", "--init", "--json");
        Assert.Equal(0, init.ExitCode);
        Assert.Equal(("en", "default"), ValueOf(init, "language"));

        string[] lines = await File.ReadAllLinesAsync(SettingsPath);
        string[] settings =
        [
            .. lines.Where(l => Setting.All.Any(s => l.StartsWith($"# {s.Key}: ", StringComparison.Ordinal))),
        ];
        Assert.Equal(Setting.All.Count, settings.Length);
        Write(string.Join('\n', settings.Select(l => l[2..])));
        CliResult taken = await TestProgram.RunAsync("config", "--json");
        Assert.Equal((0, ""), (taken.ExitCode, taken.Error));
        Assert.All(taken.Rows.Skip(2), r => Assert.Equal("file", r.GetProperty("from").GetString()));

        CliResult again = await TestProgram.RunAsync("config", "--init");
        Assert.Equal(2, again.ExitCode);
        Assert.Equal(Setting.All.Count, (await File.ReadAllLinesAsync(SettingsPath)).Length);
    }

    [Fact]
    public async Task Run_HeedsTheOptionAlone_SoThatATryLeavesTheStoreOfDailyWorkAlone()
    {
        Write("store: daily.db\n");
        CliResult run = await TestProgram.RunAsync(
            "run",
            TestProgram.Examples,
            "--out",
            _cli.PathOf("x.xlsx"),
            "--as-of",
            "2026-06-30"
        );
        Assert.True(run.ExitCode is 0 or 1, run.Error);
        Assert.False(File.Exists(_cli.PathOf("home/daily.db")));
    }

    static (string? Value, string? From) ValueOf(CliResult config, string setting) =>
        (Row(config, setting).GetProperty("value").GetString(), Row(config, setting).GetProperty("from").GetString());

    static (string? From, string? Source) Origin(CliResult config, string setting) =>
        (Row(config, setting).GetProperty("from").GetString(), Row(config, setting).GetProperty("source").GetString());

    static System.Text.Json.JsonElement Row(CliResult config, string setting) =>
        config.Rows.Single(r => r.GetProperty("setting").GetString() == setting);

    void Write(string text)
    {
        Directory.CreateDirectory(_cli.PathOf("home"));
        File.WriteAllText(SettingsPath, text);
    }

    void Set(string variable, string? value)
    {
        _before.TryAdd(variable, Environment.GetEnvironmentVariable(variable));
        Environment.SetEnvironmentVariable(variable, value);
    }
}
