using System.Text;

namespace VegfTrends.Core;

/// <summary>Which characters are Chinese: the one definition, so that languages, words and matching agree.</summary>
public static class Han
{
    /// <summary>The unified ideographs of the basic plane with their extension A, and the compatibility ideographs that
    /// old encodings and PDF files bring.</summary>
    public static bool Is(char c) => c is (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

    /// <summary>Those of the basic plane, and the rare ones beyond it.</summary>
    public static bool Is(Rune rune) => rune.IsBmp ? Is((char)rune.Value) : rune.Value is >= 0x20000 and <= 0x3FFFF;
}
