using VegfTrends.Core;

namespace VegfTrends.Papers.Formats;

/// <summary>EndNote's tagged format, also called Refer or BibIX, with the Chinese exports of CNKI and
/// WanFang.</summary>
sealed class ReferFormat : TaggedFormat
{
    public override string Key => "refer";

    protected override string Beginning => "'%0'";

    public override bool Recognises(string head, PaperFile file)
    {
        int tags = 0;
        foreach (string line in HeadLines.NotBlank(head).Take(60))
        {
            bool tagged = TrySplit(line, null, out TaggedField field);
            if (tags == 0 && !tagged)
            {
                return false;
            }

            tags += tagged ? 1 : 0;
            if (tagged && field.Tag is "%0" or "%T" && (field.Tag == "%T" ? tags > 1 : tags == 1))
            {
                return true;
            }
        }

        return false;
    }

    protected override bool TrySplit(string line, TaggedRecord? current, out TaggedField field)
    {
        // "%T Title"; the tag is one letter, digit or sign. "% remark" is no tag, and neither is "%5 of patients" glued
        // together.
        bool tagged =
            line.Length >= 2
            && line[0] == '%'
            && char.IsAscii(line[1])
            && !char.IsWhiteSpace(line[1])
            && (line.Length == 2 || line[2] is ' ' or '\t');
        field = tagged ? new TaggedField(line[..2], line[2..].Trim()) : default;
        return tagged;
    }

    protected override LineRole RoleOf(TaggedField field, TaggedRecord? current, bool afterBlank) =>
        field.Tag == "%0" || (afterBlank && current is not null && !current.Has("%0") && field.Tag == current.FirstTag)
            ? LineRole.Begins
            : LineRole.Field;

    protected override void Fill(TaggedRecord record, PaperDraft draft)
    {
        string provider = $"{record.First("%W")} {record.First("%~")}";
        foreach (TaggedField field in record.Fields)
        {
            string text = field.Text;
            switch (field.Tag)
            {
                case "%T" or "%Q":
                    draft.AddTitle(text);
                    break;
                case "%X":
                    draft.AddAbstractText(text);
                    break;
                case "%A":
                    draft.AddAuthors(text);
                    break;
                case "%J":
                    draft.SetJournal(text);
                    break;
                case "%K":
                    AddKeywords(draft, field.Value, provider);
                    break;
                case "%R":
                    draft.AddDoi(text);
                    break;
                case "%U":
                    draft.AddLink(field.FirstLine);
                    break;
                case "%0" or "%9":
                    draft.AddTypeAndStatus(text);
                    break;
                case "%+":
                    draft.AddAffiliation(field.Value);
                    break;
                case "%2":
                    draft.SetPmcid(text);
                    break;
                case "%M"
                    when provider.Contains("PubMed", StringComparison.OrdinalIgnoreCase)
                        || provider.Contains("MEDLINE", StringComparison.OrdinalIgnoreCase)
                        || provider.Contains("NLM", StringComparison.Ordinal):
                    draft.SetPmid(text);
                    break;
            }
        }

        draft.AddTitle(draft.HasText ? null : record.First("%!"));
        draft.SetJournal(record.First("%B"));
        draft.SetDate(record.First("%D"), record.First("%8"));
    }

    // WanFang puts spaces between Chinese keywords.
    static void AddKeywords(PaperDraft draft, string value, string provider)
    {
        bool spaced =
            provider.Contains("万方", StringComparison.Ordinal)
            && !value.AsSpan().ContainsAny(';', '；')
            && LanguageDetector.Detect(value) == Language.Zh;
        draft.AddKeywords(spaced ? value.Replace(' ', ';') : value);
    }
}
