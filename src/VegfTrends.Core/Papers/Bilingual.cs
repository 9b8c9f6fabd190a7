using System.Text.Json.Serialization;

namespace VegfTrends.Core;

/// <summary>One text in up to two languages; an absent language is <c>null</c>, never an empty string.</summary>
public readonly record struct Bilingual
{
    [JsonConstructor]
    public Bilingual(string? zh, string? en) => (Zh, En) = (Clean(zh), Clean(en));

    public string? Zh { get; }

    public string? En { get; }

    [JsonIgnore]
    public bool IsEmpty => Zh is null && En is null;

    /// <summary>The text in the wanted language, else in the other one.</summary>
    public string? In(Language language) => language.Pick(Zh ?? En, En ?? Zh);

    /// <summary>The text in exactly this language, or <c>null</c>.</summary>
    public string? Only(Language language) => language.Pick(Zh, En);

    /// <summary>Puts a text on the side of the language it is written in.</summary>
    public static Bilingual Of(string? text) =>
        string.IsNullOrWhiteSpace(text) ? default
        : LanguageDetector.Detect(text) == Language.Zh ? new Bilingual(text, null)
        : new Bilingual(null, text);

    /// <summary>Fills the languages that are missing here from another text.</summary>
    public Bilingual FilledFrom(Bilingual other) => new(Zh ?? other.Zh, En ?? other.En);

    static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
