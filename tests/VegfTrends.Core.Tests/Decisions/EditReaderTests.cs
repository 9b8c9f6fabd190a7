using Xunit;

namespace VegfTrends.Core.Tests.Decisions;

public class EditReaderTests
{
    static readonly Taxonomy Taxonomy = Taxonomy.LoadBundled();
    static readonly DateTimeOffset Noon = new(2026, 5, 17, 12, 0, 0, 123, TimeSpan.FromHours(8));
    static readonly Decision Before = new("p1", ["ici.pd1", "ici.ctla4"], "wl", Noon, "a note\nof two lines");

    [Theory]
    [InlineData(Language.Zh)]
    [InlineData(Language.En)]
    public void Read_CellsAsTheyWereWritten_IsNoEdit(Language language)
    {
        var names = new CategoryNames(Taxonomy);
        foreach (
            Decision? decision in new[]
            {
                null,
                Before,
                Before with
                {
                    Categories = [],
                },
                Before with
                {
                    Categories = ["gone.since"],
                },
                Before with
                {
                    Note = null,
                },
            }
        )
        {
            Assert.Null(Read(decision, names.Cell(decision, language), decision?.Note ?? ""));
            Assert.Null(
                Read(
                    decision,
                    names.Cell(decision, language),
                    decision?.Note?.Replace("\n", "  \r\n ", StringComparison.Ordinal)
                )
            );
        }
    }

    [Theory]
    [InlineData("抗VEGF联合CTLA-4抑制剂；抗VEGF联合PD-1/PD-L1抑制剂")]
    [InlineData("ICI.CTLA4\nici.pd1;")]
    [InlineData(" Anti-VEGF + PD-1/PD-L1  inhibitor;ici.ctla4; ici.pd1")]
    [InlineData("ｉｃｉ．ｐｄ１；ici.ctla4")]
    public void Read_SameCategoriesWrittenOtherwise_IsNoEdit(string cell) =>
        Assert.Null(Read(Before, cell, Before.Note));

    [Theory]
    [InlineData("other", "other")]
    [InlineData("vaccine.dc; ici.pd1", "ici.pd1", "vaccine.dc")]
    [InlineData("None")]
    [InlineData("无")]
    public void Read_OtherCategories_AreUnderstood(string cell, params string[] keys)
    {
        UnderstoodEdit edit = Read(Before, cell, Before.Note)!;
        Assert.Null(edit.Fault);
        Assert.Equal(keys, edit.Categories);
        Assert.False(edit.NoteChanges);
    }

    [Fact]
    public void Read_NoteAlone_KeepsTheCategories()
    {
        UnderstoodEdit edit = Read(Before, "ici.pd1;ici.ctla4", "another")!;
        Assert.Equal((true, "another", null), (edit.NoteChanges, edit.Note, edit.Fault));
        Assert.Equal(Before.Categories, edit.Categories);
        Assert.True(Read(Before, "ici.pd1;ici.ctla4", "")!.NoteChanges);
    }

    [Theory]
    [InlineData("", "empty cell", "none")]
    [InlineData("ici.pd2", "'ici.pd2'", "PD-1/PD-L1")]
    [InlineData("仅抗VEGF无免疫伙伴呢", "unknown category", "without immune partner")]
    [InlineData("ici", "above others", "CTLA-4")]
    [InlineData("vegf.only; ici.pd1", "holds alone", "it alone")]
    [InlineData("vegf.only; other", "holds alone", "it alone")]
    [InlineData("none; ici.pd1", "none together", "one or the other")]
    public void Read_WhatCannotBe_SaysWhatWasFoundAndExpected(string cell, string found, string expected)
    {
        UnderstoodEdit edit = Read(Before, cell, Before.Note)!;
        Assert.Contains(found, edit.Fault!.Value.Found.En!, StringComparison.Ordinal);
        Assert.Contains(expected, edit.Fault.Value.Expected.En!, StringComparison.Ordinal);
        Assert.Equal(
            (Language.Zh, Language.Zh),
            (
                LanguageDetector.Detect(edit.Fault.Value.Found.Zh!),
                LanguageDetector.Detect(edit.Fault.Value.Expected.Zh!)
            )
        );
        Assert.Equal("G7", edit.Cell);
    }

    [Fact]
    public void Read_NoteWithoutDecision_IsNotUnderstood() =>
        Assert.Contains(
            "without a decision",
            Read(null, "", "look at this")!.Fault!.Value.Found.En!,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("p2", null, null)]
    [InlineData("p1", "v1", null)]
    [InlineData("p1", null, "s0000000000000000")]
    [InlineData("p1", "v2|a|b", null)]
    public void Read_HiddenCellsChanged_IsNotUnderstood(string id, string? rowBase, string? seal)
    {
        string shown = RowSeal.Base(Before);
        var edit = new DecisionEdit("f.xlsx", "Triage", 7)
        {
            Ids = [id],
            Decision = "other",
            Note = "",
            Base = rowBase ?? shown,
            Seal = seal ?? RowSeal.Seal("p1", shown),
        };
        Assert.Contains(
            "hidden cells",
            new EditReader(Taxonomy).Read(edit)!.Fault!.Value.Found.En!,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Base_OfAnyDecision_ComesBackAndShowsIt()
    {
        foreach (
            Decision decision in new[] { Before, Before with { Categories = [], Note = new string('长', 40_000) } }
        )
        {
            Assert.True(RowSeal.TryParse(RowSeal.Base(decision), out RowBase parsed));
            Assert.True(parsed.Shows(decision));
            Assert.False(parsed.Shows(decision with { When = Noon.AddTicks(1) }));
            Assert.False(parsed.Shows(decision with { Note = "x" }));
            Assert.False(parsed.Shows(null));
        }
    }

    [Fact]
    public void Names_ThatWouldNotComeBack_AreKeys()
    {
        var names = new CategoryNames(
            new Taxonomy([
                A("a", "one; two"),
                A("b", "none"),
                A("c", "same"),
                A("d", "same"),
                A("e", "plain"),
                A("f", "e"),
            ])
        );
        Assert.Equal(["a", "b", "c", "d", "plain", "f", "none"], names.Choices(Language.En));
        Assert.All(names.Choices(Language.En).SkipLast(1), c => Assert.NotNull(names.Find(c)));
        Assert.Equal("e", names.Find("e")!.Key);
    }

    static Category A(string key, string name) => new() { Key = key, Name = new Bilingual(null, name) };

    static UnderstoodEdit? Read(Decision? decision, string cell, string? note)
    {
        string shown = RowSeal.Base(decision);
        return new EditReader(Taxonomy).Read(
            new DecisionEdit("f.xlsx", "Triage", 7)
            {
                Ids = ["p1"],
                Decision = cell,
                DecisionCell = "G7",
                Note = note,
                NoteCell = "H7",
                Base = shown,
                Seal = RowSeal.Seal("p1", shown),
            }
        );
    }
}
