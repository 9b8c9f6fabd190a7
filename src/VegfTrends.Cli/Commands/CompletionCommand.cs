using System.CommandLine;

namespace VegfTrends.Cli.Commands;

/// <summary><c>completion SHELL</c>: the script by which a shell completes commands, options and fixed values. The
/// scripts call the program back, so they know what the installed version knows.</summary>
static class CompletionCommand
{
    static readonly Argument<string> Shell = new("SHELL") { Description = "bash, zsh, fish or pwsh." };

    public static Command Create()
    {
        Shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        var command = new Command(
            "completion",
            "Prints the completion script of a shell, to be read by it at its start. "
                + "Example: vegftrends completion bash > vegftrends.bash"
        )
        {
            Shell,
        };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.Write(Script(parsed.GetRequiredValue(Shell)));
            return ExitCode.Ok;
        });
        return command;
    }

    static string Script(string shell)
    {
        using Stream script = typeof(CompletionCommand).Assembly.GetManifestResourceStream($"completion.{shell}")!;
        using var reader = new StreamReader(script);
        return reader.ReadToEnd();
    }
}
