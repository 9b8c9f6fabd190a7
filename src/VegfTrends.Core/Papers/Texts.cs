namespace VegfTrends.Core;

/// <summary>Words that people are shown, in both languages side by side, so that none can be missing in one. What a
/// command, a report or a message says stands in a class of its own that derives from this one.</summary>
public abstract class Texts(Language language)
{
    public Language Language => language;

    protected string Pick(string zh, string en) => language.Pick(zh, en);
}
