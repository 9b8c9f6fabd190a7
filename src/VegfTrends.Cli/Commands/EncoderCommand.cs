using System.CommandLine;

namespace VegfTrends.Cli.Commands;

/// <summary><c>encoder list|pull|use|check|embed|evaluate</c>: manages what turns texts into vectors.</summary>
static class EncoderCommand
{
    /// <param name="standardInput">What <c>embed</c> reads; <c>null</c> for the process's own.</param>
    public static Command Create(TextReader? standardInput) =>
        new(
            "encoder",
            "Lists, installs, chooses, checks, runs and measures text encoders. Example: vegftrends encoder list"
        )
        {
            EncoderListCommand.Create(),
            EncoderPullCommand.Create(),
            EncoderUseCommand.Create(),
            EncoderCheckCommand.Create(),
            EncoderEmbedCommand.Create(standardInput),
            EncoderEvaluateCommand.Create(),
        };

    /// <summary>The encoder that a command works on: the one named, else the one in use.</summary>
    public static Training.EncoderChoice Chosen(string? name)
    {
        var folders = Training.EncoderFolders.Default;
        return name is null ? Training.EncoderChoice.Read(folders) : Training.EncoderChoice.Of(folders, name);
    }
}
