using System.Globalization;

namespace VegfTrends.Core;

/// <summary>How edits are taken.</summary>
/// <param name="Who">Name or initials of the person whose edits these are.</param>
/// <param name="Now">Moment at which they are taken.</param>
/// <param name="TakeConflicts">Whether an edit is also taken when someone decided since. What a file says twice and
/// differently is never taken.</param>
public sealed record EditRules(string Who, DateTimeOffset Now, bool TakeConflicts = false);

/// <summary>Says what becomes of edits, given what the store holds.</summary>
public sealed class EditJudge(Taxonomy taxonomy, EditRules rules)
{
    readonly CategoryNames _names = new(taxonomy);

    /// <param name="edits">Rows that say something, in the order of the file.</param>
    /// <param name="paperIds">The id in the store of every paper known under an id that the rows give.</param>
    /// <param name="history">All decisions of a paper, the latest last, by its id in the store.</param>
    public IReadOnlyList<JudgedEdit> Judge(
        IReadOnlyList<UnderstoodEdit> edits,
        IReadOnlyDictionary<string, string> paperIds,
        IReadOnlyDictionary<string, IReadOnlyList<Decision>> history
    )
    {
        ArgumentNullException.ThrowIfNull(edits);
        ArgumentNullException.ThrowIfNull(paperIds);
        ArgumentNullException.ThrowIfNull(history);
        string? Paper(UnderstoodEdit e) =>
            e.Edit.Ids.Select(paperIds.GetValueOrDefault).FirstOrDefault(id => id is not null);
        var samePaper = edits
            .Where(e => e.Fault is null && e.Edit.When is null && Paper(e) is not null)
            .GroupBy(e => Paper(e)!)
            .ToDictionary(g => g.Key, g => g.ToArray());
        var dated = new Dictionary<string, List<Decision>>();
        return
        [
            .. edits.Select(edit =>
            {
                string? paper = Paper(edit),
                    id = paper ?? (edit.Edit.Ids.Count > 0 ? edit.Edit.Ids[0] : null);
                IReadOnlyList<Decision> known = paper is null ? [] : history.GetValueOrDefault(paper) ?? [];
                var judged = new JudgedEdit(edit.Edit, id, EditOutcome.NotUnderstood)
                {
                    Before = known.Count > 0 ? known[^1].Categories : edit.Base?.Categories ?? [],
                    After = edit.Categories,
                    Note = edit.Note,
                    Cell = edit.Cell,
                    Found = edit.Fault?.Found ?? default,
                    Expected = edit.Fault?.Expected ?? default,
                };
                if (edit.Fault is not null)
                {
                    return judged;
                }

                if (paper is null)
                {
                    return judged with
                    {
                        Found = new Bilingual($"未知论文“{id}”", $"the unknown paper '{id}'"),
                        Expected = new Bilingual(
                            "库中已有的论文；请先导入其文件",
                            "one that is in the store; import its file first"
                        ),
                    };
                }

                return edit.Edit.When is { } when
                    ? Dated(edit, when, judged, known, dated)
                    : Undated(edit, judged, known, samePaper[paper]);
            }),
        ];
    }

    // A row of a decision's own history: taken as it was made, whatever was decided since. The latest by its moment
    // holds.
    JudgedEdit Dated(
        UnderstoodEdit edit,
        DateTimeOffset when,
        JudgedEdit judged,
        IReadOnlyList<Decision> known,
        Dictionary<string, List<Decision>> dated
    )
    {
        var decision = new Decision(judged.PaperId!, edit.Categories, edit.Edit.Who ?? rules.Who, when, edit.Note);
        if (!dated.TryGetValue(decision.PaperId, out List<Decision>? before))
        {
            dated[decision.PaperId] = before = [];
        }

        if (known.Concat(before).Any(d => d.When == when && d.Who == decision.Who && edit.IsSaidBy(d)))
        {
            return judged with { Outcome = EditOutcome.Known };
        }

        before.Add(decision);
        return judged with
        {
            Outcome = EditOutcome.Taken,
            Decision = decision,
            Replaces = known.Count > 0 ? known[^1] : null,
        };
    }

    JudgedEdit Undated(
        UnderstoodEdit edit,
        JudgedEdit judged,
        IReadOnlyList<Decision> known,
        UnderstoodEdit[] samePaper
    )
    {
        if (Array.Find(samePaper, e => !e.Agrees(edit)) is { } other)
        {
            string place = $"{other.Edit.Sheet ?? other.Edit.File} {other.Edit.Row}";
            return judged with
            {
                Outcome = EditOutcome.Conflict,
                Found = new Bilingual(
                    $"同一论文在“{place}”行另有判定：{Cell(other.Categories, other.Note, Language.Zh)}",
                    $"another decision on the same paper in row {place}: {Cell(other.Categories, other.Note, Language.En)}"
                ),
                Expected = new Bilingual("同一文件中一篇论文只有一个判定", "one decision on a paper in one file"),
            };
        }

        Decision? latest = known.Count > 0 ? known[^1] : null;
        if (edit.IsSaidBy(latest))
        {
            return judged with { Outcome = EditOutcome.Known };
        }

        if (
            edit.Base is { } shown
            && known.FirstOrDefault(d =>
                (shown.When is null || d.When > shown.When) && d.Who == rules.Who && edit.IsSaidBy(d)
            )
                is { } taken
        )
        {
            return judged with
            {
                Outcome = EditOutcome.Known,
                Found = new Bilingual(
                    $"此修改已于 {Day(taken)} 收入，其后 {latest!.Who} 另有判定",
                    $"an edit that was taken on {Day(taken)}; {latest.Who} decided since"
                ),
                Expected = new Bilingual(
                    "如仍需修改，请重新导出后再改",
                    "if it is still wanted, write the file anew and edit that"
                ),
            };
        }

        bool conflicts = edit.Base is null ? latest is not null : !edit.Base.Shows(latest);
        if (conflicts && !rules.TakeConflicts)
        {
            return judged with
            {
                Outcome = EditOutcome.Conflict,
                Found = latest is null
                    ? new Bilingual(
                        "表中所示判定在此库中不存在",
                        "a decision shown in the file that this store does not have"
                    )
                    : new Bilingual(
                        $"{latest.Who} 于 {Day(latest)} 已判定：{Cell(latest.Categories, latest.Note, Language.Zh)}",
                        $"that {latest.Who} decided on {Day(latest)}: {Cell(latest.Categories, latest.Note, Language.En)}"
                    ),
                Expected = edit.Base is null
                    ? new Bilingual(
                        "尚无判定的论文；若要覆盖请加 --take-conflicts",
                        "a paper without a decision; --take-conflicts takes the file's word"
                    )
                    : new Bilingual(
                        "导出后无人判定；若要采用本文件请加 --take-conflicts",
                        "no decision since the file was written; --take-conflicts takes the file's word"
                    ),
            };
        }

        if (!ReferenceEquals(edit, samePaper[0]))
        {
            return judged with { Outcome = EditOutcome.Known }; // the row before it is taken
        }

        // The clocks of two machines differ: what is taken now must hold now.
        DateTimeOffset when = latest is not null && latest.When >= rules.Now ? latest.When.AddTicks(1) : rules.Now;
        string? note = edit.NoteChanges ? edit.Note : known.LastOrDefault(d => edit.Base?.Shows(d) == true)?.Note;
        return judged with
        {
            Outcome = EditOutcome.Taken,
            Note = note,
            Decision = new Decision(judged.PaperId!, edit.Categories, edit.Edit.Who ?? rules.Who, when, note),
            Replaces = latest,
        };
    }

    string Cell(IReadOnlyList<string> keys, string? note, Language language)
    {
        string categories =
            keys.Count == 0
                ? CategoryNames.None(language)
                : string.Join("; ", keys.Select(k => _names.Of(k, language)));
        return note is null ? categories : $"{categories} ({(note.Length > 80 ? note[..80] + "…" : note)})";
    }

    static string Day(Decision decision) => decision.When.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
