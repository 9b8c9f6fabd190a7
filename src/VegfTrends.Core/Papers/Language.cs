namespace VegfTrends.Core;

/// <summary>The two languages of the product. Text in any other language is kept on the English side.</summary>
public enum Language
{
    /// <summary>Chinese, simplified or traditional.</summary>
    Zh,

    /// <summary>English, and whatever is not Chinese.</summary>
    En,
}

/// <summary>Tells Chinese from other text by its script.</summary>
public static class LanguageDetector
{
    /// <summary>
    /// Chinese when at least a fifth of the letters are Han characters and no kana or hangul stands among them. The low
    /// share is on purpose: a Chinese abstract full of English drug names is still Chinese, while an English one has
    /// hardly any Han character.
    /// </summary>
    public static Language Detect(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int han = 0,
            other = 0;
        foreach (char c in text)
        {
            if (c is >= '\u3040' and <= '\u30FF' or >= '\uAC00' and <= '\uD7AF')
            {
                return Language.En;
            }

            if (Han.Is(c))
            {
                han++;
            }
            else if (char.IsLetter(c))
            {
                other++;
            }
        }

        return han > 0 && han * 4 >= other ? Language.Zh : Language.En;
    }

    /// <summary>The code used in files and JSON: <c>zh</c> or <c>en</c>.</summary>
    public static string Code(this Language language) => language.Pick("zh", "en");

    /// <summary>The one of two that is of this language.</summary>
    public static T Pick<T>(this Language language, T zh, T en) => language == Language.Zh ? zh : en;

    /// <summary>The other of the two.</summary>
    public static Language Other(this Language language) => language.Pick(Language.En, Language.Zh);
}
