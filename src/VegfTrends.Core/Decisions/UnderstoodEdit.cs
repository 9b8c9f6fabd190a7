namespace VegfTrends.Core;

/// <summary>A row that says something new and can be understood, or why it cannot. What the store thinks of it is
/// another question.</summary>
/// <param name="Edit">The row.</param>
/// <param name="Categories">Keys that it asks for, in the order of the taxonomy.</param>
/// <param name="Note">The note that it asks for, when <paramref name="NoteChanges"/>.</param>
/// <param name="NoteChanges">Whether it says anything of the note.</param>
/// <param name="Base">What the row showed, or <c>null</c> when the file does not say.</param>
public sealed record UnderstoodEdit(
    DecisionEdit Edit,
    IReadOnlyList<string> Categories,
    string? Note,
    bool NoteChanges,
    RowBase? Base
)
{
    public string? Cell { get; init; }

    public (Bilingual Found, Bilingual Expected)? Fault { get; init; }

    /// <summary>Whether a decision says just this.</summary>
    public bool IsSaidBy(Decision? decision) =>
        decision is not null
        && Categories.ToHashSet().SetEquals(decision.Categories)
        && (!NoteChanges || RowSeal.NoteMark(Note) == RowSeal.NoteMark(decision.Note));

    /// <summary>Whether two rows ask for the same.</summary>
    public bool Agrees(UnderstoodEdit other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Categories.SequenceEqual(other.Categories)
            && NoteChanges == other.NoteChanges
            && RowSeal.NoteMark(Note) == RowSeal.NoteMark(other.Note);
    }
}

/// <summary>Reads the cells of rows.</summary>
public sealed class EditReader(Taxonomy taxonomy)
{
    readonly CategoryNames _names = new(taxonomy);

    /// <summary><c>null</c> for a row that shows what it showed when it was written, or says nothing at all.</summary>
    public UnderstoodEdit? Read(DecisionEdit edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        if (edit.Fault is { } broken)
        {
            return Not(edit, null, null, broken.Found, broken.Expected);
        }

        RowBase? shown = null;
        if (edit.Base is not null)
        {
            if (
                !RowSeal.TryParse(edit.Base, out shown)
                || edit.Ids.Count == 0
                || edit.Seal != RowSeal.Seal(edit.Ids[0], edit.Base)
            )
            {
                return Not(
                    edit,
                    null,
                    null,
                    new Bilingual(
                        "行的隐藏单元格不完整或已被改动",
                        "hidden cells of the row that are missing or were changed"
                    ),
                    new Bilingual(
                        "vt_id、vt_base、vt_seal 三格原样保留；请重新导出后再改",
                        "vt_id, vt_base and vt_seal as they were written; write the file anew and edit that"
                    )
                );
            }
        }

        IReadOnlyList<string> words = CategoryNames.Split(edit.Decision ?? "");
        string? note = string.IsNullOrWhiteSpace(edit.Note) ? null : edit.Note.Trim();

        // Where nobody knows what the note was, an empty place says nothing of it.
        bool noteChanges = shown is null
            ? note is not null
            : edit.Note is not null && RowSeal.NoteMark(note) != shown.NoteMark;
        if (words.Count == 0)
        {
            return Wordless(edit, shown, note, noteChanges);
        }

        if (edit.Ids.Count == 0)
        {
            return Not(
                edit,
                edit.DecisionCell,
                shown,
                new Bilingual("没有论文编号的判定", "a decision without the id of a paper"),
                new Bilingual("编号、PMID 或 DOI", "an id, PMID or DOI")
            );
        }

        // A category that the taxonomy has lost since stays understood where nobody touched it.
        string[] found =
        [
            .. words.Select(w => shown?.Categories.FirstOrDefault(k => k == w) ?? _names.Find(w)?.Key ?? ""),
        ];
        bool none = words.All(_names.IsNone);
        if (
            shown?.When is not null
            && (
                none
                    ? shown.Categories.Count == 0
                    : !found.Contains("") && found.ToHashSet().SetEquals(shown.Categories)
            )
        )
        {
            return noteChanges
                ? new UnderstoodEdit(edit, shown.Categories, note, true, shown) { Cell = edit.NoteCell }
                : null;
        }

        if (none)
        {
            return new UnderstoodEdit(edit, [], note, noteChanges, shown) { Cell = edit.DecisionCell };
        }

        return Fault(words) is { } fault
            ? Not(edit, edit.DecisionCell, shown, fault.Found, fault.Expected)
            : new UnderstoodEdit(
                edit,
                [.. taxonomy.Scored.Select(c => c.Key).Where(found.Contains)],
                note,
                noteChanges,
                shown
            )
            {
                Cell = edit.DecisionCell,
            };
    }

    static UnderstoodEdit? Wordless(DecisionEdit edit, RowBase? shown, string? note, bool noteChanges)
    {
        if (shown?.When is not null)
        {
            return edit.Decision is not null
                    ? Not(
                        edit,
                        edit.DecisionCell,
                        shown,
                        new Bilingual("原有判定被清空", "an empty cell where a decision was"),
                        new Bilingual("类别；若均不成立，请填“无”", "categories; if none holds, write none")
                    )
                : noteChanges ? new UnderstoodEdit(edit, shown.Categories, note, true, shown) { Cell = edit.NoteCell }
                : null;
        }

        return note is null
            ? null
            : Not(
                edit,
                edit.NoteCell,
                shown,
                new Bilingual("只有备注，没有判定", "a note without a decision"),
                new Bilingual("备注旁填写类别，或“无”", "categories beside it, or none")
            );
    }

    (Bilingual Found, Bilingual Expected)? Fault(IReadOnlyList<string> words)
    {
        if (words.Any(_names.IsNone))
        {
            return (
                new Bilingual("“无”与类别并列", "none together with a category"),
                new Bilingual("二者之一", "one or the other")
            );
        }

        foreach (string word in words)
        {
            if (_names.Find(word) is not { } category)
            {
                string shown = word.Length > 80 ? word[..80] + "…" : word;
                return (
                    new Bilingual($"未知类别“{shown}”", $"the unknown category '{shown}'"),
                    new Bilingual(
                        $"“{_names.Nearest(word, Language.Zh)}”、其他类别或“无”",
                        $"'{_names.Nearest(word, Language.En)}', another category, or none"
                    )
                );
            }

            if (!taxonomy.Scored.Contains(category))
            {
                Category[] below = [.. taxonomy.Leaves.Where(l => taxonomy.Ancestors(l.Key).Contains(category.Key))];
                return (
                    new Bilingual(
                        $"上级类别“{_names.Of(category.Key, Language.Zh)}”",
                        $"'{_names.Of(category.Key, Language.En)}', which stands above others"
                    ),
                    new Bilingual(
                        "其下之一或多个：" + string.Join('；', below.Select(b => _names.Of(b.Key, Language.Zh))),
                        "one or more below it: " + string.Join("; ", below.Select(b => _names.Of(b.Key, Language.En)))
                    )
                );
            }
        }

        Category[] all = [.. words.Select(w => _names.Find(w)!).Distinct()];
        return all.Length > 1 && all.FirstOrDefault(c => c.Exclusive) is { } exclusive
            ? (
                new Bilingual(
                    $"排他类别“{_names.Of(exclusive.Key, Language.Zh)}”与其他类别并列",
                    $"'{_names.Of(exclusive.Key, Language.En)}', which holds alone, together with another category"
                ),
                new Bilingual("单独一个，或只有其他类别", "it alone, or only the others")
            )
            : null;
    }

    static UnderstoodEdit Not(DecisionEdit edit, string? cell, RowBase? shown, Bilingual found, Bilingual expected) =>
        new(edit, [], edit.Note, false, shown) { Cell = cell, Fault = (found, expected) };
}
