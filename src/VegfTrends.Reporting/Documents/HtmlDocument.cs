using System.Globalization;
using System.Net;
using System.Text;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Documents;

/// <summary>Writes a document as one page that needs nothing else: no script, no outside resource.</summary>
public static class HtmlDocument
{
    const string Style = """
        :root { color-scheme: light; }
        body { margin: 0 auto; max-width: 72rem; padding: 1rem 1.5rem 4rem; color: #1a1a1a; background: #fff;
          font: 15px/1.55 "Segoe UI", "Helvetica Neue", Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
        h1 { font-size: 1.6rem; color: #1f4e79; }
        h2 { font-size: 1.25rem; color: #1f4e79; margin-top: 2.5rem; border-bottom: 2px solid #dce6f1; }
        nav ul { columns: 3; padding-left: 1.2rem; } a { color: #0563c1; }
        table { border-collapse: collapse; margin: .6rem 0 1.4rem; font-size: .9rem; }
        caption { text-align: left; font-weight: 600; padding: .3rem 0; }
        th { background: #1f4e79; color: #fff; text-align: left; }
        th, td { padding: .25rem .6rem; border-bottom: 1px solid #bfbfbf; vertical-align: top; }
        td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        tbody tr:nth-child(even) { background: #f6f9fc; }
        .wide { overflow-x: auto; } .charts { display: flex; flex-wrap: wrap; gap: 1.2rem; }
        figure { margin: 0; flex: 1 1 26rem; max-width: 40rem; } figcaption { font-weight: 600; }
        figure > svg { width: 100%; height: auto; }
        svg text { font-size: 12px; fill: #333; } .grid { stroke: #e5e5e5; }
        .legend { list-style: none; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; font-size: .85rem; }
        .legend svg { vertical-align: -2px; }
        @media print { h2 { break-after: avoid; } tr, figure { break-inside: avoid; } nav { display: none; } }
        """;

    /// <summary>Saves the whole page or nothing.</summary>
    /// <param name="document">What to write.</param>
    /// <param name="path">Its folder exists.</param>
    public static void Save(Document document, string path)
    {
        string full = Path.GetFullPath(path),
            temporary = Path.Combine(
                Path.GetDirectoryName(full)!,
                $".{Path.GetFileName(full)}.{Environment.ProcessId}.tmp"
            );
        try
        {
            File.WriteAllText(temporary, Write(document));
            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>The page. The same document gives the same text.</summary>
    public static string Write(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var page = new StringBuilder();
        string code = document.Language.Pick("zh-CN", "en");
        page.Append(
            CultureInfo.InvariantCulture,
            $"<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                + $"content=\"width=device-width, initial-scale=1\">\n"
        );
        page.Append(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        );
        page.Append(
            CultureInfo.InvariantCulture,
            $"<title>{Escape(document.Title)}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n"
                + $"<h1>{Escape(document.Title)}</h1>\n<nav><ul>\n"
        );
        for (int i = 0; i < document.Sections.Count; i++)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<li><a href=\"#s{i + 1}\">{Escape(document.Sections[i].Heading)}</a></li>\n"
            );
        }

        page.Append("</ul></nav>\n<main>\n");
        for (int i = 0; i < document.Sections.Count; i++)
        {
            Section(page, document.Sections[i], i + 1);
        }

        return page.Append("</main>\n</body>\n</html>\n").Replace("\r\n", "\n").ToString();
    }

    static void Section(StringBuilder page, DocumentSection section, int number)
    {
        page.Append(CultureInfo.InvariantCulture, $"<section id=\"s{number}\">\n<h2>{Escape(section.Heading)}</h2>\n");
        foreach (string paragraph in section.Paragraphs)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>{Escape(paragraph)}</p>\n");
        }

        if (section.Charts.Count > 0)
        {
            page.Append("<div class=\"charts\">\n")
                .AppendJoin("\n", section.Charts.Select(SvgChart.Of))
                .Append("\n</div>\n");
        }

        foreach (DocumentTable table in section.Tables)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<div class=\"wide\"><table><caption>{Escape(table.Caption)}</caption>\n<thead><tr>"
            );
            page.AppendJoin("", table.Columns.Select(c => $"<th scope=\"col\">{Escape(c)}</th>"))
                .Append("</tr></thead>\n<tbody>\n");
            foreach (IReadOnlyList<object?> row in table.Rows)
            {
                page.Append("<tr>").AppendJoin("", row.Select(Cell)).Append("</tr>\n");
            }

            page.Append("</tbody></table></div>\n");
        }

        page.Append("</section>\n");
    }

    static string Cell(object? value) =>
        value switch
        {
            null => "<td></td>",
            int or long => string.Create(CultureInfo.InvariantCulture, $"<td class=\"n\">{value:N0}</td>"),
            double number =>
                $"<td class=\"n\">{(double.IsNaN(number) ? "–" : number.ToString("0.000", CultureInfo.InvariantCulture))}</td>",
            _ => $"<td>{Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")}</td>",
        };

    // Control characters and halves of surrogate pairs are no HTML.
    internal static string Escape(string text) => WebUtility.HtmlEncode(Workbook.CellText.Clean(text).Text);
}
