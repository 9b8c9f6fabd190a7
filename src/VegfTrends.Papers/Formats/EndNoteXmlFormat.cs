namespace VegfTrends.Papers.Formats;

/// <summary>
/// EndNote XML as EndNote, Zotero, Mendeley and JabRef write it (<c>xml/records/record</c>), and the flat upper-case
/// dialect of EndNote 7 and older.
/// </summary>
public sealed class EndNoteXmlFormat : IPaperFormat
{
    static readonly string[] Records = ["record", "RECORD"];
    static readonly string[] Telling = ["<titles", "<ref-type", "<contributors", "<REFERENCE_TYPE", "<source-app"];
    static readonly string[] PubMedNames = ["medline", "pubmed", "nlm"];

    public string Key => "endnote-xml";

    public bool Recognises(string head, PaperFile file)
    {
        ArgumentNullException.ThrowIfNull(head);
        return head.AsSpan().TrimStart().StartsWith("<", StringComparison.Ordinal)
            && head.Contains("<record", StringComparison.OrdinalIgnoreCase)
            && Telling.Any(t => head.Contains(t, StringComparison.Ordinal));
    }

    public IEnumerable<ReadOutcome> Read(PaperFile file, ReadOptions options, CancellationToken cancel) =>
        new PieceReader(Key, file, options, cancel).Xml(Records, Fill);

    // The modern dialect groups fields (titles/title), the old one lists them (TITLE); asking both costs nothing.
    static void Fill(XmlItem record, PaperDraft draft)
    {
        draft.AddTitle(record.TextAt("titles", "title") ?? record.TextAt("title"));
        draft.AddTitle(record.TextAt("titles", "translated-title") ?? record.TextAt("translated-title"));
        draft.AddAbstract(record.TextAt("abstract"));
        draft.AddAbstract(record.TextAt("translated-abstract"));
        draft.SetJournal(
            record.TextAt("periodical", "full-title")
                ?? record.TextAt("titles", "secondary-title")
                ?? record.TextAt("secondary_title")
                ?? record.TextAt("periodical", "abbr-1")
        );
        FillDate(record, draft);
        record.At("contributors", "authors", "author").Concat(record.At("authors", "author")).Each(draft.AddAuthor);
        record.At("keywords", "keyword").Each(draft.AddKeyword);
        record.All("auth-address").Each(draft.AddAffiliation);
        draft.AddType(record.Child("ref-type")?.Attribute("name"));
        foreach (string type in (record.TextAt("work-type") ?? "").Split(';', '\r', '\n'))
        {
            draft.AddType(type);
        }

        draft.SetDoi(record.TextAt("electronic-resource-num"));
        FillAccession(record, draft);
        record
            .At("urls", "related-urls", "url")
            .Concat(record.At("urls", "web-urls", "url"))
            .Concat(record.All("url"))
            .Each(draft.SetUrl);
        draft.SetPmcid(record.TextAt("custom2"));
    }

    static void FillDate(XmlItem record, PaperDraft draft)
    {
        string? year = record.TextAt("dates", "year") ?? record.TextAt("year");
        if (DateText.TryParse(year, out var date))
        {
            draft.SetDate(date);
        }

        // "Jun 12" or "06/12" beside the year, or a whole date of its own.
        string? day = record.TextAt("dates", "pub-dates", "date");
        if (
            draft.HasDate
            && day is not null
            && DateText.TryParse(Has4Digits(day) ? day : $"{year?.Trim()} {day}", out var sharper)
        )
        {
            draft.SetDate(sharper);
        }
        else if (DateText.TryParse(day, out var alone))
        {
            draft.SetDate(alone);
        }
    }

    static bool Has4Digits(string text)
    {
        int run = 0;
        return text.Any(c => (run = char.IsAsciiDigit(c) ? run + 1 : 0) == 4);
    }

    // An accession number is a PMID only where the record says that it comes from PubMed: other databases count with
    // bare digits too.
    static void FillAccession(XmlItem record, PaperDraft draft)
    {
        string database = string.Join(
            ' ',
            record.TextAt("remote-database-name"),
            record.TextAt("remote-database-provider")
        );
        string? accession = record.TextAt("accession-num");
        if (
            accession is not null
            && (
                accession.TrimStart().StartsWith("pmid", StringComparison.OrdinalIgnoreCase)
                || PubMedNames.Any(d => database.Contains(d, StringComparison.OrdinalIgnoreCase))
            )
        )
        {
            draft.SetPmid(accession);
        }

        draft.AddRegistryId(accession);
    }
}
