using System.CommandLine;
using System.Globalization;
using VegfTrends.Training;

namespace VegfTrends.Cli.Commands;

/// <summary><c>encoder list</c>: the bundled, installed and known encoders, and which is in use.</summary>
static class EncoderListCommand
{
    public static Command Create()
    {
        var command = new Command(
            "list",
            "Lists encoders: bundled, installed, known. Example: vegftrends encoder list"
        );
        command.SetAction(parsed =>
        {
            var output = new Output(parsed);
            var shown = new List<IReadOnlyList<string>>();
            foreach (EncoderListing one in EncoderListing.All(EncoderFolders.Default, EncoderCatalogue.LoadBundled()))
            {
                string size = one.Bytes is { } bytes
                    ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:N0} MB")
                    : "?";
                output.Row(
                    new
                    {
                        one.Name,
                        one.State,
                        one.InUse,
                        one.Manifest.Dimension,
                        one.Manifest.MaxTokens,
                        one.Bytes,
                        one.Manifest.Licence,
                        one.Folder,
                    }
                );
                shown.Add([
                    one.InUse ? "*" : "",
                    one.Name,
                    one.State,
                    $"{one.Manifest.Dimension}",
                    $"{one.Manifest.MaxTokens}",
                    size,
                    one.Manifest.Licence ?? "",
                    one.About.In(parsed.Language()) ?? "",
                ]);
            }

            output.Table(["in use", "name", "state", "numbers", "tokens", "size", "licence", ""], shown);
            return ExitCode.Ok;
        });
        return command;
    }
}
