namespace VegfTrends.Core;

/// <summary>What the linear models see of a paper.</summary>
/// <param name="Embedding">Unit length, mean over the paper's languages.</param>
/// <param name="Named">Features by name, 0 to about 2; absent means 0. Those of the vocabulary begin with
/// <see cref="LexicalVocabulary.Prefix"/>.</param>
public sealed record PaperFeatures(ReadOnlyMemory<float> Embedding, IReadOnlyDictionary<string, float> Named);

/// <summary>
/// Makes <see cref="PaperFeatures"/>: the embedding of the text, its words, and what its concepts and their relations
/// say about each category. A taxonomy that asks for no concepts (<see cref="Category.Combines"/>,
/// <see cref="Category.Contains"/>) gets no features of concepts.
/// </summary>
/// <param name="taxonomy">The categories.</param>
/// <param name="lexicon">Concepts, and how characters are folded.</param>
/// <param name="encoder">Makes the embeddings.</param>
/// <param name="vocabulary">The words that count as features; <c>null</c> for none.</param>
public sealed class FeatureExtractor(
    Taxonomy taxonomy,
    Lexicon lexicon,
    ITextEncoder encoder,
    LexicalVocabulary? vocabulary = null
)
{
    /// <summary>Begins the name of the feature that says in which language a paper is written; calibration alone uses
    /// it.</summary>
    public const string LanguagePrefix = "language:";

    readonly bool _asksForConcepts = taxonomy.Categories.Any(c => c.Combines is not null || c.Contains.Count > 0);
    readonly ConceptFinder _concepts = new(lexicon);
    readonly RelationFinder _relations = new(lexicon);
    readonly CanonicalNames _encoder = new(encoder, new ConceptFinder(lexicon));

    public Taxonomy Taxonomy => taxonomy;

    public Lexicon Lexicon => lexicon;

    /// <summary>Counts the paper's words for evidence; <c>null</c> where words are no features.</summary>
    internal WordScores? Words(AnalysedPaper paper) =>
        vocabulary is null ? null : new WordScores(vocabulary, LexicalVocabulary.Count(paper, lexicon));

    /// <summary>How often each word of a part of a paper occurs.</summary>
    internal Dictionary<string, int> CountWords(AnalysedPaper part) =>
        vocabulary is null ? [] : LexicalVocabulary.Count(part, lexicon);

    /// <summary>The given encoder behind <see cref="CanonicalNames"/>.</summary>
    public ITextEncoder Encoder => _encoder;

    public AnalysedPaper Analyse(Paper paper) => AnalysedPaper.Of(paper, _concepts, _relations);

    /// <inheritdoc cref="AnalysedPaper.Blank"/>
    internal AnalysedPaper Blank(AnalysedPaper paper, Sentence sentence, IEnumerable<(int Start, int End)> words) =>
        paper.Blank(sentence, words, _concepts, _relations);

    public PaperFeatures Extract(AnalysedPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return new PaperFeatures(Embed(paper), Named(paper));
    }

    /// <summary>One vector for a paper, simplified script, whatever its languages: the mean of one embedding a
    /// language, unit length.</summary>
    public ReadOnlyMemory<float> Embed(AnalysedPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var sum = new float[_encoder.Dimension];
        foreach (Language language in (ReadOnlySpan<Language>)[Language.Zh, Language.En])
        {
            if (paper.Text(language) is { } text)
            {
                System.Numerics.Tensors.TensorPrimitives.Add(
                    sum,
                    _encoder.Encode(lexicon.Simplified(text)).Vector.Span,
                    sum
                );
            }
        }

        float length = System.Numerics.Tensors.TensorPrimitives.Norm(sum);
        if (length > 0)
        {
            System.Numerics.Tensors.TensorPrimitives.Divide(sum, length, sum);
        }

        return sum;
    }

    /// <summary>What the paper's concepts and their relations say, without its embedding and its words.</summary>
    internal IReadOnlyDictionary<string, float> Concepts(AnalysedPaper paper)
    {
        var named = new SortedDictionary<string, float>(StringComparer.Ordinal)
        {
            [LanguagePrefix + paper.Paper.MainLanguage().Code()] = 1,
        };
        if (_asksForConcepts)
        {
            AddConcepts(paper, named);
        }

        return named;
    }

    /// <summary>What the paper's concepts, their relations and its words say, without its embedding.</summary>
    public IReadOnlyDictionary<string, float> Named(AnalysedPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        IReadOnlyDictionary<string, float> named = Concepts(paper);
        if (vocabulary is null)
        {
            return named;
        }

        // Words are many, and need no order.
        var all = new Dictionary<string, float>(named, StringComparer.Ordinal);
        foreach ((int column, float value) in vocabulary.Row(paper, lexicon))
        {
            all[vocabulary.Name(column)] = value;
        }

        return all;
    }

    void AddConcepts(AnalysedPaper paper, SortedDictionary<string, float> named)
    {
        foreach (
            IGrouping<string, Mention> kind in paper
                .Mentions.Where(m => m.Concept.Group is ConceptGroup.Agent or ConceptGroup.Target)
                .GroupBy(m => m.Concept.Kind)
        )
        {
            named[$"has:{kind.Key}"] = 1;
            named[$"count:{kind.Key}"] = MathF.Log(1 + kind.Count()) / 2;
            if (kind.Any(m => m.Field.IsTitle()))
            {
                named[$"title:{kind.Key}"] = 1;
            }
        }

        AddSides(paper, named);
        foreach (Category category in taxonomy.Scored)
        {
            Add($"rule:{category.Key}:", CategoryRule.Match(category, paper));
            Add($"rule.title:{category.Key}:", CategoryRule.Match(category, paper, titleOnly: true));
            int combined = paper.Pairs.Count(p =>
                p.Relation == AgentRelation.Combined && category.Combines is { } wanted && CategoryRule.Joins(wanted, p)
            );
            if (combined > 0)
            {
                named[$"rule.count:{category.Key}"] = MathF.Log(1 + combined) / 2;
            }
        }

        AddPartnerShares(paper, named);
        foreach (AgentPair pair in paper.Pairs)
        {
            CombinationSide left = lexicon.SideOf(pair.Left.Concept),
                right = lexicon.SideOf(pair.Right.Concept);
            if (left != right && left != CombinationSide.Other && right != CombinationSide.Other)
            {
                named[$"sides:{pair.Relation}"] = 1;
                if (pair.Sentence.Field.IsTitle())
                {
                    named[$"sides.title:{pair.Relation}"] = 1;
                }
            }
        }

        if (paper.Mentions.Any(m => m.Concept.Group == ConceptGroup.Tumour))
        {
            named["tumour"] = 1;
        }

        void Add(string prefix, RuleMatch match)
        {
            if (match != RuleMatch.Absent)
            {
                named[prefix + match] = 1;
            }
        }
    }

    // A review names many partners; what it is about is named most, and first.
    void AddPartnerShares(AnalysedPaper paper, SortedDictionary<string, float> named)
    {
        (Category Category, int Mentions)[] partners =
        [
            .. taxonomy
                .Leaves.Where(c => c.Combines is not null)
                .Select(c =>
                    (
                        c,
                        paper.Mentions.Sum(m =>
                            c.Combines!.Right.Contains(m.Concept.Kind)
                                ? m.Field.IsTitle()
                                    ? 3
                                    : 1
                                : 0
                        )
                    )
                ),
        ];
        int all = partners.Sum(p => p.Mentions);
        foreach ((Category category, int mentions) in partners.Where(p => p.Mentions > 0))
        {
            named[$"partner.share:{category.Key}"] = 2f * mentions / all;
            if (
                paper.Mentions.First(m => taxonomy.Leaves.Any(c => c.Combines?.Right.Contains(m.Concept.Kind) == true))
                    is { } first
                && category.Combines!.Right.Contains(first.Concept.Kind)
            )
            {
                named[$"partner.first:{category.Key}"] = 1;
            }
        }
    }

    // The sides are those that the lexicon declares for its kinds.
    void AddSides(AnalysedPaper paper, SortedDictionary<string, float> named)
    {
        foreach (string where in (ReadOnlySpan<string>)["text", "title"])
        {
            bool left = false,
                right = false;
            foreach (Mention mention in paper.Mentions.Where(m => where == "text" || m.Field.IsTitle()))
            {
                CombinationSide side = lexicon.SideOf(mention.Concept);
                left |= side == CombinationSide.AntiVegf;
                right |= side == CombinationSide.Immune;
            }

            named[$"agents.{where}:{(left ? right ? "both" : "left" : right ? "right" : "none")}"] = 1;
        }
    }
}
