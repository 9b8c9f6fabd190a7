using VegfTrends.Core;

namespace VegfTrends.Reporting.Digests;

/// <summary>Puts what is known of papers into the words of a digest, in the reader's language.</summary>
sealed class DigestWords(Taxonomy taxonomy, Lexicon lexicon)
{
    // A longer one is no sentence, or no longer evidence that anybody reads.
    const int LongestEvidence = 600,
        LongestTitle = 400,
        PairsShown = 2;

    readonly ConceptNames _names = new(lexicon);

    public DigestPaper Paper(AssessedPaper item, Language language)
    {
        Paper paper = item.Paper;
        return new DigestPaper
        {
            Id = paper.Id,
            Title = Title(paper, language),
            OtherTitle =
                paper.Title.Only(language) is null ? null
                : paper.Title.Only(language.Other()) is { } other ? Line(other)
                : null,
            Status = paper.Status,
            Where = Joined(", ", [paper.Journal is { } journal ? Line(journal) : null, paper.Date?.ToString()]),
            What = What(item, language),
            Categories =
            [
                .. item
                    .Assigned.OrderByDescending(k => item.Assessment.Scores.GetValueOrDefault(k))
                    .Select(k => new DigestCategory(
                        k,
                        taxonomy.Name(k, language),
                        item.Decision is null ? Math.Round(item.Assessment.Scores.GetValueOrDefault(k), 4) : null
                    )),
            ],
            Evidence = EvidenceOf(item, language),
            Link = DigestLink.Of(paper),
        };
    }

    public static DigestChange Change(Paper paper, PublicationStatus status, Language language) =>
        new(paper.Id, Title(paper, language), status, DigestLink.Of(paper));

    public string Combination(First first, AssessedPaper paper, Language language)
    {
        string partners = string.Join(
            language.Pick("、", ", "),
            first.Partners.Select(p => _names.Agent(p).In(language))
        );
        string agent = _names.Agent(first.AntiVegf).In(language)!;
        string both =
            first.Level == FirstLevel.Kind && lexicon.Kinds.FirstOrDefault(k => k.Key == first.Kind) is { } kind
                ? language == Language.Zh
                    ? $"{agent} + {kind.Name.In(language)}（{partners}）"
                    : $"{agent} + {kind.Name.In(language)} ({partners})"
                : $"{agent} + {partners}";
        string comma = language.Pick("，", ", ");
        return first.Level switch
        {
            FirstLevel.Tumour => both + comma + _names.Cancer(paper.Assessment.Cancer).In(language),
            FirstLevel.Phase => both
                + comma
                + _names.Cancer(paper.Assessment.Cancer).In(language)
                + comma
                + _names.StudyType(paper.Assessment.StudyType).In(language),
            _ => both,
        };
    }

    static string Title(Paper paper, Language language) =>
        Line(paper.Title.In(language) ?? paper.Abstract.In(language) ?? paper.Id);

    static string Line(string text) => PlainText.Cut(PlainText.OneLine(text), LongestTitle);

    string? What(AssessedPaper item, Language language)
    {
        (string, string)[] pairs = [.. item.Pairs(taxonomy)];
        string? combined =
            pairs.Length == 0
                ? null
                : string.Join("; ", pairs.Take(PairsShown).Select(p => _names.Pair(p.Item1, p.Item2, language)))
                    + (pairs.Length > PairsShown ? " …" : "");
        Assessment a = item.Assessment;
        return Joined(
            " · ",
            [
                item.Paper.Status == PublicationStatus.Published
                    ? null
                    : new DigestTexts(language).Change(item.Paper.Status),
                combined,
                a.Cancer == "none" ? null : _names.Cancer(a.Cancer).In(language),
                a.StudyType == "other" ? null : _names.StudyType(a.StudyType).In(language),
            ]
        );
    }

    DigestEvidence? EvidenceOf(AssessedPaper item, Language language)
    {
        if (PaperEvidence.Best(item, language) is not { } best)
        {
            return null;
        }

        string text = PlainText.Cut(PlainText.SameLength(PaperEvidence.Text(item.Paper, best)!), LongestEvidence);
        int whole = text.Length == best.End - best.Start ? text.Length : text.Length - 1;
        var words = new List<WordSpan>();
        foreach (
            Mention mention in item
                .Assessment.Mentions.Where(m =>
                    m.Field == best.Field
                    && m.Start >= best.Start
                    && m.End - best.Start <= whole
                    && lexicon.SideOf(m.Concept) != CombinationSide.Other
                )
                .OrderBy(m => m.Start)
        )
        {
            var span = new WordSpan(mention.Start - best.Start, mention.End - best.Start);
            if (words.Count == 0 || words[^1].End <= span.Start)
            {
                words.Add(span);
            }
        }

        return new DigestEvidence(text, words);
    }

    static string? Joined(string between, IEnumerable<string?> parts) =>
        string.Join(between, parts.OfType<string>()) is { Length: > 0 } joined ? joined : null;
}
