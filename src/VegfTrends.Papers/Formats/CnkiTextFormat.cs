using System.Buffers;

namespace VegfTrends.Papers.Formats;

/// <summary>CNKI's own text exports (自定义, E-Study): <c>Title-题名: …</c>, the tag in English and Chinese.</summary>
sealed class CnkiTextFormat : TaggedFormat
{
    const int LongestTag = 30;

    static readonly SearchValues<char> Letters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    public override string Key => "cnki-text";

    protected override string Beginning => "'DataType:' or 'SrcDatabase-来源库:'";

    public override bool Recognises(string head, PaperFile file) =>
        HeadLines
            .NotBlank(head)
            .Take(40)
            .Any(l => TrySplit(l, null, out TaggedField field) && field.Tag is "Title" or "SrcDatabase");

    protected override bool TrySplit(string line, TaggedRecord? current, out TaggedField field)
    {
        // The tag kept is the English half; the Chinese half differs between versions (机构, 单位).
        field = default;
        int colon = line.AsSpan(0, Math.Min(line.Length, LongestTag)).IndexOfAny(':', '：');
        int dash = colon < 0 ? -1 : line.AsSpan(0, colon).IndexOf('-');
        if (colon > 0 && line.StartsWith("DataType", StringComparison.Ordinal))
        {
            dash = colon;
        }

        // "DOI-DOI" is the one tag whose second half is not Chinese.
        if (
            dash < 2
            || line.AsSpan(0, dash).ContainsAnyExcept(Letters)
            || (dash < colon && char.IsAscii(line[dash + 1]) && line[..colon] != "DOI-DOI")
        )
        {
            return false;
        }

        string tag = line[..dash],
            chinese = line[dash..colon];
        field = new TaggedField(
            chinese.Contains("英文", StringComparison.Ordinal) ? "En" + tag : tag,
            line[(colon + 1)..].Trim()
        );
        return true;
    }

    // Which tag comes first depends on the version and on what the user ticked; the first record shows it.
    protected override LineRole RoleOf(TaggedField field, TaggedRecord? current, bool afterBlank) =>
        field.Tag == "DataType"
        || (current is not null && (field.Tag == current.FirstTag || (field.Tag == "Title" && current.Has("Title"))))
            ? LineRole.Begins
            : LineRole.Field;

    protected override void Fill(TaggedRecord record, PaperDraft draft)
    {
        foreach (TaggedField field in record.Fields)
        {
            string text = field.Text;
            switch (field.Tag)
            {
                case "Title" or "EnTitle":
                    draft.AddTitle(text);
                    break;
                case "Summary" or "EnSummary":
                    draft.AddAbstractText(text);
                    break;
                case "Author":
                    draft.AddAuthors(text);
                    break;
                case "Keyword" or "EnKeyword":
                    draft.AddKeywords(field.Value);
                    break;
                case "Organ" or "EnOrgan":
                    draft.AddAffiliation(field.Value);
                    break;
                case "Source":
                    draft.SetJournal(text);
                    break;
                case "SrcDatabase":
                    draft.AddTypeAndStatus(text);
                    break;
                case "DOI":
                    draft.AddDoi(text);
                    break;
                case "Link" or "URL":
                    draft.AddLink(field.FirstLine);
                    break;
            }
        }

        draft.SetDate(record.First("Year"), record.First("PubTime"));
    }
}
