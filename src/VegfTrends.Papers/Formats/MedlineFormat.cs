using VegfTrends.Core;

namespace VegfTrends.Papers.Formats;

/// <summary>MEDLINE text as PubMed writes it (.nbib), and ERIC's variant of it.</summary>
sealed class MedlineFormat : TaggedFormat
{
    static readonly HashSet<string> Starters = ["PMID", "PMC", "PMCR", "OWN"];

    // Tags that no other format has in this shape.
    static readonly HashSet<string> Telling = ["PMID", "PMC", "PMCR", "OWN", "STAT", "DCOM", "FAU", "EDAT"];

    public override string Key => "medline";

    protected override string Beginning => "'PMID- '";

    public override bool Recognises(string head, PaperFile file)
    {
        foreach (string line in HeadLines.NotBlank(head).Take(100))
        {
            if (line.StartsWith("TY  -", StringComparison.Ordinal) || line[0] is '<' or '%' or '@' or '{')
            {
                return false;
            }

            if (
                line.IndexOf('-', StringComparison.Ordinal) == 4
                && TrySplit(line, null, out TaggedField field)
                && Telling.Contains(field.Tag)
            )
            {
                return true;
            }
        }

        return false;
    }

    protected override bool TrySplit(string line, TaggedRecord? current, out TaggedField field)
    {
        // "TI - Title": a tag of two to four characters, filled up to four, then the dash. "TI-" and "TI -Title" occur
        // too.
        field = default;
        int length = 0;
        while (
            length < line.Length
            && length < 4
            && (char.IsAsciiLetterUpper(line[length]) || (length > 0 && char.IsAsciiDigit(line[length])))
        )
        {
            length++;
        }

        int dash = length;
        while (dash < line.Length && dash < 5 && line[dash] == ' ')
        {
            dash++;
        }

        // A word such as "SARS-CoV" has the dash in the same place.
        bool glued = dash == length && dash + 1 < line.Length && line[dash + 1] != ' ';
        if (length < 2 || dash >= line.Length || line[dash] != '-' || (glued && !Telling.Contains(line[..length])))
        {
            return false;
        }

        field = new TaggedField(line[..length], line[(dash + 1)..].Trim());
        return true;
    }

    // A blank line ends a record only when a new one begins after it: some files have one in the middle of an abstract.
    protected override LineRole RoleOf(TaggedField field, TaggedRecord? current, bool afterBlank) =>
        current is not null
        && (
            (afterBlank && (Starters.Contains(field.Tag) || field.Tag == current.FirstTag))
            || (field.Tag == "PMID" && current.Has("PMID"))
        )
            ? LineRole.Begins
            : LineRole.Field;

    protected override bool Continues(string line, bool afterBlank) => !afterBlank || char.IsWhiteSpace(line[0]);

    protected override void Fill(TaggedRecord record, PaperDraft draft)
    {
        bool fullNameGiven = false;
        foreach (TaggedField field in record.Fields)
        {
            string text = field.Text;
            switch (field.Tag)
            {
                case "PMID":
                    draft.SetPmid(field.FirstLine);
                    break;
                case "PMC" or "PMCR":
                    draft.SetPmcid(field.FirstLine);
                    break;
                case "TI" or "TT":
                    draft.AddTitle(text);
                    break;
                case "AB":
                    draft.AddAbstractText(text);
                    break;
                case "OAB":
                    draft.AddAbstractText(WithoutSource(text));
                    break;
                case "FAU" or "CN":
                    draft.AddAuthor(text);
                    break;
                case "AU" when !fullNameGiven:
                    draft.AddAuthor(text);
                    break;
                case "JT":
                    draft.SetJournal(text);
                    break;
                case "PT":
                    draft.AddTypeAndStatus(text);
                    break;
                case "GN":
                    draft.AddNote(text);
                    break;
                case "MH" or "OT":
                    draft.AddKeyword(text.TrimStart('*'));
                    break;
                case "AD":
                    draft.AddAffiliation(text);
                    break;
                case "SI":
                    draft.AddRegistryId(text);
                    break;
                case "LID" or "AID":
                    AddLocation(draft, text);
                    break;
            }

            fullNameGiven = field.Tag == "FAU";
        }

        draft.AddTitle(record.First("BTI", "CTI"));
        draft.SetJournal(record.First("TA"));
        AddDate(record, draft);
        SetStatus(record, draft);
    }

    static void AddDate(TaggedRecord record, PaperDraft draft)
    {
        if (DateText.TryParse(record.First("DP"), out PaperDate printed))
        {
            draft.SetDate(printed);
        }

        if (DateText.TryParse(record.First("DEP"), out PaperDate online))
        {
            draft.SetDate(online);
        }

        // "Lancet. 2020 May 2;395(10234):1-9.": the date stands after the journal.
        string source = record.First("SO") ?? "";
        int dot = source.IndexOf(". ", StringComparison.Ordinal);
        if (!draft.HasDate && dot >= 0 && DateText.TryParse(source[dot..], out PaperDate cited))
        {
            draft.SetDate(cited);
        }
    }

    static void SetStatus(TaggedRecord record, PaperDraft draft)
    {
        if (record.Has("RIN"))
        {
            draft.Status = PublicationStatus.Retracted;
        }
        else if (record.Has("ROF") || record.Has("EFR"))
        {
            draft.Status = PublicationStatus.Notice;
        }
        else if (
            draft.Status == PublicationStatus.Published
            && (record.Has("EIN") || record.Has("CRI") || record.Has("CRF") || record.Has("RPI") || record.Has("RPF"))
        )
        {
            draft.Status = PublicationStatus.Corrected;
        }
    }

    static void AddLocation(PaperDraft draft, string text)
    {
        if (text.EndsWith("[doi]", StringComparison.OrdinalIgnoreCase))
        {
            draft.AddDoi(text[..^5]);
        }
        else
        {
            draft.AddLink(text);
        }
    }

    // "Publisher: Abstract available from the publisher." is no abstract.
    static string? WithoutSource(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string rest = colon is > 0 and < 20 ? text[(colon + 1)..].TrimStart() : text;
        return rest.StartsWith("Abstract available from", StringComparison.OrdinalIgnoreCase) ? null : rest;
    }
}
