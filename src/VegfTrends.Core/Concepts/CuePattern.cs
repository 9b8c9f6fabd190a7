using System.Text.RegularExpressions;

namespace VegfTrends.Core;

/// <summary>Cues of a seed file as one expression over folded text (lower case, half width, simplified).</summary>
sealed partial class CuePattern
{
    const int MostCues = 200,
        LongestCue = 1000;

    // A thousand times what a sound expression takes on the longest abstract: only one that runs wild gets there.
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    readonly string _where;
    readonly TimeSpan _longest;
    readonly Regex _regex;

    /// <param name="cues">Regular expressions, one of which is enough.</param>
    /// <param name="where">File and entry, for messages.</param>
    /// <param name="longest">Time on one text; <c>null</c> for ten seconds.</param>
    /// <exception cref="InvalidDataException">There is none, or one is not an expression or could fit
    /// nowhere.</exception>
    public CuePattern(IReadOnlyList<string?>? cues, string where, TimeSpan? longest = null)
    {
        if (cues is not { Count: > 0 and <= MostCues })
        {
            throw new InvalidDataException($"{where} has {cues?.Count ?? 0} cues, expected 1 to {MostCues}.");
        }

        (_where, _longest) = (where, longest ?? Longest);
        Text = string.Join('|', cues.Select(c => $"(?:{Checked(c, where)})"));
        _regex = Expression(Text, where, _longest);
    }

    /// <summary>The whole expression.</summary>
    public string Text { get; }

    public bool IsIn(string text) => Places(text).Any();

    /// <summary>Where it fits, in text order.</summary>
    /// <exception cref="InvalidDataException">The expression takes too long on this text.</exception>
    public IEnumerable<(int Start, int End)> Places(string text)
    {
        for (Match match = InTime(() => _regex.Match(text)); match.Success; match = InTime(match.NextMatch))
        {
            yield return (match.Index, match.Index + match.Length);
        }
    }

    Match InTime(Func<Match> search)
    {
        try
        {
            return search();
        }
        catch (RegexMatchTimeoutException e)
        {
            throw new InvalidDataException(
                $"{_where}: its cues took more than {_longest.TotalSeconds} s on one text, expected far less. Make "
                    + "them simpler: no repeats within repeats.",
                e
            );
        }
    }

    static string Checked(string? cue, string where)
    {
        if (cue is null or { Length: 0 or > LongestCue })
        {
            throw new InvalidDataException(
                $"{where} has a cue of {cue?.Length ?? 0} characters, expected 1 to {LongestCue}."
            );
        }

        if (Expression(cue, where, Longest).IsMatch(""))
        {
            throw new InvalidDataException($"{where}: the cue '{cue}' fits an empty text, expected words.");
        }

        return Escapes().Replace(cue, "").Any(char.IsUpper)
            ? throw new InvalidDataException(
                $"{where}: the cue '{cue}' has capital letters, expected lower case: texts are compared in lower case."
            )
            : cue;
    }

    static Regex Expression(string text, string where, TimeSpan longest)
    {
        try
        {
            return new Regex(text, RegexOptions.CultureInvariant, longest);
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException(
                $"{where}: found the cue '{text}', expected a regular expression: {e.Message}",
                e
            );
        }
    }

    // \S, \p{Lu}: capital letters that stand for something else.
    [GeneratedRegex(@"\\[pP]\{\w+\}|\\.", RegexOptions.CultureInvariant)]
    private static partial Regex Escapes();
}
