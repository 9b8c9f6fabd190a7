using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VegfTrends.Core;

/// <summary>
/// What makes a row of a sheet recognisable when it comes back: the paper, what its editable cells showed when the
/// sheet was written, and a seal over both. A row is then known in any order, language and sheet, and an edit is told
/// from a cell that nobody touched.
/// </summary>
public static class RowSeal
{
    /// <summary>Headings of the hidden columns, the same in every language.</summary>
    public const string IdHeading = "vt_id",
        BaseHeading = "vt_base",
        SealHeading = "vt_seal";

    /// <summary>Headings of the editable columns.</summary>
    public static readonly Bilingual DecisionHeading = new("判定", "Decision"),
        NoteHeading = new("备注", "Note");

    // Also begins every base, so that neither Excel nor a CSV reader can take one for a number or a formula.
    const string Layout = "v1";

    // UTF-16 code units; a cell holds 32,767.
    const int LongestNote = 30_000;

    const string Moment = "yyyy-MM-ddTHH:mm:ss.fffffffZ";

    /// <summary>
    /// What the editable cells of a paper show: <c>v1</c> before any decision, else
    /// <c>v1|ici.pd1;ici.ctla4|2026-01-02T03:04:05.0000000Z|</c> and a mark of the note. Of a note only a mark stands
    /// here: a base then never outgrows a cell, and trailing blanks that a program drops do not break it.
    /// </summary>
    public static string Base(AssessedPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return Base(paper.Decision);
    }

    /// <inheritdoc cref="Base(AssessedPaper)"/>
    public static string Base(Decision? decision) =>
        decision is null
            ? Layout
            : string.Join(
                '|',
                Layout,
                string.Join(';', decision.Categories),
                decision.When.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture),
                NoteMark(decision.Note)
            );

    /// <summary>The letter s and the first 16 hexadecimal digits of SHA-256 over layout, id and base. The letter keeps
    /// it a text where digits alone read as a number.</summary>
    public static string Seal(string id, string rowBase)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(rowBase);
        return "s" + Hash($"{Layout}\n{id}\n{rowBase}");
    }

    /// <summary>Takes a base apart; <c>false</c> when it is none, or of another layout.</summary>
    public static bool TryParse(string rowBase, out RowBase parsed)
    {
        ArgumentNullException.ThrowIfNull(rowBase);
        string[] parts = rowBase.Split('|');
        parsed = new RowBase([], null, "");
        if (parts is not ([Layout] or [Layout, _, _, _]))
        {
            return false;
        }

        if (parts.Length == 1)
        {
            return true;
        }

        if (
            !DateTimeOffset.TryParseExact(
                parts[2],
                Moment,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out DateTimeOffset when
            )
        )
        {
            return false;
        }

        parsed = new RowBase(parts[1].Split(';', StringSplitOptions.RemoveEmptyEntries), when, parts[3]);
        return true;
    }

    /// <summary>
    /// Sixteen hexadecimal digits that stand for a note, whatever its line ends, blanks, the apostrophe by which tables
    /// mark a text, and what is cut off because a cell holds no more; empty for none.
    /// </summary>
    public static string NoteMark(string? note)
    {
        string blank = string.Concat((note ?? "").Select(c => char.IsControl(c) ? ' ' : c));
        string plain = string.Join(' ', blank.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .TrimStart('\'');
        return plain.Length == 0 ? "" : Hash(plain[..Math.Min(plain.Length, LongestNote)]);
    }

    static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}

/// <summary>What the editable cells of a row showed when the sheet was written.</summary>
/// <param name="Categories">Keys of the decision; empty when none held, and when there was no decision.</param>
/// <param name="When">Moment of the decision, or <c>null</c> when there was none.</param>
/// <param name="NoteMark">See <see cref="RowSeal.NoteMark"/>.</param>
public sealed record RowBase(IReadOnlyList<string> Categories, DateTimeOffset? When, string NoteMark)
{
    /// <summary>Whether this decision is still the one that the row showed.</summary>
    public bool Shows(Decision? decision) =>
        decision is null
            ? When is null
            : When == decision.When
                && Categories
                    .Order(StringComparer.Ordinal)
                    .SequenceEqual(decision.Categories.Order(StringComparer.Ordinal))
                && NoteMark == RowSeal.NoteMark(decision.Note);
}
