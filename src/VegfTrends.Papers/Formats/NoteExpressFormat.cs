namespace VegfTrends.Papers.Formats;

/// <summary>NoteExpress text as WanFang and CNKI export it: <c>{Title}: …</c>, several lines a tag, tags
/// repeated.</summary>
sealed class NoteExpressFormat : TaggedFormat
{
    const int LongestTag = 40;

    public override string Key => "noteexpress";

    protected override string Beginning => "'{Reference Type}:'";

    public override bool Recognises(string head, PaperFile file) =>
        HeadLines
            .NotBlank(head)
            .Take(20)
            .Any(l => TrySplit(l, null, out TaggedField field) && field.Tag == "Reference Type");

    protected override bool TrySplit(string line, TaggedRecord? current, out TaggedField field)
    {
        field = default;
        int close = line.StartsWith('{') ? line.IndexOf('}', StringComparison.Ordinal) : -1;
        if (close is < 2 or > LongestTag || close + 1 >= line.Length || line[close + 1] is not (':' or '：'))
        {
            return false;
        }

        field = new TaggedField(line[1..close].Trim(), line[(close + 2)..].Trim());
        return true;
    }

    protected override LineRole RoleOf(TaggedField field, TaggedRecord? current, bool afterBlank) =>
        field.Tag == "Reference Type" || (afterBlank && current is not null && field.Tag == current.FirstTag)
            ? LineRole.Begins
            : LineRole.Field;

    protected override void Fill(TaggedRecord record, PaperDraft draft)
    {
        foreach (TaggedField field in record.Fields)
        {
            string text = field.Text;
            switch (field.Tag)
            {
                case "Title" or "Translated Title":
                    draft.AddTitle(text);
                    break;
                case "Abstract" or "Translated Abstract":
                    draft.AddAbstractText(text);
                    break;
                case "Author":
                    draft.AddAuthors(text);
                    break;
                case "Keywords" or "Translated Keywords":
                    draft.AddKeywords(field.Value);
                    break;
                case "Journal":
                    draft.SetJournal(text);
                    break;
                case "DOI":
                    draft.AddDoi(text);
                    break;
                case "URL" or "Link":
                    draft.AddLink(field.FirstLine);
                    break;
                case "Reference Type":
                    draft.AddTypeAndStatus(text);
                    break;
                case "Author Address" or "Translated Author Address":
                    draft.AddAffiliation(field.Value);
                    break;
                case "PMID":
                    draft.SetPmid(text);
                    break;
            }
        }

        draft.SetJournal(record.First("Secondary Title", "Conference Name", "Translated Journal"));
        draft.SetDate(record.First("Year"), record.First("Date"));
    }
}
