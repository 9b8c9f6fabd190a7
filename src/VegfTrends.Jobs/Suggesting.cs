using VegfTrends.Core;
using VegfTrends.Papers.Store;

namespace VegfTrends.Jobs;

/// <summary>For whom suggestions are made.</summary>
public sealed record SuggestingOptions
{
    /// <summary>Ids of papers to find more of.</summary>
    public IReadOnlyList<string> Likes { get; init; } = [];

    /// <summary>Texts to find more of, such as a review.</summary>
    public IReadOnlyList<(string Name, string Text)> Seeds { get; init; } = [];

    public Language Language { get; init; } = Language.En;

    /// <summary>Reading time; <c>null</c> for any.</summary>
    public int? Minutes { get; init; }

    /// <summary>Suggestions at most.</summary>
    public int Top { get; init; } = 10;

    /// <summary>The day from which a paper's age counts.</summary>
    public required DateOnly AsOf { get; init; }
}

/// <summary>Suggestions, with the papers of the store that they name by id.</summary>
public sealed record Suggested(SuggestionList List, IReadOnlyDictionary<string, Paper> Papers);

/// <summary>What to read next of a store.</summary>
public static class Suggesting
{
    /// <summary>Assesses what is new, then ranks.</summary>
    /// <param name="store">The store.</param>
    /// <param name="model">Whose word counts.</param>
    /// <param name="options">For whom.</param>
    /// <param name="assessed">Told how many papers were assessed so far.</param>
    /// <param name="cancel">Asked at every paper; what was assessed by then stays.</param>
    public static Suggested From(
        PaperStore store,
        ModelInUse model,
        SuggestingOptions options,
        IProgress<int>? assessed = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        StoreView view = StoreView.Load(store, model, assessed, cancel);
        var profile = new ReaderProfile
        {
            LikedIds = options.Likes,
            Seeds = [.. options.Seeds.Select(s => Seed(s.Name, s.Text, model.Categories))],
            Language = options.Language,
            Minutes = options.Minutes,
            Top = options.Top,
        };
        SuggestionList suggestions = new SuggestionRanker(
            model.Categories.Taxonomy,
            model.Lexicon,
            new SuggestionOptions { AsOf = options.AsOf }
        ).Suggest(view.Papers, view.Embeddings, profile, cancel);
        HashSet<string> named = [.. suggestions.Items.Select(s => s.PaperId)];
        return new Suggested(
            suggestions,
            view.Papers.Select(p => p.Paper).Where(p => named.Contains(p.Id)).ToDictionary(p => p.Id)
        );
    }

    static SeedText Seed(string name, string text, CategoryModel model)
    {
        var paper = new Paper
        {
            Id = name,
            Abstract = Bilingual.Of(text),
            Source = new RecordSource(name, "text", 1),
        };
        Assessment assessment = model.Assess(paper, withEvidence: false, out Embedding embedding);
        return new SeedText(name, paper, embedding, assessment);
    }
}
