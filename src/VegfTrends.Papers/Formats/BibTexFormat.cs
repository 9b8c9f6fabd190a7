using System.Text.RegularExpressions;
using VegfTrends.Core;

namespace VegfTrends.Papers.Formats;

/// <summary>BibTeX and BibLaTeX, with <c>@string</c>, <c>#</c>, nested braces and accents in LaTeX.</summary>
sealed partial class BibTexFormat : IPaperFormat
{
    public string Key => "bibtex";

    public bool Recognises(string head, PaperFile file) => HeadLines.NotBlank(head).Any(l => EntryStart().IsMatch(l));

    public IEnumerable<ReadOutcome> Read(PaperFile file, ReadOptions options, CancellationToken cancel)
    {
        using var lines = new TextLines(file.OpenText(), options.MaxRecordChars);
        var strings = new BibTexStrings(options);
        int number = 0;
        foreach (BibTexEntry entry in BibTexEntry.ReadAll(lines, options.MaxRecordChars, cancel))
        {
            if (entry.Type is "comment" or "preamble")
            {
                continue;
            }

            ReadOutcome? outcome = ReadEntry(entry, strings, file, options, number + 1);
            if (outcome is not null)
            {
                number++;
                yield return outcome;
            }
        }

        if (lines.Failure is { } failure)
        {
            yield return new PaperDraft(file.Name, Key, number + 1, options)
            {
                Position = $"line {lines.Number}",
            }.Reject($"content that cannot be read: {failure}", "a whole file; copy or export it again", null);
        }
    }

    // Null for a definition that was understood: it is no record.
    ReadOutcome? ReadEntry(BibTexEntry entry, BibTexStrings strings, PaperFile file, ReadOptions options, int number)
    {
        var draft = new PaperDraft(file.Name, Key, number, options) { Position = $"line {entry.Line}" };
        string? problem = entry.Problem;
        IReadOnlyDictionary<string, string> fields = problem is null
            ? BibTexParser.Parse(entry.Body, strings, out problem)
            : new Dictionary<string, string>();
        if (problem is null && entry.Type == "string" && !strings.TryDefine(fields))
        {
            problem = $"@string definitions of more than {options.MaxRecordChars:N0} characters";
        }

        if (problem is not null)
        {
            return draft.Reject(
                problem,
                $"an entry like @article{{key, title = {{…}}}}",
                entry.Raw(options.MaxQuarantineChars)
            );
        }

        if (entry.Type == "string")
        {
            return null;
        }

        Fill(draft, entry.Type, fields);
        string raw = entry.Raw(options.MaxQuarantineChars);
        ReadOutcome outcome = draft.Build(raw);
        return outcome is ReadOutcome.Read read ? DamagedText.Check(read, draft, raw) : outcome;
    }

    static void Fill(PaperDraft draft, string type, IReadOnlyDictionary<string, string> fields)
    {
        string? Text(string name) => fields.TryGetValue(name, out string? value) ? LatexText.Decode(value) : null;
        string? Plain(string name) => fields.TryGetValue(name, out string? value) ? LatexText.Unescape(value) : null;

        draft.AddTitle(Text("title"));
        draft.AddTitle(Text("title_en") ?? Text("titletranslation") ?? Text("origtitle"));
        draft.AddAbstractText(Text("abstract"));
        draft.AddAbstractText(Text("abstract_en"));
        foreach (string name in BibTexParser.SplitNames(fields.GetValueOrDefault("author") ?? ""))
        {
            draft.AddAuthors(LatexText.Decode(name));
        }

        draft.SetJournal(Text("journal") ?? Text("journaltitle") ?? Text("booktitle"));
        string? keywords = Text("keywords") ?? Text("keyword");
        draft.AddKeywords(keywords, commas: keywords?.AsSpan().ContainsAny(';', '；') == false);
        draft.AddDoi(Plain("doi"));
        string? pmid = Plain("pmid") ?? Plain("note");
        draft.SetPmid(pmid?.Trim().TrimEnd('.'));
        draft.SetPmcid(Plain("pmcid") ?? Plain("pmc"));
        draft.AddLink(Plain("url") ?? Plain("link"));
        draft.AddTypeAndStatus(type);
        if (DateText.TryParse(Text("date"), out PaperDate date))
        {
            draft.SetDate(date);
        }

        string? month = Text("month"),
            day = Text("day");
        draft.SetDate(
            Text("year"),
            month is not null
            && month.All(char.IsAsciiDigit)
            && DateText.TryParse($"{Text("year")}-{month}-{day ?? "0"}", out PaperDate numeric)
                ? numeric.ToString()
                : $"{month} {day}"
        );
    }

    [GeneratedRegex(
        @"^\s*@\s*(article|book|booklet|inbook|incollection|inproceedings|conference|proceedings|manual|mastersthesis"
            + @"|phdthesis|thesis|misc|techreport|report|unpublished|online|electronic|dataset|patent|periodical"
            + @"|collection|string|preamble|comment)\s*[{(]",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex EntryStart();
}
