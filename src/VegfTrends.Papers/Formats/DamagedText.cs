using VegfTrends.Core;

namespace VegfTrends.Papers.Formats;

/// <summary>Finds text whose bytes did not decode.</summary>
static class DamagedText
{
    /// <summary>The paper, or the quarantine row when its title or abstract holds the sign that stands for undecodable
    /// bytes.</summary>
    public static ReadOutcome Check(ReadOutcome.Read read, PaperDraft draft, string raw)
    {
        foreach ((TextField field, string text) in read.Paper.Texts())
        {
            int at = text.IndexOf('\uFFFD', StringComparison.Ordinal);
            if (at >= 0)
            {
                string near = text[Math.Max(0, at - 20)..Math.Min(text.Length, at + 20)];
                return draft.Reject(
                    $"bytes that are no text in {field.Name()}, near '{near}'",
                    "text in one encoding (UTF-8, GB18030 or UTF-16); export it again",
                    raw
                );
            }
        }

        return read;
    }
}
