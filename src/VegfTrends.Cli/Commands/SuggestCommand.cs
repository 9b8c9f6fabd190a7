using System.CommandLine;
using System.Globalization;
using VegfTrends.Core;
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

                using PaperStore store = CommandStore.OpenExisting(parsed);
                using LoadedModel model = LoadedModel.Load(parsed);
                StoreView view = StoreView.Load(store, model, output, cancel);
                return Task.FromResult(Show(view, Suggest(view, model, parsed), parsed, output));
            }
        );
        return command;
    }

    public static SuggestionList Suggest(StoreView view, LoadedModel model, ParseResult parsed)
    {
        var profile = new ReaderProfile
        {
            LikedIds = Liked(parsed),
            Seeds = parsed.GetValue(Seed) is { } file ? [ReadSeed(file, model.Categories)] : [],
            Language = parsed.Language(),
            Minutes = parsed.GetValue(Minutes),
            Top = parsed.GetValue(Top),
        };
        return new SuggestionRanker(
            model.Categories.Taxonomy,
            model.Lexicon,
            new SuggestionOptions { AsOf = parsed.Day() }
        ).Suggest(view.Papers, view.Embeddings, profile);
    }

    static string[] Liked(ParseResult parsed) =>
        [
            .. (parsed.GetValue(Like) ?? [])
                .SelectMany(l => l.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                .Distinct(),
        ];

    static SeedText ReadSeed(string file, CategoryModel model)
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
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new UsageException($"--seed: '{file}' is empty.");
        }

        string name = Path.GetFileName(file);
        var paper = new Paper
        {
            Id = name,
            Abstract = Bilingual.Of(text),
            Source = new RecordSource(name, "text", 1),
        };
        Assessment assessment = model.Assess(paper, withEvidence: false, out Embedding embedding);
        return new SeedText(name, paper, embedding, assessment);
    }

    static int Show(StoreView view, SuggestionList suggestions, ParseResult parsed, Output output)
    {
        Language language = parsed.Language();
        var byId = view.Papers.ToDictionary(p => p.Paper.Id);
        foreach (string unknown in suggestions.UnknownLikes)
        {
            output.Problem($"--like: '{unknown}' is not in the store; import it first.");
        }

        // Suggestions for nobody in particular would pass for more of what was liked.
        int unknowns = suggestions.UnknownLikes.Count;
        if (unknowns > 0 && unknowns == Liked(parsed).Length && parsed.GetValue(Seed) is null)
        {
            return App.Failed;
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
                    Title = byId[item.PaperId].Paper.Title.In(language),
                }
            );
        }

        output.Table(
            ["#", output.Labels.Id, output.Labels.Score, output.Labels.Title, output.Labels.Reasons],
            suggestions.Items.Select(i =>
                (IReadOnlyList<string>)
                    [
                        i.Rank.ToString(CultureInfo.InvariantCulture),
                        i.PaperId,
                        i.Score.ToString("0.00", CultureInfo.InvariantCulture),
                        byId[i.PaperId].Paper.Title.In(language) ?? "",
                        string.Join(output.Labels.And, i.ReasonsIn(language)),
                    ]
            )
        );
        return unknowns == 0 ? App.Ok : App.Incomplete;
    }
}
