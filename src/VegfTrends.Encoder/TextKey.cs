using VegfTrends.Core;

namespace VegfTrends.Encoder;

/// <summary>What two copies of a text have in common: its letters and digits, folded, the first of them only.</summary>
static class TextKey
{
    const int Longest = 80;

    public static string Of(string text)
    {
        Span<char> key = stackalloc char[Longest];
        int length = 0;
        foreach (char c in text)
        {
            if (length == Longest)
            {
                break;
            }

            if (char.IsLetterOrDigit(c))
            {
                key[length++] = CharFold.Fold(c);
            }
        }

        return new string(key[..length]);
    }
}
