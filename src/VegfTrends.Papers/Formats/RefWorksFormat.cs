namespace VegfTrends.Papers.Formats;

/// <summary>RefWorks tagged text, with the Chinese exports of CNKI and WanFang.</summary>
sealed class RefWorksFormat : TaggedFormat
{
    static readonly HashSet<string> Tags = new(
        (
            "RT SR ID A1 A2 A3 A4 A5 A6 T1 T2 T3 OT ST JF JO YR FD VO IS SP OP K1 AB NO PB PP ED SN AD AN LA CL SF U1 "
            + "U2 U3 U4 U5 U6 U7 U8 U9 U10 DO DB DS "
            + "LK UL RD CN CA C1 C2 C3 C4 C5 C6 C7 AV IP OL NV WT WV WP PMID PMCID RP"
        ).Split(' ')
    );

    public override string Key => "refworks";

    protected override string Beginning => "'RT '";

    public override bool Recognises(string head, PaperFile file)
    {
        string[] lines = [.. HeadLines.NotBlank(head).Take(6)];
        return lines.Length > 1
            && lines[0].StartsWith("RT ", StringComparison.Ordinal)
            && lines
                .Skip(1)
                .Any(l =>
                    TrySplit(l, null, out TaggedField field)
                    && field.Tag is "SR" or "ID" or "A1" or "T1" or "JF" or "YR"
                );
    }

    protected override bool TrySplit(string line, TaggedRecord? current, out TaggedField field)
    {
        field = default;
        if (line.StartsWith("URL ", StringComparison.Ordinal))
        {
            field = new TaggedField("UL", line[4..].Trim());
            return true;
        }

        // CNKI writes "A1张三" without a space, and "vo" in small letters.
        int end = 0;
        while (end < line.Length && end < 5 && char.IsAsciiLetterOrDigit(line[end]))
        {
            end++;
        }

        string tag = line[..end] == "vo" ? "VO" : line[..end];
        if (!Tags.Contains(tag) || (end < line.Length && line[end] is not (' ' or '\t') && char.IsAscii(line[end])))
        {
            return false;
        }

        field = new TaggedField(tag, line[end..].Trim());
        return true;
    }

    protected override LineRole RoleOf(TaggedField field, TaggedRecord? current, bool afterBlank) =>
        field.Tag == "RT" ? LineRole.Begins : LineRole.Field;

    protected override void Fill(TaggedRecord record, PaperDraft draft)
    {
        string database = $"{record.First("DB")} {record.First("DS")}";
        foreach (TaggedField field in record.Fields)
        {
            string text = field.Text;
            switch (field.Tag)
            {
                case "T1" or "OT":
                    draft.AddTitle(text);
                    break;
                case "AB":
                    draft.AddAbstractText(text);
                    break;
                case "A1":
                    draft.AddAuthors(text);
                    break;
                case "K1":
                    draft.AddKeywords(field.Value);
                    break;
                case "JF" or "JO":
                    draft.SetJournal(text);
                    break;
                case "DO":
                    draft.AddDoi(text);
                    break;
                case "LK" or "UL":
                    draft.AddLink(field.FirstLine);
                    break;
                case "AD":
                    draft.AddAffiliation(field.Value);
                    break;
                case "RT":
                    draft.AddTypeAndStatus(text);
                    break;
                case "PMID":
                    draft.SetPmid(text);
                    break;
                case "PMCID":
                    draft.SetPmcid(text);
                    break;
                case "AN" or "ID" when database.Contains("PubMed", StringComparison.OrdinalIgnoreCase):
                    draft.SetPmid(text);
                    break;
            }
        }

        // WanFang gives the English title of a journal article as the second title; of a chapter that is the book.
        bool article =
            record.First("RT")?.StartsWith("Journal", StringComparison.OrdinalIgnoreCase) == true
            && record.First("JF", "JO") is not null;
        draft.AddTitle(article ? record.First("T2") : null);
        draft.SetJournal(record.First("T2"));
        draft.SetDate(record.First("YR"), record.First("FD"));
    }
}
