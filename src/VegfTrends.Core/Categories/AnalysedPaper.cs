namespace VegfTrends.Core;

/// <summary>A paper cut into sentences, with its mentions and the relations between its agents.</summary>
public sealed class AnalysedPaper
{
    AnalysedPaper(Paper paper, IReadOnlyList<Sentence> sentences, IReadOnlyList<Mention> mentions, IReadOnlyList<AgentPair> pairs) =>
        (Paper, Sentences, Mentions, Pairs) = (paper, sentences, mentions, pairs);

    public Paper Paper { get; }

    /// <summary>In text order, title first.</summary>
    public IReadOnlyList<Sentence> Sentences { get; }

    public IReadOnlyList<Mention> Mentions { get; }

    public IReadOnlyList<AgentPair> Pairs { get; }

    /// <summary>Kinds of all concepts mentioned.</summary>
    public IReadOnlySet<string> Kinds => field ??= Mentions.Select(m => m.Concept.Kind).ToHashSet();

    /// <summary>Kinds of the concepts mentioned in titles.</summary>
    public IReadOnlySet<string> TitleKinds => field ??= Mentions.Where(m => m.Field.IsTitle()).Select(m => m.Concept.Kind).ToHashSet();

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
            foreach (Sentence sentence in field.IsTitle() ? [new Sentence(field, 0, text.Length)] : SentenceSplitter.Split(field, text))
            {
                sentences.Add(sentence);
                pairs.AddRange(relations.Find(text, sentence, found));
            }
        }

        return new AnalysedPaper(paper, sentences, mentions, pairs);
    }

    /// <summary>The same paper as if one sentence did not stand in it.</summary>
    public AnalysedPaper Without(Sentence sentence) => Only([.. Sentences.Where(s => s != sentence)]);

    /// <summary>The same paper as if only these of its sentences stood in it.</summary>
    public AnalysedPaper Only(IReadOnlyCollection<Sentence> sentences) => new(
        Paper,
        [.. Sentences.Where(sentences.Contains)],
        [.. Mentions.Where(m => sentences.Any(s => s.Field == m.Field && s.Start <= m.Start && m.End <= s.End))],
        [.. Pairs.Where(p => sentences.Contains(p.Sentence))]);

    /// <summary>The sentences of one language, joined; <c>null</c> when there are none.</summary>
    public string? Text(Language language)
    {
        IEnumerable<string> parts = Sentences.Where(s => s.Field.Language() == language).Select(Text);
        string text = string.Join(language == Language.Zh ? "" : " ", parts);
        return text.Length == 0 ? null : text;
    }

    /// <summary>The words of one sentence.</summary>
    public string Text(Sentence sentence) => (sentence.Field switch
    {
        TextField.TitleZh => Paper.Title.Zh,
        TextField.TitleEn => Paper.Title.En,
        TextField.AbstractZh => Paper.Abstract.Zh,
        _ => Paper.Abstract.En,
    })![sentence.Start..sentence.End];
}
