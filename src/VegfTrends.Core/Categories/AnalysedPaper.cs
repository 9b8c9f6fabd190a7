namespace VegfTrends.Core;

/// <summary>A paper cut into sentences, with its mentions and the relations between its agents.</summary>
public sealed class AnalysedPaper
{
    // The field that has spaces in place of some words.
    (TextField Field, string Text)? _blanked;

    AnalysedPaper(
        Paper paper,
        IReadOnlyList<Sentence> sentences,
        IReadOnlyList<Mention> mentions,
        IReadOnlyList<AgentPair> pairs
    ) => (Paper, Sentences, Mentions, Pairs) = (paper, sentences, mentions, pairs);

    public Paper Paper { get; }

    /// <summary>In text order, title first.</summary>
    public IReadOnlyList<Sentence> Sentences { get; }

    public IReadOnlyList<Mention> Mentions { get; }

    public IReadOnlyList<AgentPair> Pairs { get; }

    /// <summary>Kinds of all concepts mentioned.</summary>
    public IReadOnlySet<string> Kinds => field ??= Mentions.Select(m => m.Concept.Kind).ToHashSet();

    /// <summary>Kinds of the concepts mentioned in titles.</summary>
    public IReadOnlySet<string> TitleKinds =>
        field ??= Mentions.Where(m => m.Field.IsTitle()).Select(m => m.Concept.Kind).ToHashSet();

    public static AnalysedPaper Of(Paper paper, ConceptFinder concepts, RelationFinder relations)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(concepts);
        ArgumentNullException.ThrowIfNull(relations);
        var sentences = new List<Sentence>();
        var mentions = new List<Mention>();
        var pairs = new List<AgentPair>();
        foreach ((TextField field, string text) in paper.Texts())
        {
            IReadOnlyList<Mention> found = concepts.Find(text, field);
            mentions.AddRange(found);
            foreach (
                Sentence sentence in field.IsTitle() && text.Length <= SentenceSplitter.Longest
                    ? [new Sentence(field, 0, text.Length)]
                    : SentenceSplitter.Split(field, text)
            )
            {
                sentences.Add(sentence);
                pairs.AddRange(relations.Find(text, sentence, found));
            }
        }

        return new AnalysedPaper(paper, sentences, mentions, pairs);
    }

    /// <summary>The same paper with spaces in place of some words of one sentence, so that all offsets stay true; the
    /// sentence is read anew.</summary>
    /// <param name="sentence">One of <see cref="Sentences"/>.</param>
    /// <param name="words">Spans inside the sentence, as offsets into its field.</param>
    /// <param name="concepts">Finds the concepts that are left.</param>
    /// <param name="relations">Finds the relations between them.</param>
    internal AnalysedPaper Blank(
        Sentence sentence,
        IEnumerable<(int Start, int End)> words,
        ConceptFinder concepts,
        RelationFinder relations
    )
    {
        string text = Blanked(Field(sentence.Field), words);
        IEnumerable<Mention> found = concepts
            .Find(text[sentence.Start..sentence.End], sentence.Field)
            .Select(m => m with { Start = m.Start + sentence.Start, End = m.End + sentence.Start });
        int before = Mentions
            .TakeWhile(m => m.Field < sentence.Field || (m.Field == sentence.Field && m.End <= sentence.Start))
            .Count();
        int after = Mentions.Skip(before).Count(m => m.Field == sentence.Field && m.Start < sentence.End);
        List<Mention> mentions = [.. Mentions.Take(before), .. found, .. Mentions.Skip(before + after)];
        int pair = Pairs
            .TakeWhile(p =>
                p.Sentence.Field < sentence.Field
                || (p.Sentence.Field == sentence.Field && p.Sentence.Start < sentence.Start)
            )
            .Count();
        List<AgentPair> pairs =
        [
            .. Pairs.Take(pair),
            .. relations.Find(text, sentence, [.. mentions.Where(m => m.Field == sentence.Field)]),
            .. Pairs.Skip(pair).SkipWhile(p => p.Sentence == sentence),
        ];
        return new AnalysedPaper(Paper, Sentences, mentions, pairs) { _blanked = (sentence.Field, text) };
    }

    /// <summary>A text with spaces in place of some spans; same length.</summary>
    internal static string Blanked(string text, IEnumerable<(int Start, int End)> spans)
    {
        char[] blanked = text.ToCharArray();
        foreach ((int start, int end) in spans)
        {
            Array.Fill(blanked, ' ', start, end - start);
        }

        return new string(blanked);
    }

    /// <summary>The same paper as if one sentence did not stand in it.</summary>
    public AnalysedPaper Without(Sentence sentence) => Only([.. Sentences.Where(s => s != sentence)]);

    /// <summary>The same paper as if only these of its sentences stood in it.</summary>
    public AnalysedPaper Only(IReadOnlyCollection<Sentence> sentences) =>
        new(
            Paper,
            [.. Sentences.Where(sentences.Contains)],
            [.. Mentions.Where(m => sentences.Any(s => s.Field == m.Field && s.Start <= m.Start && m.End <= s.End))],
            [.. Pairs.Where(p => sentences.Contains(p.Sentence))]
        )
        {
            _blanked = _blanked,
        };

    /// <summary>The sentences of one language, joined; <c>null</c> when there are none.</summary>
    public string? Text(Language language)
    {
        IEnumerable<string> parts = Sentences.Where(s => s.Field.Language() == language).Select(Text);
        string text = string.Join(language == Language.Zh ? "" : " ", parts);
        return text.Length == 0 ? null : text;
    }

    /// <summary>The words of one sentence.</summary>
    public string Text(Sentence sentence) => Field(sentence.Field)[sentence.Start..sentence.End];

    string Field(TextField field) =>
        _blanked is { } blanked && blanked.Field == field
            ? blanked.Text
            : field switch
            {
                TextField.TitleZh => Paper.Title.Zh,
                TextField.TitleEn => Paper.Title.En,
                TextField.AbstractZh => Paper.Abstract.Zh,
                _ => Paper.Abstract.En,
            } ?? "";
}
