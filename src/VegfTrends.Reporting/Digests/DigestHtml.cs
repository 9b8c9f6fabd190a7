using System.Globalization;
using System.Net;
using System.Text;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Digests;

/// <summary>A digest as HTML with inline styles and nothing to load: what mail programs show alike. All text of records
/// is escaped.</summary>
public static class DigestHtml
{
    const string Ink = "#1c2733",
        Quiet = "#5b6b7b",
        Blue = "#1f4e79",
        Line = "#d9e1e8",
        Pale = "#f3f6f9",
        Green = "#eaf4ea",
        Red = "#fdecea";

    /// <summary>A whole document.</summary>
    public static string Render(Digest digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        var texts = new DigestTexts(digest.Language);
        string code = digest.Language.Pick("zh-CN", "en");
        string subject = Escape(texts.Subject(digest));
        return $"<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
            + $"content=\"width=device-width, initial-scale=1\">\n<title>{subject}</title>\n</head>\n"
            + $"<body style=\"margin:0;padding:0;background:#ffffff\">\n{Body(digest)}</body>\n</html>\n";
    }

    /// <summary>What stands within a page or a feed entry.</summary>
    internal static string Body(Digest digest)
    {
        var texts = new DigestTexts(digest.Language);
        string font =
            digest.Language == Language.Zh
                ? "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',Arial,sans-serif"
                : "Arial,'Helvetica Neue',Helvetica,sans-serif";
        var html = new StringBuilder();
        html.Append(
            CultureInfo.InvariantCulture,
            $"<div style=\"max-width:680px;margin:0 auto;padding:20px "
                + $"16px;font-family:{font};font-size:15px;line-height:1.5;color:{Ink}\">\n"
        );
        html.Append(
            CultureInfo.InvariantCulture,
            $"<h1 style=\"margin:0 0 2px;font-size:20px;line-height:1.3;color:{Blue}\">{Escape(texts.Title)}</h1>\n"
        );
        html.Append(
            CultureInfo.InvariantCulture,
            $"<p style=\"margin:0 0 16px;color:{Quiet}\">{DigestTexts.Day(digest.Day)} · {Escape(texts.Sum(digest))}</p>\n"
        );
        Suspects(html, digest, texts);
        Firsts(html, digest, texts);
        Papers(html, digest, texts);
        Changes(html, digest, texts);
        Rises(html, digest, texts);
        if (digest.Undecided > 0)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<p style=\"margin:14px 0 0\">{Escape(texts.Undecided(digest.Undecided))}</p>\n"
            );
        }

        html.Append(
            CultureInfo.InvariantCulture,
            $"<p style=\"margin:24px 0 0;padding-top:10px;border-top:1px solid "
                + $"{Line};font-size:12px;color:{Quiet}\">{Escape(texts.Foot(digest.Reader))}</p>\n</div>\n"
        );
        return html.ToString();
    }

    static void Suspects(StringBuilder html, Digest digest, DigestTexts texts)
    {
        if (digest.Suspects.Count == 0)
        {
            return;
        }

        html.Append(
            CultureInfo.InvariantCulture,
            $"<div style=\"margin:0 0 16px;padding:10px 14px;background:{Red};border-left:4px solid "
                + $"#c0392b\"><strong>{Escape(texts.Suspect)}</strong>\n<ul style=\"margin:4px 0 0;padding-left:20px\">\n"
        );
        foreach (SuspectSource suspect in digest.Suspects)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li>{Escape(suspect.Source)}: {Escape(suspect.Why)}</li>\n");
        }

        html.Append("</ul></div>\n");
    }

    static void Firsts(StringBuilder html, Digest digest, DigestTexts texts)
    {
        if (digest.Firsts.Count == 0)
        {
            return;
        }

        var papers = digest.Papers.ToDictionary(p => p.Id);
        html.Append(
            CultureInfo.InvariantCulture,
            $"<div style=\"margin:0 0 16px;padding:12px 14px;background:{Green};border-left:4px solid #2e7d32\"><h2 "
                + $"style=\"margin:0 0 4px;font-size:16px;color:#1b5e20\">{Escape(texts.Firsts)}</h2>\n"
        );
        foreach (DigestFirst first in digest.Firsts.Take(DigestShape.Firsts))
        {
            DigestPaper paper = papers[first.PaperId];
            html.Append(
                CultureInfo.InvariantCulture,
                $"<p style=\"margin:6px 0 0\"><strong>{Escape(first.Combination)}</strong> <span "
                    + $"style=\"color:{Quiet}\">{Escape(texts.First(first.Level) + texts.Others(first.Others))}</span>"
                    + $"<br>{Linked(paper.Title, paper.Link)}</p>\n"
            );
        }

        if (digest.Firsts.Count > DigestShape.Firsts)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<p style=\"margin:6px 0 0\">{Escape(texts.MoreFirsts(digest.Firsts.Count - DigestShape.Firsts))}</p>\n"
            );
        }

        if (digest.StoreSince is { } since)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<p style=\"margin:8px 0 0;font-size:12px;color:{Quiet}\">{Escape(texts.Since(since))}</p>\n"
            );
        }

        html.Append("</div>\n");
    }

    static void Papers(StringBuilder html, Digest digest, DigestTexts texts)
    {
        if (digest.Papers.Count == 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p style=\"margin:0 0 16px\">{Escape(texts.Nothing)}</p>\n");
            return;
        }

        Heading(html, texts.Papers);
        foreach ((int index, DigestPaper paper) in digest.Papers.Take(DigestShape.InFull).Index())
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<div style=\"margin:0 0 18px\"><div style=\"font-size:16px;line-height:1.4\">{index + 1}. "
                    + $"{Linked(paper.Title, paper.Link, bold: true)}</div>\n"
            );
            Quietly(html, paper.OtherTitle);
            Quietly(
                html,
                paper.Where is null ? paper.What
                    : paper.What is null ? paper.Where
                    : $"{paper.Where} · {paper.What}"
            );
            html.Append("<div style=\"margin:4px 0\">");
            foreach (DigestCategory category in paper.Categories)
            {
                html.Append(
                    CultureInfo.InvariantCulture,
                    $"<span style=\"display:inline-block;margin:0 6px 4px 0;padding:1px "
                        + $"8px;border-radius:10px;background:#dce6f1;font-size:13px;color:{Blue}\">{Escape(category.Name)} "
                        + $"<strong>{texts.Score(category.Score)}</strong></span>"
                );
            }

            html.Append("</div>\n");
            if (paper.Evidence is { } evidence)
            {
                html.Append(
                    CultureInfo.InvariantCulture,
                    $"<div style=\"padding:6px 10px;background:{Pale};border-left:3px solid "
                        + $"{Line};font-size:14px\">{Marked(evidence)}</div>\n"
                );
            }

            string where = paper.Link is { } link
                ? Anchor(link.Name, link)
                : $"<span style=\"color:{Quiet}\">{Escape(texts.NoLink + paper.Id)}</span>";
            html.Append(
                CultureInfo.InvariantCulture,
                $"<div style=\"margin-top:4px;font-size:13px\">{where}</div></div>\n"
            );
        }

        if (digest.Papers.Count > DigestShape.InFull)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<p style=\"margin:0 0 4px\">{Escape(texts.More(digest.Papers.Count - DigestShape.InFull))}</p>\n<ol "
                    + $"start=\"{DigestShape.InFull + 1}\" style=\"margin:0 0 16px;padding-left:34px;font-size:14px\">\n"
            );
            foreach (DigestPaper paper in digest.Papers.Skip(DigestShape.InFull))
            {
                html.Append(CultureInfo.InvariantCulture, $"<li>{Linked(paper.Title, paper.Link)}</li>\n");
            }

            html.Append("</ol>\n");
        }
    }

    static void Changes(StringBuilder html, Digest digest, DigestTexts texts)
    {
        if (digest.Changes.Count == 0)
        {
            return;
        }

        Heading(html, texts.Changes);
        html.Append("<ul style=\"margin:0 0 16px;padding-left:20px\">\n");
        foreach (DigestChange change in digest.Changes)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<li><strong style=\"color:#b71c1c\">{Escape(texts.Change(change.Status))}</strong> "
                    + $"{Linked(change.Title, change.Link)}</li>\n"
            );
        }

        html.Append("</ul>\n");
    }

    static void Rises(StringBuilder html, Digest digest, DigestTexts texts)
    {
        if (digest.Rises.Count == 0)
        {
            return;
        }

        Heading(html, texts.Rises);
        html.Append("<ul style=\"margin:0;padding-left:20px\">\n");
        foreach (DigestRise rise in digest.Rises)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li>{Escape(texts.Rise(rise))}</li>\n");
        }

        html.Append(
            CultureInfo.InvariantCulture,
            $"</ul>\n<p style=\"margin:2px 0 0;font-size:12px;color:{Quiet}\">{Escape(texts.RiseNote)}</p>\n"
        );
    }

    static void Heading(StringBuilder html, string text) =>
        html.Append(
            CultureInfo.InvariantCulture,
            $"<h2 style=\"margin:0 0 10px;padding-bottom:4px;border-bottom:2px solid "
                + $"{Blue};font-size:16px;color:{Blue}\">{Escape(text)}</h2>\n"
        );

    static void Quietly(StringBuilder html, string? text)
    {
        if (text is not null)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<div style=\"font-size:13px;color:{Quiet}\">{Escape(text)}</div>\n"
            );
        }
    }

    static string Linked(string text, DigestLink? link, bool bold = false)
    {
        string shown = link is null ? Escape(text) : Anchor(text, link);
        return bold ? $"<strong>{shown}</strong>" : shown;
    }

    static string Anchor(string text, DigestLink link) =>
        $"<a href=\"{Escape(link.Address)}\" style=\"color:{Blue}\">{Escape(text)}</a>";

    static string Marked(DigestEvidence evidence)
    {
        var html = new StringBuilder();
        int at = 0;
        foreach (WordSpan word in evidence.Words)
        {
            html.Append(Escape(evidence.Text[at..word.Start]))
                .Append("<b style=\"background:#fff3c4\">")
                .Append(Escape(evidence.Text[word.Start..word.End]))
                .Append("</b>");
            at = word.End;
        }

        return html.Append(Escape(evidence.Text[at..])).ToString();
    }

    // Control characters would make the page, and a feed around it, unreadable.
    static string Escape(string text) => WebUtility.HtmlEncode(PlainText.SameLength(text));
}
