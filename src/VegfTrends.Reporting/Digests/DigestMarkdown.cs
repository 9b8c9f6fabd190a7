using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace VegfTrends.Reporting.Digests;

/// <summary>A digest as Markdown (CommonMark), and as the plain text that goes beside the HTML of an e-mail.</summary>
public static partial class DigestMarkdown
{
    // All that CommonMark or a renderer with extensions could take for markup within a line.
    const string Special = "\\`*_{}[]<>#|~&!$";

    public static string Render(Digest digest) => Write(digest, markdown: true);

    /// <summary>The same without markup.</summary>
    public static string PlainText(Digest digest) => Write(digest, markdown: false);

    static string Write(Digest digest, bool markdown)
    {
        ArgumentNullException.ThrowIfNull(digest);
        var texts = new DigestTexts(digest.Language);
        var pen = new Pen(markdown);
        pen.Heading(1, texts.Title);
        pen.Line(pen.Text($"{DigestTexts.Day(digest.Day)} · {texts.Sum(digest)}"));
        pen.Line("");
        if (digest.Suspects.Count > 0)
        {
            pen.Line(pen.Strong(texts.Suspect));
            pen.Line("");
            digest.Suspects.ToList().ForEach(s => pen.Item("- ", pen.Text($"{s.Source}: {s.Why}")));
            pen.Line("");
        }

        Firsts(pen, digest, texts);
        Papers(pen, digest, texts);
        if (digest.Changes.Count > 0)
        {
            pen.Heading(2, texts.Changes);
            digest
                .Changes.ToList()
                .ForEach(c => pen.Item("- ", $"{pen.Strong(texts.Change(c.Status))} {pen.Linked(c.Title, c.Link)}"));
            pen.Line("");
        }

        if (digest.Rises.Count > 0)
        {
            pen.Heading(2, texts.Rises);
            digest.Rises.ToList().ForEach(r => pen.Item("- ", pen.Text(texts.Rise(r))));
            pen.Line("");
            pen.Line(pen.Text(texts.RiseNote));
            pen.Line("");
        }

        if (digest.Undecided > 0)
        {
            pen.Line(pen.Text(texts.Undecided(digest.Undecided)));
            pen.Line("");
        }

        pen.Line(markdown ? "---" : "--");
        pen.Line("");
        pen.Line(pen.Text(texts.Foot(digest.Reader)));
        return pen.ToString();
    }

    static void Firsts(Pen pen, Digest digest, DigestTexts texts)
    {
        if (digest.Firsts.Count == 0)
        {
            return;
        }

        var papers = digest.Papers.ToDictionary(p => p.Id);
        pen.Heading(2, texts.Firsts);
        foreach (DigestFirst first in digest.Firsts.Take(DigestShape.Firsts))
        {
            pen.Item(
                "- ",
                $"{pen.Strong(first.Combination)} – {pen.Text(texts.First(first.Level) + texts.Others(first.Others))}"
            );
            pen.Item("  ", pen.Linked(papers[first.PaperId].Title, papers[first.PaperId].Link));
        }

        if (digest.Firsts.Count > DigestShape.Firsts)
        {
            pen.Item("- ", pen.Text(texts.MoreFirsts(digest.Firsts.Count - DigestShape.Firsts)));
        }

        if (digest.StoreSince is { } since)
        {
            pen.Line("");
            pen.Line(pen.Text(texts.Since(since)));
        }

        pen.Line("");
    }

    static void Papers(Pen pen, Digest digest, DigestTexts texts)
    {
        if (digest.Papers.Count == 0)
        {
            pen.Line(pen.Text(texts.Nothing));
            pen.Line("");
            return;
        }

        pen.Heading(2, texts.Papers);
        foreach ((int index, DigestPaper paper) in digest.Papers.Take(DigestShape.InFull).Index())
        {
            string number = string.Create(CultureInfo.InvariantCulture, $"{index + 1}. "),
                indent = new(' ', number.Length);
            pen.Item(number, pen.Strong(paper.Title));
            foreach (string line in new[] { paper.OtherTitle, paper.Where, paper.What }.OfType<string>())
            {
                pen.Item(indent, pen.Text(line));
            }

            pen.Item(
                indent,
                string.Join(" · ", paper.Categories.Select(c => pen.Text($"{c.Name} {texts.Score(c.Score)}")))
            );
            if (paper.Evidence is { } evidence)
            {
                pen.Item(indent, texts.Evidence + pen.Marked(evidence));
            }

            pen.Item(indent, paper.Link is { } link ? pen.Linked(link.Name, link) : pen.Text(texts.NoLink + paper.Id));
            pen.Line("");
        }

        if (digest.Papers.Count > DigestShape.InFull)
        {
            pen.Line(pen.Text(texts.More(digest.Papers.Count - DigestShape.InFull)));
            pen.Line("");
            foreach (DigestPaper paper in digest.Papers.Skip(DigestShape.InFull))
            {
                pen.Item("- ", pen.Linked(paper.Title, paper.Link));
            }

            pen.Line("");
        }
    }

    sealed partial class Pen(bool markdown)
    {
        readonly StringBuilder _text = new();

        public void Line(string line) => _text.Append(line).Append('\n');

        // Two spaces at the end keep lines apart in Markdown.
        public void Item(string mark, string text) => Line(mark + text + (markdown ? "  " : ""));

        public void Heading(int level, string text)
        {
            Line(markdown ? $"{new string('#', level)} {Text(text)}" : text);
            Line(markdown ? "" : new string(level == 1 ? '=' : '-', Math.Min(60, text.Length)));
        }

        public string Text(string text)
        {
            string line = Digests.PlainText.OneLine(text);
            if (!markdown)
            {
                return line;
            }

            string escaped = string.Concat(
                line.Select(c => Special.Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c.ToString())
            );
            // What would begin a list or a heading's underline.
            return escaped is ['-' or '+' or '=', ..] ? "\\" + escaped : NumberedLine().Replace(escaped, "$1\\$2");
        }

        public string Strong(string text) => markdown ? $"**{Text(text)}**" : Text(text);

        public string Linked(string text, DigestLink? link) =>
            link is null ? Text(text)
            : markdown ? $"[{Text(text)}](<{link.Address}>)"
            : $"{Text(text)} <{link.Address}>";

        public string Marked(DigestEvidence evidence)
        {
            if (!markdown)
            {
                return Text(evidence.Text);
            }

            var marked = new StringBuilder();
            int at = 0;
            foreach (WordSpan word in evidence.Words)
            {
                marked
                    .Append(Kept(evidence.Text[at..word.Start]))
                    .Append("**")
                    .Append(Kept(evidence.Text[word.Start..word.End]))
                    .Append("**");
                at = word.End;
            }

            return marked.Append(Kept(evidence.Text[at..])).ToString();
        }

        // The spaces around a marked word stay.
        string Kept(string text) =>
            (text.StartsWith(' ') ? " " : "") + Text(text) + (text.EndsWith(' ') && text.Trim().Length > 0 ? " " : "");

        public override string ToString() => _text.ToString();

        [GeneratedRegex(@"^([0-9]{1,9})([.)])")]
        private static partial Regex NumberedLine();
    }
}
