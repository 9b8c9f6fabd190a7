namespace VegfTrends.Core;

/// <summary>One of the four texts of a paper.</summary>
public enum TextField
{
    TitleZh,
    TitleEn,
    AbstractZh,
    AbstractEn,
}

public static class TextFields
{
    /// <summary>The name used in JSON: <c>title.zh</c>, <c>title.en</c>, <c>abstract.zh</c>,
    /// <c>abstract.en</c>.</summary>
    public static string Name(this TextField field) =>
        field switch
        {
            TextField.TitleZh => "title.zh",
            TextField.TitleEn => "title.en",
            TextField.AbstractZh => "abstract.zh",
            TextField.AbstractEn => "abstract.en",
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No such text field."),
        };

    /// <exception cref="FormatException">The name is none of the four.</exception>
    public static TextField Parse(string name) =>
        name switch
        {
            "title.zh" => TextField.TitleZh,
            "title.en" => TextField.TitleEn,
            "abstract.zh" => TextField.AbstractZh,
            "abstract.en" => TextField.AbstractEn,
            _ => throw new FormatException(
                $"'{name}' is no text field; expected title.zh, title.en, abstract.zh or abstract.en."
            ),
        };

    public static bool IsTitle(this TextField field) => field is TextField.TitleZh or TextField.TitleEn;

    public static Language Language(this TextField field) =>
        field is TextField.TitleZh or TextField.AbstractZh ? Core.Language.Zh : Core.Language.En;
}
