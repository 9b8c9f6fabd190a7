using System.CommandLine;
using VegfTrends.Cli.Commands;

namespace VegfTrends.Cli;

/// <summary>The program: its commands, and what an error becomes.</summary>
public static class App
{
    /// <summary>All well; undecided papers are normal.</summary>
    public const int Ok = 0;

    /// <summary>Done, but something was quarantined, and is named.</summary>
    public const int Incomplete = 1;

    /// <summary>Failed.</summary>
    public const int Failed = 2;

    /// <summary>Wrong use.</summary>
    public const int Usage = 64;

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
            return Usage;
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
        catch (Exception e) when (Explain(e) is { } known)
        {
            await standardError.WriteLineAsync(known.Message);
            return known.ExitCode;
        }
    }

    /// <summary>What an error becomes; <c>null</c> for one that only a defect of this program can cause, whose stack
    /// trace is wanted.</summary>
    public static (int ExitCode, string Message)? Explain(Exception error) =>
        error switch
        {
            // Of parallel work: the cause, not the cancellation that it led to.
            AggregateException many => many.Flatten()
                .InnerExceptions.OrderBy(e => e is OperationCanceledException)
                .Select(Explain)
                .FirstOrDefault(e => e is not null),
            OperationCanceledException => (
                Failed,
                "Stopped. What was saved so far is whole; run the same command again to go on."
            ),
            UsageException => (Usage, error.Message),
            IOException
            or InvalidDataException
            or UnauthorizedAccessException
            or InvalidOperationException
            or ArgumentException
            or Papers.Store.StoreException => (Failed, error.Message),
            _ => null,
        };
}
