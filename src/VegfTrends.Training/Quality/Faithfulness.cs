using VegfTrends.Core;

namespace VegfTrends.Training.Quality;

/// <summary>
/// Whether evidence is what made the scores: how far the score of an assigned category falls when the words of its
/// evidence are taken out of the paper, beside what other words do that are taken out in the same number; and how much
/// of the score the evidence sentences keep alone.
/// </summary>
/// <param name="Cases">Pairs of paper and assigned category that have words of evidence.</param>
/// <param name="Words">Words taken out, mean over cases.</param>
/// <param name="Score">Mean score of the whole papers.</param>
/// <param name="Evidence">Mean fall of the score, 0 to 1, without the evidence words where they stand.</param>
/// <param name="Random">Without as many other words, mean of several draws.</param>
/// <param name="Names">Without as many other names of the lexicon; where a paper has too few, other words fill
/// up.</param>
/// <param name="EvidenceEverywhere">Like <paramref name="Evidence"/>, each word taken out wherever the paper has
/// it.</param>
/// <param name="RandomEverywhere">Like <paramref name="Random"/>, likewise.</param>
/// <param name="NamesEverywhere">Like <paramref name="Names"/>, likewise.</param>
/// <param name="Alone">Mean score of the evidence sentences read alone.</param>
public sealed record Faithfulness(
    int Cases,
    double Words,
    double Score,
    double Evidence,
    double Random,
    double Names,
    double EvidenceEverywhere,
    double RandomEverywhere,
    double NamesEverywhere,
    double Alone
)
{
    /// <param name="model">Assesses the papers whole and in part.</param>
    /// <param name="papers">Any papers; labels are not needed.</param>
    /// <param name="draws">Random draws a case.</param>
    /// <param name="cancel">Ends the work.</param>
    public static Faithfulness Of(
        CategoryModel model,
        IReadOnlyList<Paper> papers,
        int draws = 3,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(papers);
        var concepts = new ConceptFinder(model.Lexicon);
        var relations = new RelationFinder(model.Lexicon);
        List<double[]> cases = [];
        foreach (Paper paper in papers)
        {
            cancel.ThrowIfCancellationRequested();
            Assessment whole = model.Assess(paper);
            var random = new Random(StableSeed(paper.Id));
            AnalysedPaper analysed = AnalysedPaper.Of(paper, concepts, relations);
            Span[] all =
            [
                .. analysed.Sentences.SelectMany(s =>
                    SentenceWords
                        .Of(analysed.Text(s), s, analysed.Mentions, _ => null)
                        .Select(w => new Span(s.Field, w.Start, w.End))
                ),
            ];
            foreach (string key in whole.Assigned)
            {
                Span[] evidence =
                [
                    .. whole
                        .Evidence.Where(e => e.Category == key)
                        .SelectMany(e =>
                            e.Words.Where(w => w.Share > 0).Select(w => new Span(e.Field, w.Start, w.End))
                        ),
                ];
                if (evidence.Length > 0)
                {
                    cases.Add(Case(key, evidence));
                }
            }

            double[] Case(string key, Span[] evidence)
            {
                Span[] others = [.. all.Where(w => !evidence.Any(w.Overlaps))];
                Span[] names =
                [
                    .. analysed
                        .Mentions.Select(m => new Span(m.Field, m.Start, m.End))
                        .Where(w => !evidence.Any(w.Overlaps)),
                ];
                double full = whole.Scores[key];
                double Fall(Span[] words) =>
                    full - model.Assess(Without(paper, words), withEvidence: false).Scores[key];
                var values = new double[]
                {
                    evidence.Length,
                    full,
                    Fall(evidence),
                    0,
                    0,
                    Fall(Everywhere(evidence)),
                    0,
                    0,
                    Alone(key),
                };
                for (int draw = 0; draw < draws; draw++)
                {
                    Span[] some = Draw(random, others, evidence.Length),
                        named = Draw(random, names, evidence.Length);
                    named = [.. named, .. Draw(random, others, evidence.Length - named.Length)];
                    values[3] += Fall(some) / draws;
                    values[4] += Fall(named) / draws;
                    values[6] += Fall(Everywhere(some)) / draws;
                    values[7] += Fall(Everywhere(named)) / draws;
                }

                return values;
            }

            // The same characters, or the same concept, at other places.
            Span[] Everywhere(Span[] words) => [.. words.Concat(all.Where(o => words.Any(w => Same(w, o)))).Distinct()];

            bool Same(Span a, Span b) =>
                Text(paper, a.Field)!
                    [a.Start..a.End]
                    .Equals(Text(paper, b.Field)![b.Start..b.End], StringComparison.OrdinalIgnoreCase)
                || (ConceptAt(a) is { } concept && concept == ConceptAt(b));

            Concept? ConceptAt(Span w) =>
                analysed
                    .Mentions.FirstOrDefault(m => m.Field == w.Field && m.Start == w.Start && m.End == w.End)
                    ?.Concept;

            double Alone(string key)
            {
                Evidence[] kept = [.. whole.Evidence.Where(e => e.Category == key)];
                Span[] rest =
                [
                    .. paper
                        .Texts()
                        .SelectMany(t =>
                            Gaps(t.Field, t.Text.Length, kept.Where(e => e.Field == t.Field).OrderBy(e => e.Start))
                        ),
                ];
                return model.Assess(Without(paper, rest), withEvidence: false).Scores[key];
            }
        }

        double Mean(int column) => cases.Count == 0 ? 0 : cases.Average(c => c[column]);
        return new Faithfulness(
            cases.Count,
            Mean(0),
            Mean(1),
            Mean(2),
            Mean(3),
            Mean(4),
            Mean(5),
            Mean(6),
            Mean(7),
            Mean(8)
        );
    }

    static IEnumerable<Span> Gaps(TextField field, int length, IEnumerable<Evidence> kept)
    {
        int at = 0;
        foreach (Evidence e in kept)
        {
            if (e.Start > at)
            {
                yield return new Span(field, at, e.Start);
            }

            at = e.End;
        }

        if (at < length)
        {
            yield return new Span(field, at, length);
        }
    }

    static Span[] Draw(Random random, Span[] from, int count)
    {
        Span[] shuffled = [.. from];
        random.Shuffle(shuffled);
        return shuffled[..Math.Min(Math.Max(count, 0), shuffled.Length)];
    }

    static Paper Without(Paper paper, IReadOnlyCollection<Span> words)
    {
        return paper with
        {
            Title = new Bilingual(Blanked(TextField.TitleZh), Blanked(TextField.TitleEn)),
            Abstract = new Bilingual(Blanked(TextField.AbstractZh), Blanked(TextField.AbstractEn)),
        };

        string? Blanked(TextField field) =>
            Text(paper, field) is { } text
                ? AnalysedPaper.Blanked(text, words.Where(w => w.Field == field).Select(w => (w.Start, w.End)))
                : null;
    }

    static string? Text(Paper paper, TextField field) =>
        (field.IsTitle() ? paper.Title : paper.Abstract).Only(field.Language());

    static int StableSeed(string id) => BitConverter.ToInt32(IdHash.Of(id));

    readonly record struct Span(TextField Field, int Start, int End)
    {
        public bool Overlaps(Span other) => Field == other.Field && Start < other.End && other.Start < End;
    }
}
