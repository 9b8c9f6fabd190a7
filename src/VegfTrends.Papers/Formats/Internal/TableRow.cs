using VegfTrends.Core;

namespace VegfTrends.Papers.Formats;

/// <summary>Puts the cells of one row into a draft, by what their columns hold.</summary>
static class TableRow
{
    // A column "source" names the journal in Embase and Cochrane, the database elsewhere.
    static readonly HashSet<string> Databases = new(StringComparer.OrdinalIgnoreCase)
    {
        "pubmed", "medline", "embase", "scopus", "wos", "web of science", "cochrane", "cnki", "wanfang", "cqvip", "vip", "sinomed", "openalex", "europepmc", "知网", "万方", "维普",
    };

    public static void Fill(PaperColumn[] columns, IReadOnlyList<string?> cells, PaperDraft draft)
    {
        Language? language = First(columns, cells, PaperColumn.Language)?.Trim().ToLowerInvariant() switch
        {
            "zh" or "chi" or "zho" or "zh-cn" or "中文" => Language.Zh,
            "en" or "eng" or "en-us" or "en-gb" or "英文" => Language.En,
            _ => null,
        };
        for (int i = 0; i < Math.Min(columns.Length, cells.Count); i++)
        {
            if (cells[i] is { Length: > 0 } cell && !IsMissing(cell))
            {
                Put(columns[i], cell, language, draft);
            }
        }

        FillDate(columns, cells, draft);
        if (First(columns, cells, PaperColumn.Source) is { } source && !Databases.Contains(source.Trim()))
        {
            draft.SetJournal(JournalOfSource(source));
        }
    }

    static void Put(PaperColumn column, string cell, Language? language, PaperDraft draft)
    {
        switch (column)
        {
            case PaperColumn.Id:
                draft.GivenId ??= cell;
                break;
            case PaperColumn.Title when language is { } given:
                draft.AddTitle(cell, given);
                break;
            case PaperColumn.Abstract when language is { } given:
                draft.AddAbstract(cell, given);
                break;

            // By script even where the header names the language: "original title" may be in any, and people fill the wrong column.
            case PaperColumn.Title or PaperColumn.TitleZh or PaperColumn.TitleEn:
                draft.AddTitle(cell);
                break;
            case PaperColumn.Abstract or PaperColumn.AbstractZh or PaperColumn.AbstractEn:
                draft.AddAbstract(cell);
                break;
            case PaperColumn.Authors:
                Each(ListCell.Split(cell, names: true), draft.AddAuthor);
                break;
            case PaperColumn.Keywords:
                Each(ListCell.Split(cell, names: false), draft.AddKeyword);
                break;
            case PaperColumn.Type:
                Each(cell.Split(';', '|'), draft.AddType);
                break;
            case PaperColumn.Journal:
                draft.SetJournal(cell);
                break;
            case PaperColumn.Doi:
                draft.SetDoi(cell);
                break;
            case PaperColumn.Pmid:
                draft.SetPmid(cell[(cell.LastIndexOf('/') + 1)..]);
                break;
            case PaperColumn.Pmcid:
                draft.SetPmcid(cell[(cell.LastIndexOf('/') + 1)..]);
                break;
            case PaperColumn.CnkiId:
                draft.SetCnkiId(cell);
                break;
            case PaperColumn.Url:
                draft.SetUrl(cell);
                break;
            case PaperColumn.Registry:
                draft.AddRegistryId(cell);
                break;
            case PaperColumn.Retracted when cell.Trim().ToLowerInvariant() is "true" or "1" or "yes":
                draft.Status = PublicationStatus.Retracted;
                break;
        }
    }

    // The first of January beside a year of its own is how Lens and OpenAlex write a year alone.
    static void FillDate(PaperColumn[] columns, IReadOnlyList<string?> cells, PaperDraft draft)
    {
        if (DateText.TryParse(First(columns, cells, PaperColumn.Year), out PaperDate year))
        {
            draft.SetDate(year);
        }

        if (DateText.TryParse(First(columns, cells, PaperColumn.Date), out PaperDate date) && !(draft.HasDate && date is { Month: 1, Day: 1 }))
        {
            draft.SetDate(date);
        }

        string? source = First(columns, cells, PaperColumn.Source);
        int label = source?.IndexOf("Date of Publication:", StringComparison.OrdinalIgnoreCase) ?? -1;
        if (!draft.HasDate && label >= 0 && DateText.TryParse(source![(label + 20)..], out PaperDate embase))
        {
            draft.SetDate(embase);
        }
    }

    // Embase: "Endoscopic Ultrasound (2014) 3:3 (152-160). Date of Publication: 2014".
    static string JournalOfSource(string source)
    {
        int year = source.IndexOf(" (", StringComparison.Ordinal);
        return year > 0 && year + 6 < source.Length && source[year + 6] == ')' && source.AsSpan(year + 2, 4).IndexOfAnyExceptInRange('0', '9') < 0
            ? source[..year] : source;
    }

    static bool IsMissing(string cell) =>
        cell.Length < 30 && cell.Trim().Trim('[', ']', '.').ToLowerInvariant() is "no abstract available" or "no abstract" or "n/a" or "nan" or "null" or "none";

    static string? First(PaperColumn[] columns, IReadOnlyList<string?> cells, PaperColumn wanted)
    {
        for (int i = 0; i < Math.Min(columns.Length, cells.Count); i++)
        {
            if (columns[i] == wanted && !string.IsNullOrWhiteSpace(cells[i]))
            {
                return cells[i];
            }
        }

        return null;
    }

    static void Each(IEnumerable<string> parts, Action<string?> add)
    {
        foreach (string part in parts)
        {
            add(part);
        }
    }
}
