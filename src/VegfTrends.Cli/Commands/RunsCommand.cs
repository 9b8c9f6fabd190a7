using System.CommandLine;
using VegfTrends.Jobs;
using VegfTrends.Papers.Store;

namespace VegfTrends.Cli.Commands;

/// <summary><c>runs</c>: the history of the watch.</summary>
static class RunsCommand
{
    static readonly Option<int> Last = new("--last")
    {
        Description = "How many, the latest first. Default 20.",
        HelpName = "N",
        DefaultValueFactory = _ => 20,
    };

    public static Command Create()
    {
        var command = new Command(
            "runs",
            "Shows the runs of the watch: what each query returned, how long it took, why it was empty. Example: "
                + "vegftrends runs --last 7"
        )
        {
            Last,
        };
        command.SetAction(
            (parsed, _) =>
            {
                if (parsed.GetValue(Last) < 1)
                {
                    throw new UsageException("--last takes a whole number from 1.");
                }

                var output = new Output(parsed);
                using PaperStore store = CommandStore.OpenExisting(parsed);
                WatchOutput.Show(store.WatchRuns(most: parsed.GetValue(Last)), store, withSources: true, output);
                return Task.FromResult(ExitCode.Ok);
            }
        );
        return command;
    }
}
