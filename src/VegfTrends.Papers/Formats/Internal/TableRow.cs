using VegfTrends.Core;

namespace VegfTrends.Papers.Formats;

/// <summary>Puts the cells of one row into a draft, by what their columns hold.</summary>
static class TableRow
{
    // A column "source" names the journal in Embase and Cochrane, the database elsewhere.
    static readonly HashSet<string> Databases = new(StringComparer.OrdinalIgnoreCase)
    {
        "pubmed",
        "medline",
        "embase",
        "scopus",
        "wos",
        "web of science",
        "cochrane",
        "cnki",
        "wanfang",
        "cqvip",
        "vip",
        "sinomed",
        "openalex",
        "europepmc",
        "知网",
        "万方",
        "维普",
    };

    public static void Fill(PaperColumn[] columns, IReadOnlyList<string?> cells, PaperDraft draft)
    {
        Language? language = First(columns, cells, PaperColumn.Language)?.Trim().ToLowerInvariant() switch
        {
            "zh" or "chi" or "zho" or "zh-cn" or "中文" => Language.Zh,
            "en" or "eng" or "en-us" or "en-gb" or "英文" => Language.En,
            _ => null,
        };
        bool authors = false;
        for (int i = 0; i < Math.Min(columns.Length, cells.Count); i++)
        {
            // Scopus and Web of Science list the authors twice, short and in full.
            if (
                string.IsNullOrWhiteSpace(cells[i])
                || IsMissing(cells[i]!)
                || (authors && columns[i] == PaperColumn.Authors)
            )
            {
                continue;
            }

            Put(columns[i], cells[i]!, language, draft);
            authors |= columns[i] == PaperColumn.Authors;
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

            // By script even where the header names the language: "original title" may be in any, and people fill the
            // wrong column.
            case PaperColumn.Title
            or PaperColumn.TitleZh
            or PaperColumn.TitleEn:
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
                draft.SetDoi(DoiOfLink(cell));
                break;
            case PaperColumn.Affiliation:
                draft.AddAffiliation(cell);
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

        if (
            DateText.TryParse(First(columns, cells, PaperColumn.Date), out PaperDate date)
            && !(draft.HasDate && date is { Month: 1, Day: 1 })
        )
        {
            draft.SetDate(date);
        }

        // Embase has the date in the source only, and writes "1 Dec 2018" for December 2018.
        string? source = First(columns, cells, PaperColumn.Source);
        int label = source?.IndexOf("Date of Publication:", StringComparison.OrdinalIgnoreCase) ?? -1;
        if (!draft.HasDate && label >= 0 && DateText.TryParse(source![(label + 20)..], out PaperDate embase))
        {
            draft.SetDate(
                embase is { Month: 1, Day: 1 } ? new PaperDate(embase.Year)
                : embase.Day == 1 ? new PaperDate(embase.Year, embase.Month)
                : embase
            );
        }
    }

    // Embase has the DOI in its link only: …&id=doi:10.1002%2Fcncr.20369&…
    static string? DoiOfLink(string link)
    {
        int start = link.IndexOf("id=doi:", StringComparison.Ordinal);
        return start < 0 ? null : Uri.UnescapeDataString(link[(start + 7)..].Split('&')[0]);
    }

    // Embase: "Endoscopic Ultrasound (2014) 3:3 (152-160). Date of Publication: 2014".
    static string JournalOfSource(string source)
    {
        int year = source.IndexOf(" (", StringComparison.Ordinal);
        return
            year > 0
            && year + 6 < source.Length
            && source[year + 6] == ')'
            && source.AsSpan(year + 2, 4).IndexOfAnyExceptInRange('0', '9') < 0
            ? source[..year]
            : source;
    }

    static bool IsMissing(string cell) =>
        cell.Length < 30
        && cell.Trim().Trim('[', ']', '.').ToLowerInvariant()
            is "no abstract available"
                or "no abstract"
                or "n/a"
                or "nan"
                or "null"
                or "none";

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
