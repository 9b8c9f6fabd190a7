namespace VegfTrends.Core;

/// <summary>
/// Folds one character to the form that comparisons use: lower case, half width, no accent, one kind of hyphen, quote
/// and space. One character in, one out, so that offsets into the original text stay true. Written by hand because
/// <see cref="string.Normalize()"/> does nothing where the program runs without ICU, and it must give the same answer
/// everywhere.
/// </summary>
public static class CharFold
{
    const string Accented = "àáâãäåāăąçćĉċčďđèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľŀłñńņňòóôõöøōŏőŕŗřśŝşšţťŧùúûüũūŭůűųŵýÿŷźżž";
    const string Plain = "aaaaaaaaacccccddeeeeeeeeegggghhiiiiiiiiijklllllnnnnooooooooorrrsssstttuuuuuuuuuuwyyyzzz";

    static readonly Dictionary<char, char> Unaccented = Accented.Zip(Plain).ToDictionary(p => p.First, p => p.Second);

    public static char Fold(char c)
    {
        if (c < 0x80)
        {
            return char.ToLowerInvariant(c);
        }

        if (c is >= '\uFF01' and <= '\uFF5E')
        {
            return char.ToLowerInvariant((char)(c - 0xFEE0));
        }

        switch (c)
        {
            case '\u00A0' or '\u3000' or (>= '\u2000' and <= '\u200A') or '\u202F':
                return ' ';
            case (>= '\u2010' and <= '\u2015') or '\u2212' or '\u2043' or '\uFE63':
                return '-';
            case '\u2018' or '\u2019' or '\u02BC' or '\u2032':
                return '\'';
            case '\u201C' or '\u201D' or '\u2033':
                return '"';
            case '\u00DF': // sharp s, which scanned texts show for beta
                return '\u03B2';
        }

        c = char.ToLowerInvariant(c);
        return Unaccented.GetValueOrDefault(c, c);
    }
}
