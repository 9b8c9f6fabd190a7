using System.Diagnostics;
using Xunit;

namespace VegfTrends.EndToEnd;

public class CompletionTests
{
    [Theory]
    [InlineData(" tr", "train,trends")]
    [InlineData(" trends --language ", "en,zh")]
    [InlineData(" trends --by ", "month,quarter,year")]
    [InlineData(" completion ", "bash,fish,pwsh,zsh")]
    [InlineData(" encoder pu", "pull")]
    [InlineData(" import --st", "--store")]
    public async Task Suggest_KnowsCommandsOptionsAndFixedValues(string line, string expected)
    {
        CliResult found = await TestProgram.RunAsync($"[suggest:{line.Length}]", line);
        Assert.Equal(0, found.ExitCode);
        string[] suggested = [.. Lines(found.Output).Where(s => expected[0] == '-' || s[0] is not ('-' or '/'))];
        Assert.Equal(expected.Split(','), suggested);
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _vegftrends vegftrends")]
    [InlineData("zsh", "#compdef vegftrends")]
    [InlineData("fish", "complete -c vegftrends")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName vegftrends")]
    public async Task Completion_PrintsTheScriptOfTheShell(string shell, string expected)
    {
        CliResult script = await TestProgram.RunAsync("completion", shell);
        Assert.Equal((0, ""), (script.ExitCode, script.Error));
        Assert.Contains(expected, script.Output, StringComparison.Ordinal);
        Assert.Contains("[suggest:", script.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', script.Output);
        Assert.Equal(64, (await TestProgram.RunAsync("completion", "tcsh")).ExitCode);
    }

    /// <summary>Each shell says what it would offer for a line.</summary>
    [SkippableTheory]
    [InlineData("bash", "vegftrends tr", "train,trends")]
    [InlineData("bash", "vegftrends trends --table te", "tests")]
    [InlineData("bash", "vegftrends import --la", "--language")]
    [InlineData("bash", "vegftrends import ", "")]
    [InlineData("fish", "vegftrends tr", "train,trends")]
    [InlineData("fish", "vegftrends trends --table te", "tests")]
    [InlineData("fish", "vegftrends import --la", "--language")]
    public async Task Script_InTheShellItself_Completes(string shell, string line, string expected)
    {
        if (OperatingSystem.IsWindows())
        {
            Skip.If(true, "These shells are not asked on Windows.");
            return;
        }

        string? program = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(f => Path.Combine(f, shell))
            .FirstOrDefault(File.Exists);
        Skip.If(program is null, $"There is no {shell} here.");

        using var cli = new TestProgram();
        string script = cli.Write($"completion.{shell}", (await TestProgram.RunAsync("completion", shell)).Output);

        // The program as a command of its name, whatever this platform calls it in the build output.
        string build = Path.Combine(AppContext.BaseDirectory, "vegftrends.dll");
        string bin = Directory.CreateDirectory(cli.PathOf("bin")).FullName;
        string command = Path.Combine(bin, "vegftrends");
        await File.WriteAllTextAsync(command, $"#!/bin/sh\nexec dotnet '{build}' \"$@\"\n");
        File.SetUnixFileMode(command, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        string ask =
            shell == "fish"
                ? $"source '{script}'; complete -C '{line}'"
                : $"source '{script}'; COMP_LINE='{line}'; COMP_POINT={line.Length}; read -ra COMP_WORDS <<<\"$COMP_LINE\"; "
                    + "[[ $COMP_LINE == *' ' ]] && COMP_WORDS+=(''); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); "
                    + "_vegftrends vegftrends; printf '%s\\n' \"${COMPREPLY[@]}\"";
        var start = new ProcessStartInfo(program!, ["-c", ask]) { RedirectStandardOutput = true };
        start.Environment["PATH"] = bin + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        start.Environment["HOME"] = cli.Folder;
        using Process process = Process.Start(start)!;
        string offered = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(expected, string.Join(',', Lines(offered)));
    }

    static string[] Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
