using System.Collections.Frozen;

namespace VegfTrends.Papers.Formats;

/// <summary>
/// The signs and accents of LaTeX that stand in titles and abstracts. Accented letters come from a table because
/// <see cref="string.Normalize()"/> composes nothing where the program runs without ICU.
/// </summary>
static class LatexSigns
{
    static readonly FrozenDictionary<char, (string Plain, string Accented, char Mark)> Accents = new Dictionary<
        char,
        (string, string, char)
    >
    {
        ['\''] = ("AEIOUYCLNRSZGaeiouyclnrszg", "ÁÉÍÓÚÝĆĹŃŔŚŹǴáéíóúýćĺńŕśźǵ", '\u0301'),
        ['`'] = ("AEIOUNaeioun", "ÀÈÌÒÙǸàèìòùǹ", '\u0300'),
        ['^'] = ("AEIOUCGHJSWYaeioucghjswy", "ÂÊÎÔÛĈĜĤĴŜŴŶâêîôûĉĝĥĵŝŵŷ", '\u0302'),
        ['"'] = ("AEIOUYaeiouy", "ÄËÏÖÜŸäëïöüÿ", '\u0308'),
        ['~'] = ("ANOIUanoiu", "ÃÑÕĨŨãñõĩũ", '\u0303'),
        ['='] = ("AEIOUaeiou", "ĀĒĪŌŪāēīōū", '\u0304'),
        ['.'] = ("CEGIZAOcegzao", "ĊĖĠİŻȦȮċėġżȧȯ", '\u0307'),
        ['u'] = ("AEGIOUaegiou", "ĂĔĞĬŎŬăĕğĭŏŭ", '\u0306'),
        ['v'] = ("CDELNRSTZAGIOUcdelnrstzagiou", "ČĎĚĽŇŘŠŤŽǍǦǏǑǓčďěľňřšťžǎǧǐǒǔ", '\u030C'),
        ['H'] = ("OUou", "ŐŰőű", '\u030B'),
        ['c'] = ("CSTGKLNRcstgklnr", "ÇŞŢĢĶĻŅŖçşţģķļņŗ", '\u0327'),
        ['k'] = ("AEIUOaeiuo", "ĄĘĮŲǪąęįųǫ", '\u0328'),
        ['r'] = ("AUau", "ÅŮåů", '\u030A'),
        ['d'] = ("AEIOUaeiou", "ẠẸỊỌỤạẹịọụ", '\u0323'),
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<string, string> Signs = new Dictionary<string, string>(GreekLetters.ByName)
    {
        ["ss"] = "ß",
        ["ae"] = "æ",
        ["AE"] = "Æ",
        ["oe"] = "œ",
        ["OE"] = "Œ",
        ["o"] = "ø",
        ["O"] = "Ø",
        ["l"] = "ł",
        ["L"] = "Ł",
        ["aa"] = "å",
        ["AA"] = "Å",
        ["i"] = "ı",
        ["j"] = "ȷ",
        ["dh"] = "ð",
        ["DH"] = "Ð",
        ["th"] = "þ",
        ["TH"] = "Þ",
        ["dj"] = "đ",
        ["DJ"] = "Đ",
        ["ng"] = "ŋ",
        ["NG"] = "Ŋ",
        ["varepsilon"] = "ε",
        ["varphi"] = "φ",
        ["Xi"] = "Ξ",
        ["Pi"] = "Π",
        ["Upsilon"] = "Υ",
        ["textalpha"] = "α",
        ["textbeta"] = "β",
        ["textgamma"] = "γ",
        ["textdelta"] = "δ",
        ["textkappa"] = "κ",
        ["textmu"] = "µ",
        ["micro"] = "µ",
        ["textquotesingle"] = "'",
        ["textquoteright"] = "’",
        ["textquoteleft"] = "‘",
        ["textquotedblleft"] = "“",
        ["textquotedblright"] = "”",
        ["textbackslash"] = "\\",
        ["backslash"] = "\\",
        ["textasciitilde"] = "~",
        ["textasciicircum"] = "^",
        ["textbar"] = "|",
        ["textless"] = "<",
        ["textgreater"] = ">",
        ["textendash"] = "–",
        ["textemdash"] = "—",
        ["textregistered"] = "®",
        ["texttrademark"] = "™",
        ["textcopyright"] = "©",
        ["copyright"] = "©",
        ["textdegree"] = "°",
        ["degree"] = "°",
        ["circ"] = "°",
        ["pm"] = "±",
        ["textpm"] = "±",
        ["times"] = "×",
        ["texttimes"] = "×",
        ["leq"] = "≤",
        ["le"] = "≤",
        ["geq"] = "≥",
        ["ge"] = "≥",
        ["leqslant"] = "≤",
        ["geqslant"] = "≥",
        ["neq"] = "≠",
        ["approx"] = "≈",
        ["sim"] = "~",
        ["simeq"] = "≃",
        ["lt"] = "<",
        ["gt"] = ">",
        ["infty"] = "∞",
        ["rightarrow"] = "→",
        ["to"] = "→",
        ["leftarrow"] = "←",
        ["uparrow"] = "↑",
        ["downarrow"] = "↓",
        ["cdot"] = "·",
        ["textperiodcentered"] = "·",
        ["bullet"] = "•",
        ["textbullet"] = "•",
        ["ldots"] = "…",
        ["dots"] = "…",
        ["textellipsis"] = "…",
        ["prime"] = "′",
        ["S"] = "§",
        ["P"] = "¶",
        ["pounds"] = "£",
        ["texteuro"] = "€",
        ["euro"] = "€",
        ["dag"] = "†",
        ["ddag"] = "‡",
        ["textonehalf"] = "½",
        ["percent"] = "%",
        ["newline"] = " ",
        ["quad"] = " ",
        ["par"] = " ",
    }.ToFrozenDictionary();

    // Their argument is the text; only the command goes.
    static readonly FrozenSet<string> Fonts = new[]
    {
        "textit",
        "textbf",
        "textsc",
        "textrm",
        "textsf",
        "texttt",
        "textsl",
        "textup",
        "textnormal",
        "text",
        "emph",
        "mathrm",
        "mathbf",
        "mathit",
        "mathsf",
        "mathcal",
        "mathbb",
        "mathnormal",
        "ensuremath",
        "textsuperscript",
        "textsubscript",
        "underline",
        "mbox",
        "hbox",
        "uppercase",
        "lowercase",
        "protect",
        "it",
        "bf",
        "rm",
        "sc",
        "em",
        "sf",
        "tt",
        "small",
        "noopsort",
        "boldsymbol",
        "operatorname",
        "left",
        "right",
        "enspace",
        "relax",
    }.ToFrozenSet();

    public static bool IsAccent(char c) => Accents.ContainsKey(c);

    public static bool IsFont(string name) => Fonts.Contains(name);

    public static string? Find(string name) => Signs.GetValueOrDefault(name);

    /// <summary>The letter with its accent in one character where there is one, else with the combining accent behind
    /// it.</summary>
    public static string WithAccent(char letter, char accent)
    {
        (string plain, string accented, char mark) = Accents[accent];
        int index = plain.IndexOf(letter, StringComparison.Ordinal);
        return index >= 0 ? accented[index].ToString() : $"{letter}{mark}";
    }
}
