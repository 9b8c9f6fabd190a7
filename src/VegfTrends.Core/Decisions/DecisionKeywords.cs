namespace VegfTrends.Core;

/// <summary>
/// Decisions as keywords of a reference manager: Zotero, EndNote and ASReview keep keywords, and little else. What the
/// model says has another prefix than what a person says, so that the one is never taken for the other.
/// </summary>
public static class DecisionKeywords
{
    /// <summary>A person's word: <c>VT:ici.pd1</c>, <c>VT:none</c>.</summary>
    public const string Person = "VT:";

    /// <summary>The model's word; never read.</summary>
    public const string Model = "VT-MODEL:";

    /// <summary>Id, base and seal of the record, see <see cref="RowSeal"/>.</summary>
    public const string Row = "VT-ROW:";

    /// <summary>Marks a note of the record as the note on the decision.</summary>
    public const string Note = "VT-NOTE:";

    /// <summary>Whether a keyword is one of these, and so no keyword of the paper.</summary>
    public static bool Includes(string keyword)
    {
        ArgumentNullException.ThrowIfNull(keyword);
        return keyword.StartsWith("VT:", StringComparison.OrdinalIgnoreCase)
            || keyword.StartsWith("VT-", StringComparison.OrdinalIgnoreCase)
                && (Starts(keyword, Model) || Starts(keyword, Row) || Starts(keyword, Note));
    }

    /// <summary>The keyword that makes the record recognisable. Nothing in it that any program splits keywords
    /// at.</summary>
    public static string RowKeyword(string id, Decision? decision)
    {
        string rowBase = RowSeal.Base(decision);
        return Row + string.Join('/', new[] { id, rowBase, RowSeal.Seal(id, rowBase) }.Select(Uri.EscapeDataString));
    }

    /// <summary>What the keywords of a record say; <c>null</c> when they say nothing.</summary>
    /// <param name="keywords">Keywords for which <see cref="Includes"/> holds.</param>
    /// <param name="place">File and record.</param>
    /// <param name="ids">Names of the paper that the record gives otherwise, the surest first.</param>
    public static DecisionEdit? Read(IReadOnlyList<string> keywords, DecisionEdit place, IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(keywords);
        ArgumentNullException.ThrowIfNull(place);
        string[] parts = keywords.FirstOrDefault(l => Starts(l, Row)) is { } row
            ? [.. row[Row.Length..].Split('/').Select(Uri.UnescapeDataString)]
            : [];
        string[] said = [.. keywords.Where(l => Starts(l, Person)).Select(l => l[Person.Length..])];
        string? note = keywords.FirstOrDefault(l => Starts(l, Note)) is { } found ? found[Note.Length..] : null;
        if (parts.Length == 0 && said.Length == 0 && note is null)
        {
            return null;
        }

        DecisionEdit edit = place with { Decision = string.Join(';', said), Note = note, Ids = [.. ids.Distinct()] };
        return parts.Length == 0
            ? edit
            : edit with
            {
                Ids = [parts[0]],
                Base = parts.ElementAtOrDefault(1) ?? "",
                Seal = parts.ElementAtOrDefault(2),
            };
    }

    static bool Starts(string keyword, string prefix) => keyword.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}
