using VegfTrends.Core;

namespace VegfTrends.Papers.Formats;

/// <summary>Web of Science (ISI) tagged text, also of its Medline, Inspec, BIOSIS, CABI and Chinese Science Citation
/// databases.</summary>
sealed class WosFormat : TaggedFormat
{
    // Lines that go on are indented, but not in every export; so a tag must be one of these.
    static readonly HashSet<string> Tags = new(
        (
            "FN VR EF PT AU AF BA BF CA GP BE TI SO SE BS LA DT CT CY CL SP HO DE ID AB C1 C3 RP EM RI OI FU FP FX CR "
            + "NR TC Z9 U1 U2 PU PI PA SN EI BN J9 JI "
            + "PD PY VL IS PN SU SI MA BP EP AR DI DL D2 EA EY PG P2 WC WE SC GA PM UT OA HC HP DA ER FT Z1 Z2 Z3 Z4 "
            + "Z5 Z6 Z7 Z8 ZA ZB ZR ZS ED AN PS PV CO MC MQ "
            + "CC CN OR BD TA CH CP DG DS GE MI NO PC PL SY TM TN TR TT US VN AE AP AC AG PR MH NT NM RC S1 SS"
        ).Split(' ')
    );

    public override string Key => "wos";

    protected override string EndMark => "ER";

    protected override string Beginning => "'PT '";

    public override bool Recognises(string head, PaperFile file)
    {
        string[] lines = [.. HeadLines.NotBlank(head)];
        return lines.Length > 2
            && (
                (
                    lines[0].StartsWith("FN ", StringComparison.Ordinal)
                    && lines[1].StartsWith("VR ", StringComparison.Ordinal)
                )
                || (
                    lines[0].Length == 4
                    && lines[0].StartsWith("PT ", StringComparison.Ordinal)
                    && lines.Any(l => l.StartsWith("TI ", StringComparison.Ordinal))
                )
            );
    }

    protected override bool TrySplit(string line, TaggedRecord? current, out TaggedField field)
    {
        bool tagged = line.Length >= 2 && (line.Length == 2 || line[2] == ' ') && Tags.Contains(line[..2]);
        field = tagged ? new TaggedField(line[..2], line[2..].Trim()) : default;
        return tagged;
    }

    protected override LineRole RoleOf(TaggedField field, TaggedRecord? current, bool afterBlank) =>
        field.Tag switch
        {
            "PT" => LineRole.Begins,
            "ER" => LineRole.Ends,
            "FN" or "VR" or "EF" => LineRole.OfFile,
            _ => LineRole.Field,
        };

    protected override void Fill(TaggedRecord record, PaperDraft draft)
    {
        bool fullNames = record.First("AF") is not null;
        foreach (TaggedField field in record.Fields)
        {
            string text = field.Text;
            switch (field.Tag)
            {
                case "TI" or "Z1" or "FT":
                    draft.AddTitle(text);
                    break;
                case "AB" or "Z4":
                    draft.AddAbstractText(text);
                    break;
                case "AF" or "CA":
                    draft.AddAuthors(field.Value);
                    break;
                case "AU" when !fullNames:
                    draft.AddAuthors(field.Value);
                    break;
                case "DT":
                    draft.AddTypeAndStatus(text);
                    break;
                case "DE" or "ID":
                    draft.AddKeywords(text);
                    break;
                case "C1":
                    draft.AddAffiliation(field.Value);
                    break;
                case "DI":
                    draft.AddDoi(field.FirstLine);
                    break;
                case "PM":
                    draft.SetPmid(field.FirstLine);
                    break;
                case "UT" when text.StartsWith("MEDLINE:", StringComparison.OrdinalIgnoreCase):
                    draft.SetPmid(text[8..]);
                    break;
            }
        }

        draft.SetJournal(record.First("SO", "J9", "JI"));
        draft.SetDate(record.First("PY"), record.First("PD"));
        if (DateText.TryParse(record.First("EA"), out PaperDate early))
        {
            draft.SetDate(early);
        }
    }
}
