using System.CommandLine;
using VegfTrends.Cli.Settings;
using VegfTrends.Core;
using VegfTrends.Jobs;
using VegfTrends.Jobs.Digests;
using VegfTrends.Papers.Store;
using VegfTrends.Reporting.Digests;

namespace VegfTrends.Cli.Commands;

/// <summary><c>digest</c>: tells the readers what is due, or shows what they would be told.</summary>
static class DigestCommand
{
    public static readonly Option<string?> ReadersPath = new("--readers")
    {
        Description = "Who is told what, when and how. Default: readers.yaml in the user's data folder.",
        HelpName = "FILE",
        DefaultValueFactory = Setting.Readers.Chosen,
        Validators = { CommonOptions.RefuseEmpty },
    };

    static readonly Option<string?> Reader = new("--reader")
    {
        Description = "This reader only.",
        HelpName = "NAME",
        Validators = { CommonOptions.RefuseEmpty },
    };

    static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Shows what the next digests would say, due or not; sends and notes nothing.",
    };

    static readonly Option<string?> Out = new("--out", "-o")
    {
        Description =
            "Writes one reader's next digest to a file ending in .html, .md, .txt or .json; sends and notes nothing.",
        HelpName = "FILE",
        Validators = { CommonOptions.RefuseEmpty },
    };

    public static Command Create()
    {
        var command = new Command(
            "digest",
            "Sends the digests that are due and those that did not arrive. Example: vegftrends digest --reader ann --dry-run"
        )
        {
            ReadersPath,
            Reader,
            DryRun,
            Out,
            CommonOptions.AsOf,
            CommonOptions.Model,
        };
        command.SetAction((parsed, cancel) => RunAsync(parsed, new Output(parsed), cancel));
        return command;
    }

    /// <summary>The readers' file that a command is to use; <c>null</c> when none is named and the user has no data
    /// folder, as in some containers.</summary>
    public static string? PathOf(ParseResult parsed) => parsed.GetValue(ReadersPath) ?? Setting.Readers.Default();

    static async Task<int> RunAsync(ParseResult parsed, Output output, CancellationToken cancel)
    {
        string path =
            PathOf(parsed)
            ?? throw new UsageException(
                "Found no data folder for this user (neither HOME nor XDG_DATA_HOME is set). Name the readers' file: "
                    + "--readers FILE."
            );
        if (!File.Exists(path))
        {
            throw new FileNotFoundException(new DigestCommandTexts(parsed.Language()).NoReaders(path));
        }

        using PaperStore store = CommandStore.OpenExisting(parsed);
        using ModelInUse model = ModelInUse.Load(parsed.GetValue(CommonOptions.Model));
        ReadersFile readers = ReadersFile.Load(path, model.Categories.Taxonomy);
        string? name = parsed.GetValue(Reader);
        if (name is not null && readers.Readers.All(r => r.Name != name))
        {
            throw new UsageException(
                $"--reader: found no reader '{name}', expected one of {string.Join(", ", readers.Readers.Select(r => r.Name))}."
            );
        }

        var options = new DigestRunOptions
        {
            Day = parsed.Day(),
            Reader = name,
            AtOnce = true,
        };
        var run = DigestRun.Over(store, model, readers, options, output.Assessed, cancel);
        if (parsed.GetValue(DryRun) || parsed.GetValue(Out) is not null)
        {
            await PreviewAsync(
                run,
                [.. readers.Readers.Where(r => name is null || r.Name == name)],
                parsed,
                output,
                cancel
            );
            return ExitCode.Ok;
        }

        DigestSummary summary = await run.RunAsync(cancel);
        Show(summary, output, new DigestCommandTexts(parsed.Language()));
        return summary.ExitCode;
    }

    static async Task PreviewAsync(
        DigestRun run,
        IReadOnlyList<DigestReader> readers,
        ParseResult parsed,
        Output output,
        CancellationToken cancel
    )
    {
        if (parsed.GetValue(Out) is { } path)
        {
            if (readers.Count != 1)
            {
                throw new UsageException("--out: expected one reader. Name it: --reader NAME.");
            }

            Digest digest = run.Preview(readers[0], cancel);
            await WholeFile.WriteAsync(path, Form(path, digest), cancel);
            output.Line(new DigestCommandTexts(parsed.Language()).Written(Path.GetFullPath(path)));
            return;
        }

        foreach (DigestReader reader in readers)
        {
            Digest digest = run.Preview(reader, cancel);
            output.Row(digest);
            output.Line(DigestMarkdown.PlainText(digest));
        }
    }

    static string Form(string path, Digest digest) =>
        Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".html" or ".htm" => DigestHtml.Render(digest),
            ".md" => DigestMarkdown.Render(digest),
            ".txt" => DigestMarkdown.PlainText(digest),
            ".json" => DigestJson.Write(digest),
            var other => throw new UsageException(
                $"--out: found the ending '{other}', expected .html, .md, .txt or .json."
            ),
        };

    static void Show(DigestSummary summary, Output output, DigestCommandTexts texts)
    {
        foreach (string problem in summary.Problems)
        {
            output.Problem(problem);
        }

        output.Summary(
            new
            {
                summary.Prepared,
                summary.Delivered,
                summary.Failed,
                summary.Uncertain,
                summary.Repeats,
                summary.Waiting,
                summary.ExitCode,
            }
        );
        output.Line(texts.Summary(summary));
    }
}
