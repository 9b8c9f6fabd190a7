using System.CommandLine;
using System.Globalization;
using VegfTrends.Cli.Settings;
using VegfTrends.Jobs;
using VegfTrends.Training;

namespace VegfTrends.Cli.Commands;

/// <summary><c>encoder pull NAME</c>: installs an encoder, from the network or from a copy.</summary>
static class EncoderPullCommand
{
    static readonly Argument<string?> Name = new("NAME")
    {
        Description = "An encoder that `encoder list` shows; may be left out when --from holds an encoder.json.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    static readonly Option<string?> From = new("--from")
    {
        Description =
            "A folder or address that holds the files (a mirror, an air-gapped copy), or any encoder.json with its files.",
        HelpName = "FOLDER-OR-URL",
    };

    static readonly Option<string?> Base = new("--base")
    {
        Description = "Base address instead of the catalogue's; files are at BASE/REPOSITORY/resolve/REVISION/PATH.",
        HelpName = "URL",
        DefaultValueFactory = Setting.EncoderBase.Chosen,
        Validators = { Setting.EncoderBase.RefuseUnfit },
    };

    static readonly Option<int> MostMegabytes = new("--max-mb")
    {
        Description = "Largest file whose size is not known beforehand, MB. Default 4096.",
        HelpName = "N",
        DefaultValueFactory = _ => 4096,
    };

    static readonly Option<int> Attempts = new("--attempts")
    {
        Description = "Tries without progress before it gives up. Default 6.",
        HelpName = "N",
        DefaultValueFactory = _ => new PullOptions().Attempts,
    };

    public static Command Create()
    {
        var command = new Command(
            "pull",
            "Installs an encoder; goes on where an earlier pull ended. Proxies: HTTPS_PROXY. Example: vegftrends "
                + "encoder pull multilingual-e5-small"
        )
        {
            Name,
            From,
            Base,
            MostMegabytes,
            Attempts,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var output = new Output(parsed);
                var installer = new EncoderInstaller(
                    EncoderFolders.Default,
                    EncoderCatalogue.LoadBundled(),
                    Options(parsed),
                    output.Message
                );
                InstalledEncoder installed = await installer.InstallAsync(
                    parsed.GetValue(Name),
                    output.Progress<(KnownFile, long)>(Line),
                    cancel
                );
                foreach (Core.ManifestFile pinned in installed.NewlyPinned)
                {
                    output.Message(
                        $"{pinned.File}: no checksum was published; found SHA-256 {pinned.Sha256}, which every later "
                            + $"pull must match."
                    );
                }

                output.Row(
                    new
                    {
                        installed.Manifest.Name,
                        installed.Manifest.Id,
                        installed.Folder,
                        installed.Manifest.Licence,
                        Files = installed.Manifest.Files.Select(f => new { f.File, f.Sha256 }),
                    }
                );
                output.Line(
                    $"Installed {installed.Manifest.Name} ({installed.Manifest.Licence ?? "licence unknown"}) in "
                        + $"{installed.Folder}. Use it: vegftrends encoder use {installed.Manifest.Name}"
                );
                return ExitCode.Ok;
            }
        );
        return command;
    }

    static PullOptions Options(ParseResult parsed)
    {
        if (parsed.GetValue(Name) is null && parsed.GetValue(From) is null)
        {
            throw new UsageException("Name an encoder, such as multilingual-e5-small, or give --from FOLDER-OR-URL.");
        }

        if (parsed.GetValue(MostMegabytes) < 1 || parsed.GetValue(Attempts) is < 1 or > 100)
        {
            throw new UsageException("--max-mb takes a whole number from 1, --attempts one from 1 to 100.");
        }

        return new PullOptions
        {
            Base = parsed.GetValue(Base) is { } address ? new Uri(address) : null,
            From = parsed.GetValue(From),
            Attempts = parsed.GetValue(Attempts),
            MostBytes = parsed.GetValue(MostMegabytes) * 1_000_000L,
        };
    }

    static string Line((KnownFile File, long Bytes) value) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{value.File.Name}: {value.Bytes / 1e6:N1}{(value.File.Size is { } size ? $" of {size / 1e6:N1}" : "")} MB"
        );
}
