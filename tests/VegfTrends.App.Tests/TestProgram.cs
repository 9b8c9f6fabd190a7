using System.Text.Json;
using VegfTrends.Cli;
using VegfTrends.Cli.Settings;

namespace VegfTrends.EndToEnd;

/// <summary>Runs the program in this process, in a folder of its own.</summary>
public sealed class TestProgram : IDisposable
{
    // What the developer chose for daily work must not decide a test.
    static TestProgram()
    {
        foreach (Setting setting in Setting.All)
        {
            Environment.SetEnvironmentVariable(setting.Variable, null);
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("vegftrends-test-").FullName;

    public string Store => PathOf("store.db");

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public static Task<CliResult> RunAsync(params string[] args) => RunAsync(args, standardInput: null);

    public static async Task<CliResult> RunAsync(string[] args, TextReader? standardInput)
    {
        if (Environment.GetEnvironmentVariable(Core.UserFolder.Variable) is null)
        {
            Environment.SetEnvironmentVariable(
                Core.UserFolder.Variable,
                Path.Combine(Path.GetTempPath(), "vegftrends-test-without-settings")
            );
        }

        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = await App.RunAsync(args, output, error, standardInput);
        return new CliResult(exitCode, output.ToString(), error.ToString());
    }

    public string Write(string name, string content)
    {
        File.WriteAllText(PathOf(name), content);
        return PathOf(name);
    }

    /// <summary>The checkout that holds these tests.</summary>
    public static string Repository { get; } = FindRepository();

    public static string Examples => Path.Combine(Repository, "seeds", "examples");

    /// <summary>Exports with one planned broken record each, between good ones that <see cref="Examples"/> has too.</summary>
    public static string BrokenExamples => Path.Combine(Repository, "seeds", "examples-broken");

    static string FindRepository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "VegfTrends.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder
            ?? throw new DirectoryNotFoundException(
                "These tests run inside a checkout: no VegfTrends.sln above " + AppContext.BaseDirectory
            );
    }
}

public sealed record CliResult(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<JsonElement> Rows =>
        [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
}
