using System.CommandLine;
using System.Globalization;
using VegfTrends.Core;
using VegfTrends.Jobs;
using VegfTrends.Papers.Store;

namespace VegfTrends.Cli.Commands;

/// <summary><c>suggest</c>: what to read next, and why.</summary>
static class SuggestCommand
{
    public static readonly Option<string[]> Like = new("--like")
    {
        Description = "Ids of papers to find more of.",
        HelpName = "IDS",
        AllowMultipleArgumentsPerToken = true,
    };

    public static readonly Option<string?> Seed = new("--seed")
    {
        Description = "A text file, such as a review, to find more of.",
        HelpName = "FILE",
    };

    public static readonly Option<int?> Minutes = new("--minutes")
    {
        Description = "Reading time, minutes.",
        HelpName = "N",
    };

    public static readonly Option<int> Top = new("--top")
    {
        Description = "Suggestions at most. Default 10.",
        HelpName = "N",
        DefaultValueFactory = _ => 10,
    };

    public static Command Create()
    {
        var command = new Command(
            "suggest",
            "Says what to read next. Example: vegftrends suggest --like pmid:31801353 --top 5"
        )
        {
            Like,
            Seed,
            Minutes,
            Top,
            CommonOptions.AsOf,
            CommonOptions.Model,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                var output = new Output(parsed);
                if (parsed.GetValue(Top) < 1 || parsed.GetValue(Minutes) < 1)
                {
                    throw new UsageException("--top and --minutes take a whole number from 1.");
                }

                var options = new SuggestingOptions
                {
                    Likes = Liked(parsed),
                    Seeds = parsed.GetValue(Seed) is { } file ? [ReadSeed(file)] : [],
                    Language = parsed.Language(),
                    Minutes = parsed.GetValue(Minutes),
                    Top = parsed.GetValue(Top),
                    AsOf = parsed.Day(),
                };
                using PaperStore store = CommandStore.OpenExisting(parsed);
                using ModelInUse model = ModelInUse.Load(parsed.GetValue(CommonOptions.Model));
                Suggested suggested = Suggesting.From(store, model, options, output.Assessed, cancel);
                return Task.FromResult(Show(suggested, options, output));
            }
        );
        return command;
    }

    static string[] Liked(ParseResult parsed) =>
        [
            .. (parsed.GetValue(Like) ?? [])
                .SelectMany(l => l.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                .Distinct(),
        ];

    static (string Name, string Text) ReadSeed(string file)
    {
        if (!File.Exists(file))
        {
            throw new UsageException($"--seed: found no file '{file}', expected a text file.");
        }

        const int most = 4 << 20;
        if (new FileInfo(file).Length > most)
        {
            throw new UsageException(
                $"--seed: '{file}' has more than {most:N0} bytes; give the abstract or a chapter."
            );
        }

        string text = File.ReadAllText(file);
        return string.IsNullOrWhiteSpace(text)
            ? throw new UsageException($"--seed: '{file}' is empty.")
            : (Path.GetFileName(file), text);
    }

    static int Show(Suggested suggested, SuggestingOptions options, Output output)
    {
        SuggestionList suggestions = suggested.List;
        Language language = options.Language;
        foreach (string unknown in suggestions.UnknownLikes)
        {
            output.Problem($"--like: '{unknown}' is not in the store; import it first.");
        }

        // Suggestions for nobody in particular would pass for more of what was liked.
        int unknowns = suggestions.UnknownLikes.Count;
        if (unknowns > 0 && unknowns == options.Likes.Count && options.Seeds.Count == 0)
        {
            return ExitCode.Failed;
        }

        foreach (Suggestion item in suggestions.Items)
        {
            output.Row(
                new
                {
                    item.Rank,
                    Id = item.PaperId,
                    Score = Math.Round(item.Score, 4),
                    Reasons = item.ReasonsIn(language),
                    item.Minutes,
                    Title = suggested.Papers[item.PaperId].Title.In(language),
                }
            );
        }

        output.Table(
            ["#", output.Texts.Id, output.Texts.Score, output.Texts.Title, output.Texts.Reasons],
            suggestions.Items.Select(i =>
                (IReadOnlyList<string>)
                    [
                        i.Rank.ToString(CultureInfo.InvariantCulture),
                        i.PaperId,
                        i.Score.ToString("0.00", CultureInfo.InvariantCulture),
                        suggested.Papers[i.PaperId].Title.In(language) ?? "",
                        string.Join(output.Texts.And, i.ReasonsIn(language)),
                    ]
            )
        );
        return unknowns == 0 ? ExitCode.Ok : ExitCode.Incomplete;
    }
}
