namespace VegfTrends.Papers.Formats;

/// <summary>RIS in the dialects of PubMed, PMC, Zotero, EndNote, Scopus, Embase, Cochrane, Lens and Web of
/// Science.</summary>
sealed class RisFormat : TaggedFormat
{
    // With one space before the dash only these count: "OS - 12 months" may be a line of an abstract.
    static readonly HashSet<string> Common =
    [
        "TY",
        "ER",
        "TI",
        "T1",
        "T2",
        "AB",
        "N2",
        "AU",
        "A1",
        "PY",
        "Y1",
        "DA",
        "DO",
        "JO",
        "JF",
        "JA",
        "KW",
        "UR",
        "ID",
        "SN",
        "VL",
        "IS",
        "SP",
        "EP",
    ];

    static readonly Dictionary<string, string> Types = new()
    {
        ["JOUR"] = "Journal Article",
        ["EJOUR"] = "Journal Article",
        ["CONF"] = "Conference Proceedings",
        ["CPAPER"] = "Conference Paper",
        ["THES"] = "Thesis",
        ["BOOK"] = "Book",
        ["CHAP"] = "Book Chapter",
        ["RPRT"] = "Report",
        ["PAT"] = "Patent",
        ["ABST"] = "Abstract",
        ["UNPB"] = "Unpublished Work",
        ["NEWS"] = "Newspaper Article",
        ["MGZN"] = "Magazine Article",
    };

    public override string Key => "ris";

    protected override string EndMark => "ER  -";

    protected override string Beginning => "'TY  - '";

    public override bool Recognises(string head, PaperFile file)
    {
        bool tags = false;
        foreach (string line in HeadLines.NotBlank(head))
        {
            if (TrySplit(line, null, out TaggedField field))
            {
                if (field.Tag == "TY" || (tags && field.Tag == "ER"))
                {
                    return true;
                }

                // Ovid's tags have the same shape; it names itself first.
                if (field.Tag == "VN" && field.Value.StartsWith("Ovid", StringComparison.OrdinalIgnoreCase))
                {
                    return false;
                }

                tags = true;
            }
            else if (!tags && line[0] is '<' or '{' or '%' or '@')
            {
                return false;
            }
        }

        return false;
    }

    protected override bool TrySplit(string line, TaggedRecord? current, out TaggedField field)
    {
        field = default;
        if (
            line.Length < 4
            || !char.IsAsciiLetterUpper(line[0])
            || !(char.IsAsciiLetterUpper(line[1]) || char.IsAsciiDigit(line[1]))
        )
        {
            return false;
        }

        int dash = 2;
        while (dash < line.Length && dash < 7 && line[dash] is ' ' or '\t')
        {
            dash++;
        }

        string tag = line[..2];
        bool oneSpace = dash == 3 && line[2] == ' ';
        if (
            dash == 2
            || dash >= line.Length
            || line[dash] != '-'
            || (oneSpace && !(Common.Contains(tag) && (line.Length == 4 || line[4] == ' ')))
        )
        {
            return false;
        }

        field = new TaggedField(tag, line[(dash + 1)..].Trim());
        return true;
    }

    protected override LineRole RoleOf(TaggedField field, TaggedRecord? current, bool afterBlank) =>
        field.Tag switch
        {
            "TY" => LineRole.Begins,
            "ER" => LineRole.Ends,
            _ => LineRole.Field,
        };

    protected override void Fill(TaggedRecord record, PaperDraft draft)
    {
        string type = record.First("TY") ?? "";
        string database = $"{record.First("DB")} {record.First("DP")}";
        foreach (TaggedField field in record.Fields)
        {
            string text = field.Text;
            switch (field.Tag)
            {
                case "TI" or "T1" or "CT" or "TT":
                    draft.AddTitle(text);
                    break;
                case "AB" or "N2":
                    draft.AddAbstractText(text);
                    break;
                case "AU" or "A1":
                    draft.AddAuthors(text);
                    break;
                case "KW":
                    draft.AddKeywords(field.Value);
                    break;
                case "AD":
                    draft.AddAffiliation(field.Value);
                    break;
                case "DO":
                    draft.AddDoi(text);
                    break;
                case "L3":
                    draft.AddDoiIfSaid(text);
                    break;
                case "N1":
                    draft.AddDoiIfSaid(text);
                    draft.AddNote(text);
                    break;
                case "M3":
                    AddTypeOrDoi(draft, text);
                    break;
                case "UR" or "L2" or "LK" or "L1":
                    AddLinks(draft, field);
                    break;
                default:
                    AddIdentifier(draft, field.Tag, field.FirstLine, database);
                    break;
            }
        }

        draft.AddTitle(draft.HasText ? null : record.First("BT", "ST"));
        draft.SetJournal(record.First("JF", "T2", "JO", "J2", "J1", "JA", "BT"));
        draft.SetDate(record.First("PY"), null);
        draft.SetDate(record.First("PY"), record.First("DA"));
        draft.SetDate(draft.HasDate ? null : record.First("Y1"), null);
        draft.SetDate(record.First("PY"), record.First("Y1"));
        if (Types.TryGetValue(type, out string? name))
        {
            draft.AddType(name);
        }
    }

    static void AddLinks(PaperDraft draft, TaggedField field)
    {
        foreach (string link in field.Lines)
        {
            draft.AddLink(link);
        }
    }

    static void AddTypeOrDoi(PaperDraft draft, string text)
    {
        if (
            text.StartsWith("10.", StringComparison.Ordinal)
            || text.StartsWith("doi", StringComparison.OrdinalIgnoreCase)
        )
        {
            draft.AddDoi(text);
        }
        else
        {
            draft.AddTypeAndStatus(text);
        }
    }

    static void AddIdentifier(PaperDraft draft, string tag, string text, string database)
    {
        bool pubMed =
            database.Contains("PubMed", StringComparison.OrdinalIgnoreCase)
            || database.Contains("MEDLINE", StringComparison.OrdinalIgnoreCase)
            || database.Contains("NLM", StringComparison.Ordinal);
        switch (tag)
        {
            case "AN" when text.StartsWith("PMC", StringComparison.OrdinalIgnoreCase):
                draft.SetPmcid(text);
                break;
            case "AN" or "ID" when pubMed || text.StartsWith("PMID", StringComparison.OrdinalIgnoreCase):
                draft.SetPmid(text);
                break;
            case "C2": // EndNote writes the PMCID here, Scopus the PMID
                draft.SetPmcid(text);
                draft.SetPmid(database.Contains("Scopus", StringComparison.OrdinalIgnoreCase) ? text : null);
                break;
            case "C5" when database.Contains("Embase", StringComparison.OrdinalIgnoreCase):
                draft.SetPmid(text);
                break;
            case "PM": // Cochrane: "PUBMED 12345678"
                draft.SetPmid(text.StartsWith("PUBMED", StringComparison.OrdinalIgnoreCase) ? text[6..] : text);
                break;
            case "U1" when text.EndsWith("[pmid]", StringComparison.OrdinalIgnoreCase):
                draft.SetPmid(text[..^6]);
                break;
            case "AN" when text.StartsWith("10.", StringComparison.Ordinal):
                draft.AddDoi(text);
                break;
        }
    }
}
