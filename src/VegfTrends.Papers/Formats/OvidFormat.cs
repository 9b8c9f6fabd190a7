using System.Text.RegularExpressions;

namespace VegfTrends.Papers.Formats;

/// <summary>Ovid text: records numbered <c>&lt;1&gt;</c>, with tags of two letters (<c>TI  - </c>) or with full names above indented values.</summary>
sealed partial class OvidFormat : TaggedFormat
{
    const string Number = "<>";

    static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Title"] = "TI", ["Original Title"] = "OT", ["Chapter Title"] = "CT", ["Book Title"] = "BT", ["Author"] = "AU", ["Authors"] = "AU", ["Abstract"] = "AB",
        ["Source"] = "SO", ["Author Keywords"] = "KW", ["Keyword Heading"] = "MH", ["Keywords"] = "KW", ["Subject Headings"] = "MH", ["MeSH Subject Headings"] = "MH",
        ["Publication Type"] = "PT", ["Document Type"] = "DT", ["DOI Number"] = "DO", ["Digital Object Identifier"] = "DO", ["DOI"] = "DO",
        ["Unique Identifier"] = "UI", ["PMID"] = "PM", ["Database"] = "DB", ["Year of Publication"] = "YR", ["Publication Year"] = "YR", ["Date of Publication"] = "DP",
        ["Journal Name"] = "JN", ["Accession Number"] = "AN", ["Status"] = "ST", ["Version ID"] = "VI", ["Clinical Trial Number"] = "CN", ["Year"] = "YR",
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
                return ShortTag().IsMatch(line) || Names.ContainsKey(line.Trim()) || line.Trim() is "Score" or "Link to the Ovid Full Text or citation";
            }
            else if (line.StartsWith("VN", StringComparison.Ordinal) && ShortTag().Match(line) is { Success: true } first)
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
        else if (!char.IsWhiteSpace(line[0]) && current is not null && !HasShortTags(current))
        {
            string name = line.Trim();
            field = new TaggedField(Names.GetValueOrDefault(name, name), "");
        }

        return field.Tag is not null;
    }

    protected override LineRole RoleOf(TaggedField field, TaggedRecord? current, bool afterBlank) =>
        field.Tag == Number || (field.Tag == "VN" && current is not null && current.Has("VN")) ? LineRole.Begins : LineRole.Field;

    protected override void Fill(TaggedRecord record, PaperDraft draft)
    {
        bool medline = record.First("DB")?.Contains("MEDLINE", StringComparison.OrdinalIgnoreCase) == true;
        foreach (TaggedField field in record.Fields)
        {
            string text = OvidText.Decode(field.Text);
            switch (field.Tag)
            {
                case "TI": draft.AddTitle(OvidText.WithoutTypeMark(text)); break;
                case "OT" or "TT": draft.AddTitle(text); break;
                case "AB": draft.AddAbstractText(text); break;
                case "AU": draft.AddAuthors(text); break;
                case "KW" or "MH" or "DE" or "ID": draft.AddKeywords(OvidText.Decode(field.Value).TrimEnd('.')); break;
                case "PT" or "DT" when text.Trim() != "-": draft.AddTypeAndStatus(text.TrimEnd('.')); break;
                case "DI" or "DO": draft.AddDoi(text); break;
                case "PM": draft.SetPmid(text); break;
                case "UI" when medline: draft.SetPmid(text); break;
                case "CN": draft.AddRegistryId(text); break;
                case "XL" or "OU": draft.SetUrl(field.FirstLine); break;
                case "JN": draft.SetJournal(text); break;
            }
        }

        draft.AddTitle(draft.HasText ? null : record.First("CT", "BT"));
        string? source = record.First("SO");
        if (OvidText.SourceOf(source) is { } cited)
        {
            draft.SetJournal(cited.Journal);
            draft.SetDate(record.First("YR"), record.First("DP") ?? cited.Date);
        }
        else
        {
            draft.SetDate(record.First("YR"), record.First("DP"));
        }
    }

    static bool HasShortTags(TaggedRecord record) => record.Has("VN") || record.Has("DB") || record.Has("TI") && record.Has("SO") && record.FirstTag != Number;

    [GeneratedRegex(@"^\s*<\s*\d{1,9}\s*\.?\s*>\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex NumberLine();

    [GeneratedRegex(@"^([A-Z][A-Z0-9]{1,4}) {1,2}- ", RegexOptions.NonBacktracking)]
    private static partial Regex ShortTag();
}
