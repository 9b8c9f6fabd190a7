using System.CommandLine;
using VegfTrends.Cli.Commands;

namespace VegfTrends.Cli;

/// <summary>The program: its commands.</summary>
public static class App
{
    /// <param name="args">The command line.</param>
    /// <param name="standardOutput">Tables, or JSON Lines and nothing else.</param>
    /// <param name="standardError">Messages.</param>
    /// <param name="standardInput">What commands that read lines read; <c>null</c> for that of the process, as
    /// UTF-8.</param>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args,
        TextWriter standardOutput,
        TextWriter standardError,
        TextReader? standardInput = null
    )
    {
        var root = new RootCommand(
            "Reads papers in Chinese and English, says which immunotherapy an anti-VEGF drug is combined with, shows "
                + "which combinations rise, and tells each reader what to read next. "
                + "Store, settings and installed encoders are in the user's data folder; VEGFTRENDS_HOME names another one, "
                + "and vegftrends config shows what is in force."
        )
        {
            RunCommand.Create(),
            ImportCommand.Create(),
            ReadCommand.Create(),
            ScoreCommand.Create(),
            ReportCommand.Create(),
            TrendsCommand.Create(),
            SuggestCommand.Create(),
            TrainCommand.Create(),
            QualityCommand.Create(),
            LexiconCommand.Create(),
            WatchCommand.Create(),
            RunsCommand.Create(),
            DigestCommand.Create(),
            DecisionsCommand.Create(),
            EncoderCommand.Create(standardInput),
            ConfigCommand.Create(),
            CompletionCommand.Create(),
        };
        foreach (Option option in CommonOptions.All)
        {
            root.Add(option);
        }

        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            // Every option that has its default from the settings file says what is wrong with it.
            foreach (string message in parsed.Errors.Select(e => e.Message).Distinct())
            {
                await standardError.WriteLineAsync(message);
            }

            await standardError.WriteLineAsync("Use --help to see how.");
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = standardOutput,
                    Error = standardError,
                    EnableDefaultExceptionHandler = false,
                }
            );
        }
#pragma warning disable CA1031 // the last place to say what happened: a defect too is told in the user's language
        catch (Exception e)
#pragma warning restore CA1031
        {
            (int exitCode, string message) = new Output(parsed).FailureOf(e);
            await standardError.WriteLineAsync(message);
            return exitCode;
        }
    }
}
