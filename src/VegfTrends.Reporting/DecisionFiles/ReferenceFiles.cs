using System.Globalization;
using VegfTrends.Core;

namespace VegfTrends.Reporting.DecisionFiles;

/// <summary>Papers for reference managers, with what people decided, else what the model assigned, as keywords:
/// <see cref="DecisionKeywords"/>.</summary>
static class ReferenceFiles
{
    public static int WriteRis(TextWriter writer, IEnumerable<ExportedPaper> papers)
    {
        int count = 0;
        foreach (ExportedPaper item in papers)
        {
            Paper p = item.Paper;
            var lines = new TaggedLines(writer, "{0}  - {1}");
            lines.Add("TY", "JOUR");
            AddTexts(lines, p, "TI", "TT", "AB", "N2");
            lines.AddAll("AU", p.Authors);
            lines.Add("PY", p.Date?.Year.ToString(CultureInfo.InvariantCulture));
            lines.Add("DA", p.Date?.ToString().Replace('-', '/'));
            lines.Add("JO", p.Journal);
            lines.Add("DO", p.Doi);
            lines.Add("AN", p.Pmid);
            lines.Add("DB", p.Pmid is null ? null : "PubMed");
            lines.Add("UR", p.Url);
            lines.AddAll("KW", p.Keywords.Concat(Keywords(item)));
            lines.Add("N1", item.Decision?.Note is { } note ? $"{DecisionKeywords.Person} {note}" : null);
            writer.WriteLine("ER  - ");
            writer.WriteLine();
            count++;
        }

        return count;
    }

    public static int WriteNbib(TextWriter writer, IEnumerable<ExportedPaper> papers)
    {
        int count = 0;
        foreach (ExportedPaper item in papers)
        {
            Paper p = item.Paper;
            var lines = new TaggedLines(writer, "{0,-4}- {1}");
            lines.Add("PMID", p.Pmid);
            lines.Add("OWN", "VegfTrends");
            AddTexts(lines, p, "TI", "TT", "AB", "OAB");
            lines.AddAll("FAU", p.Authors);
            lines.Add("JT", p.Journal);
            lines.Add("DP", p.Date is { } date ? MedlineDate(date) : null);
            lines.Add("LID", p.Doi is null ? null : $"{p.Doi} [doi]");
            lines.Add("PMC", p.Pmcid);
            lines.AddAll("PT", p.Types);
            lines.AddAll("OT", p.Keywords.Concat(Keywords(item)));
            lines.Add("GN", item.Decision?.Note is { } note ? $"{DecisionKeywords.Person} {note}" : null);
            writer.WriteLine();
            count++;
        }

        return count;
    }

    static IEnumerable<string> Keywords(ExportedPaper item)
    {
        IEnumerable<string> said =
            item.Decision is not { } decision ? item.Proposed.Select(k => DecisionKeywords.Model + k)
            : decision.Categories.Count == 0 ? [DecisionKeywords.Person + CategoryNames.None(Language.En)]
            : decision.Categories.Select(k => DecisionKeywords.Person + k);
        return said.Append(DecisionKeywords.RowKeyword(item.Paper.Id, item.Decision));
    }

    static void AddTexts(TaggedLines lines, Paper p, string title, string otherTitle, string text, string otherText)
    {
        Language main = p.MainLanguage(),
            other = main.Other();
        lines.Add(title, p.Title.In(main));
        lines.Add(otherTitle, p.Title.Only(main) is null ? null : p.Title.Only(other));
        lines.Add(text, p.Abstract.In(main));
        lines.Add(otherText, p.Abstract.Only(main) is null ? null : p.Abstract.Only(other));
    }

    static string MedlineDate(PaperDate date)
    {
        DateOnly day = date.Earliest;
        return day.ToString(
            date.Day is not null ? "yyyy MMM d"
                : date.Month is not null ? "yyyy MMM"
                : "yyyy",
            CultureInfo.InvariantCulture
        );
    }

    sealed class TaggedLines(TextWriter writer, string format)
    {
        // A line break would end the field, and what follows it could read as another tag.
        public void Add(string tag, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                writer.WriteLine(
                    string.Format(
                        CultureInfo.InvariantCulture,
                        format,
                        tag,
                        string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                    )
                );
            }
        }

        public void AddAll(string tag, IEnumerable<string> values)
        {
            foreach (string value in values)
            {
                Add(tag, value);
            }
        }
    }
}
