using System.Text.RegularExpressions;

namespace VegfTrends.Papers.Formats;

/// <summary>Ovid text: records numbered <c>&lt;1&gt;</c>, with tags of two letters (<c>TI - </c>) or with full names
/// above indented values.</summary>
sealed partial class OvidFormat : TaggedFormat
{
    const string Number = "<>";

    // Keeps the full name "ISSN" apart from a tag of letters: after a name, a line that is not indented is the next
    // name.
    const char NameMark = ':';

    static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Title"] = "TI",
        ["Original Title"] = "OT",
        ["Chapter Title"] = "CT",
        ["Book Title"] = "BT",
        ["Author"] = "AU",
        ["Authors"] = "AU",
        ["Abstract"] = "AB",
        ["Source"] = "SO",
        ["Author Keywords"] = "KW",
        ["Keyword Heading"] = "MH",
        ["Keywords"] = "KW",
        ["Subject Headings"] = "MH",
        ["MeSH Subject Headings"] = "MH",
        ["Publication Type"] = "PT",
        ["Document Type"] = "DT",
        ["DOI Number"] = "DO",
        ["Digital Object Identifier"] = "DO",
        ["DOI"] = "DO",
        ["Unique Identifier"] = "UI",
        ["PMID"] = "PM",
        ["Database"] = "DB",
        ["Year of Publication"] = "YR",
        ["Publication Year"] = "YR",
        ["Date of Publication"] = "DP",
        ["Journal Name"] = "JN",
        ["Accession Number"] = "AN",
        ["Status"] = "ST",
        ["Version ID"] = "VI",
        ["Clinical Trial Number"] = "CN",
        ["Institution"] = "IN",
        ["Author Affiliation"] = "IN",
        ["Affiliation"] = "IN",
        ["Correspondence Address"] = "CA",
        ["Year"] = "YR",
    };

    public override string Key => "ovid";

    protected override string Beginning => "a number such as '<1>'";

    public override bool Recognises(string head, PaperFile file)
    {
        bool numbered = false;
        foreach (string line in HeadLines.NotBlank(head))
        {
            if (NumberLine().IsMatch(line))
            {
                numbered = true;
            }
            else if (numbered)
            {
                // The line after the number tells Ovid's records from any other text with "<1>" in it.
                return ShortTag().IsMatch(line)
                    || Names.ContainsKey(line.Trim())
                    || line.Trim() is "Score" or "Link to the Ovid Full Text or citation";
            }
            else if (
                line.StartsWith("VN", StringComparison.Ordinal) && ShortTag().Match(line) is { Success: true } first
            )
            {
                return line[first.Length..].StartsWith("Ovid", StringComparison.OrdinalIgnoreCase);
            }
        }

        return false;
    }

    protected override bool TrySplit(string line, TaggedRecord? current, out TaggedField field)
    {
        field = default;
        if (NumberLine().IsMatch(line))
        {
            field = new TaggedField(Number, line);
        }
        else if (ShortTag().Match(line) is { Success: true } tag)
        {
            field = new TaggedField(tag.Groups[1].Value, line[tag.Length..].Trim());
        }
        else if (
            !char.IsWhiteSpace(line[0])
            && current?.LastTag is { } last
            && (last == Number || last.EndsWith(NameMark))
        )
        {
            field = new TaggedField(line.Trim() + NameMark, "");
        }

        return field.Tag is not null;
    }

    protected override LineRole RoleOf(TaggedField field, TaggedRecord? current, bool afterBlank) =>
        field.Tag == Number || (field.Tag == "VN" && current is not null && current.Has("VN"))
            ? LineRole.Begins
            : LineRole.Field;

    protected override void Fill(TaggedRecord record, PaperDraft draft)
    {
        bool medline = First(record, "DB")?.Contains("MEDLINE", StringComparison.OrdinalIgnoreCase) == true;
        foreach (TaggedField field in record.Fields)
        {
            string text = OvidText.Decode(field.Text);
            switch (CodeOf(field.Tag))
            {
                case "TI":
                    draft.AddTitle(OvidText.WithoutTypeMark(text));
                    break;
                case "OT" or "TT":
                    draft.AddTitle(text);
                    break;
                case "AB":
                    draft.AddAbstractText(text);
                    break;
                case "AU":
                    AddAuthors(draft, text);
                    break;
                case "KW" or "MH" or "DE" or "ID":
                    draft.AddKeywords(OvidText.Decode(field.Value).TrimEnd('.'));
                    break;
                case "PT" or "DT" when text.Trim() != "-":
                    draft.AddTypeAndStatus(text.TrimEnd('.'));
                    break;
                case "DI" or "DO":
                    draft.AddDoi(text);
                    break;
                case "IN" or "AD":
                    draft.AddAffiliation(text);
                    break;
                case "PM":
                    draft.SetPmid(text);
                    break;
                case "UI" when medline:
                    draft.SetPmid(text);
                    break;
                case "CN":
                    draft.AddRegistryId(text);
                    break;
                case "XL" or "OU":
                    draft.SetUrl(field.FirstLine);
                    break;
                case "JN":
                    draft.SetJournal(text);
                    break;
            }
        }

        draft.AddTitle(draft.HasText ? null : First(record, "CT") ?? First(record, "BT"));
        (string? journal, string? date) = OvidText.SourceOf(First(record, "SO"));
        draft.SetJournal(journal);

        // The status of a paper ahead of print holds its date: "Publish Ahead of Print, 18 August 2014".
        draft.SetDate(First(record, "YR"), First(record, "DP") ?? date ?? First(record, "ST"));
    }

    static void AddAuthors(PaperDraft draft, string names)
    {
        foreach (string name in DraftFilling.SplitList(names, commas: false))
        {
            draft.AddAuthor(OvidText.AuthorOf(name));
        }
    }

    static string CodeOf(string tag) => tag.EndsWith(NameMark) ? Names.GetValueOrDefault(tag[..^1], "") : tag;

    static string? First(TaggedRecord record, string code)
    {
        foreach (TaggedField field in record.Fields)
        {
            if (CodeOf(field.Tag) == code && !string.IsNullOrWhiteSpace(field.Value))
            {
                return field.Text;
            }
        }

        return null;
    }

    [GeneratedRegex(@"^\s*<\s*\d{1,9}\s*\.?\s*>\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex NumberLine();

    [GeneratedRegex(@"^([A-Z][A-Z0-9]{1,4}) {1,2}- ", RegexOptions.NonBacktracking)]
    private static partial Regex ShortTag();
}
