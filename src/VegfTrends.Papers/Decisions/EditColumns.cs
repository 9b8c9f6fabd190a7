using VegfTrends.Core;

namespace VegfTrends.Papers.Decisions;

/// <summary>Where the columns of a table of decisions stand, in any order and among any others.</summary>
sealed record EditColumns
{
    static readonly string[] DecisionNames = [RowSeal.DecisionHeading.Zh!, RowSeal.DecisionHeading.En!];
    static readonly string[] NoteNames = [RowSeal.NoteHeading.Zh!, RowSeal.NoteHeading.En!];
    static readonly string[] PlainIdNames = ["id", "编号"];

    public required int Id { get; init; }

    /// <summary>-1 where there is none.</summary>
    public required int Decision { get; init; }

    /// <inheritdoc cref="Decision"/>
    public required int Note { get; init; }

    /// <summary>The columns of base and seal, or <c>null</c> in a plain table of <c>id,decision,note</c>.</summary>
    public (int Base, int Seal)? Sealed { get; init; }

    /// <summary>The columns, when a row is the header of such a table.</summary>
    public static EditColumns? Find(IReadOnlyList<string?> header)
    {
        int Of(params ReadOnlySpan<string> names)
        {
            for (int i = 0; i < header.Count; i++)
            {
                string heading = (header[i] ?? "").Trim();
                foreach (string name in names)
                {
                    if (heading.Equals(name, StringComparison.OrdinalIgnoreCase))
                    {
                        return i;
                    }
                }
            }

            return -1;
        }

        int id = Of(RowSeal.IdHeading),
            decision = Of(DecisionNames),
            note = Of(NoteNames),
            rowBase = Of(RowSeal.BaseHeading),
            seal = Of(RowSeal.SealHeading);
        if (id >= 0 || rowBase >= 0 || seal >= 0)
        {
            // Where one of the hidden columns is gone, every row says so.
            return decision >= 0 || note >= 0
                ? new EditColumns
                {
                    Id = id,
                    Decision = decision,
                    Note = note,
                    Sealed = (rowBase, seal),
                }
                : null;
        }

        int plain = Of(PlainIdNames);
        return plain >= 0 && decision >= 0
            ? new EditColumns
            {
                Id = plain,
                Decision = decision,
                Note = note,
            }
            : null;
    }

    /// <summary>What a row says; <c>null</c> for an empty one.</summary>
    /// <param name="cells">Its cells, fewer than columns where the last are empty.</param>
    /// <param name="place">File, sheet and row.</param>
    /// <param name="hasCells">Whether cells have names such as G17.</param>
    public DecisionEdit? Read(IReadOnlyList<string?> cells, DecisionEdit place, bool hasCells)
    {
        string? Cell(int column) => column >= 0 && column < cells.Count ? cells[column] : null;
        string id = (Cell(Id) ?? "").Trim();
        if (id.Length == 0 && string.IsNullOrWhiteSpace(Cell(Decision)) && string.IsNullOrWhiteSpace(Cell(Note)))
        {
            return null;
        }

        string? Name(int column) =>
            hasCells && column >= 0
                ? Letters(column) + place.Row.ToString(System.Globalization.CultureInfo.InvariantCulture)
                : null;
        return place with
        {
            Ids = id.Length == 0 ? [] : [id],
            Decision = Decision < 0 ? null : Cell(Decision) ?? "",
            DecisionCell = Name(Decision),
            Note = Note < 0 ? null : Cell(Note) ?? "",
            NoteCell = Name(Note),
            Base = Sealed is { } s ? (Cell(s.Base) ?? "").Trim() : null,
            Seal = Sealed is { } t ? (Cell(t.Seal) ?? "").Trim() : null,
        };
    }

    static string Letters(int column)
    {
        string letters = "";
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters;
    }
}
