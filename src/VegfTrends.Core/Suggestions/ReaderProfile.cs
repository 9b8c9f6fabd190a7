namespace VegfTrends.Core;

/// <summary>For whom suggestions are made.</summary>
public sealed record ReaderProfile
{
    /// <summary>Ids of papers that the reader likes. Without likes and seeds the newest combinations are
    /// suggested.</summary>
    public IReadOnlyList<string> LikedIds { get; init; } = [];

    /// <summary>Texts that the reader starts from, such as a review of his own; they count like liked papers.</summary>
    public IReadOnlyList<SeedText> Seeds { get; init; } = [];

    /// <summary>Ids of papers that the reader knows already; never suggested.</summary>
    public IReadOnlyList<string> ReadIds { get; init; } = [];

    /// <summary>The language in which the reader reads where a paper has both; decides the reading minutes.</summary>
    public Language Language { get; init; } = Language.En;

    /// <summary>Suggestions end before their reading minutes pass this. Default: no end.</summary>
    public int? Minutes { get; init; }

    /// <summary>Suggestions at most. 1 or more. Default 10.</summary>
    public int Top
    {
        get;
        init =>
            field =
                value >= 1
                    ? value
                    : throw new ArgumentOutOfRangeException(nameof(value), value, "Ask for at least one suggestion.");
    } = 10;
}

/// <summary>A text that is no paper of the data.</summary>
/// <param name="Name">What reasons call it, such as its file name.</param>
/// <param name="Text">Its title and text, as a paper that is in no file.</param>
/// <param name="Embedding">Of the same encoder as the papers'.</param>
/// <param name="Assessment">Where its agents, pairs and tumour come from.</param>
public sealed record SeedText(string Name, Paper Text, Embedding Embedding, Assessment Assessment);
