using System.CommandLine;
using VegfTrends.Core;
using VegfTrends.Jobs;

namespace VegfTrends.Cli.Commands;

/// <summary><c>read FILES...</c>: parses files and shows the papers; no store.</summary>
static class ReadCommand
{
    public static Command Create()
    {
        var command = new Command(
            "read",
            "Parses files and shows the papers, without a store. Example: vegftrends read export.ris --json"
        )
        {
            ImportCommand.Files,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                var output = new Output(parsed);
                var shown = new List<IReadOnlyList<string>>();
                var reading = new FileReading(output.Problem);
                foreach (Paper paper in reading.Papers(parsed.GetRequiredValue(ImportCommand.Files), cancel))
                {
                    output.Row(PaperJson.Of(paper));
                    if (!output.Json)
                    {
                        shown.Add([
                            paper.Source.File,
                            paper.Id,
                            paper.Date?.ToString() ?? "",
                            paper.Title.In(parsed.Language()) ?? "",
                        ]);
                    }
                }

                output.Table([output.Texts.File, output.Texts.Id, output.Texts.Date, output.Texts.Title], shown);
                output.Line(output.Texts.ReadFiles(reading));
                return Task.FromResult(reading.ExitCode);
            }
        );
        return command;
    }
}
