using VegfTrends.Core;

namespace VegfTrends.Reporting;

/// <summary>
/// A paper with no more than a report shows of it. Abstracts, evidence and mentions of 100,000 papers fill more than a
/// gigabyte, and a report needs one sentence of each.
/// </summary>
/// <param name="language">Of the report.</param>
public sealed class ReportPaper(Language language)
{
    // Stands for an abstract of which nothing is shown: the language split still counts it.
    const string Left = "…";

    // What many papers have in common stands once.
    readonly Dictionary<Concept, Mention> _mentions = [];
    readonly Dictionary<string, string> _texts = [];
    IReadOnlyList<string> _categories = [];

    /// <summary>The same paper with of its abstract the sentence of its best evidence, one mention a concept, and
    /// without authors and places of facets.</summary>
    /// <param name="paper">As the store has it.</param>
    public AssessedPaper Only(AssessedPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        Evidence? best = PaperEvidence.Best(paper, language);
        Evidence? stale = paper.Assessment.Evidence.FirstOrDefault(e => PaperEvidence.Text(paper.Paper, e) is null);
        string? sentence =
            best is { Field: var field } && !field.IsTitle() ? PaperEvidence.Text(paper.Paper, best) : null;
        Evidence? moved =
            best is null || sentence is null
                ? best
                : best with
                {
                    Start = 0,
                    End = sentence.Length,
                    Words =
                    [
                        .. best.Words.Select(w => w with { Start = w.Start - best.Start, End = w.End - best.Start }),
                    ],
                };
        // Outside any text, as it was.
        Evidence? outside = stale is null
            ? null
            : stale with
            {
                Start = int.MaxValue - 1,
                End = int.MaxValue,
                Words = [],
            };
        return paper with
        {
            Minutes = ReadingTime.Minutes(paper.Paper, language),
            Paper = paper.Paper with
            {
                Abstract = new Bilingual(Of(Language.Zh), Of(Language.En)),
                Authors = [],
                Types = [],
                Journal = Shared(paper.Paper.Journal),
                Source = paper.Paper.Source with
                {
                    File = Shared(paper.Paper.Source.File)!,
                    Format = Shared(paper.Paper.Source.Format)!,
                },
            },
            Assessment = paper.Assessment with
            {
                Evidence = [.. new[] { moved, outside }.OfType<Evidence>()],
                Scores = ScoreDictionary.Of(paper.Assessment.Scores, ref _categories),
                Mentions = [.. paper.Assessment.Mentions.DistinctBy(m => m.Concept).Select(Shared)],
                Details = paper.Assessment.Details with { Spans = [] },
            },
        };

        string? Of(Language one) =>
            paper.Paper.Abstract.Only(one) is null ? null
            : sentence is not null && best!.Field.Language() == one ? sentence
            : Left;
    }

    Mention Shared(Mention mention) =>
        _mentions.TryGetValue(mention.Concept, out Mention? known) ? known : _mentions[mention.Concept] = mention;

    string? Shared(string? text) =>
        text is null ? null
        : _texts.TryGetValue(text, out string? known) ? known
        : _texts[text] = text;
}
