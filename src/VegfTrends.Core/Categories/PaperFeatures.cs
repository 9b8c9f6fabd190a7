namespace VegfTrends.Core;

/// <summary>What the linear models see of a paper.</summary>
/// <param name="Embedding">Unit length, mean over the paper's languages.</param>
/// <param name="Named">Features by name, 0 to about 2; absent means 0.</param>
public sealed record PaperFeatures(ReadOnlyMemory<float> Embedding, IReadOnlyDictionary<string, float> Named);

/// <summary>Makes <see cref="PaperFeatures"/>: the embedding of the text, and what its concepts and their relations say about each category.</summary>
public sealed class FeatureExtractor(Taxonomy taxonomy, Lexicon lexicon, ITextEncoder encoder)
{
    readonly ConceptFinder _concepts = new(lexicon);
    readonly RelationFinder _relations = new(lexicon);
    readonly CanonicalNames _encoder = new(encoder, new ConceptFinder(lexicon));

    public Taxonomy Taxonomy => taxonomy;

    public Lexicon Lexicon => lexicon;

    /// <summary>The given encoder behind <see cref="CanonicalNames"/>.</summary>
    public ITextEncoder Encoder => _encoder;

    public AnalysedPaper Analyse(Paper paper) => AnalysedPaper.Of(paper, _concepts, _relations);

    /// <inheritdoc cref="AnalysedPaper.Blank"/>
    internal AnalysedPaper Blank(AnalysedPaper paper, Sentence sentence, IEnumerable<(int Start, int End)> words) => paper.Blank(sentence, words, _concepts, _relations);

    public PaperFeatures Extract(AnalysedPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return new PaperFeatures(Embed(paper), Named(paper));
    }

    /// <summary>One vector for a paper, simplified script, whatever its languages: the mean of one embedding a language, unit length.</summary>
    public ReadOnlyMemory<float> Embed(AnalysedPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var sum = new float[_encoder.Dimension];
        foreach (Language language in (ReadOnlySpan<Language>)[Language.Zh, Language.En])
        {
            if (paper.Text(language) is { } text)
            {
                System.Numerics.Tensors.TensorPrimitives.Add(sum, _encoder.Encode(lexicon.Simplified(text)).Vector.Span, sum);
            }
        }

        float length = System.Numerics.Tensors.TensorPrimitives.Norm(sum);
        if (length > 0)
        {
            System.Numerics.Tensors.TensorPrimitives.Divide(sum, length, sum);
        }

        return sum;
    }

    /// <summary>What the paper's concepts and their relations say, without its embedding.</summary>
    public IReadOnlyDictionary<string, float> Named(AnalysedPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var named = new SortedDictionary<string, float>(StringComparer.Ordinal);
        foreach (IGrouping<string, Mention> kind in paper.Mentions.Where(m => m.Concept.Group is ConceptGroup.Agent or ConceptGroup.Target).GroupBy(m => m.Concept.Kind))
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
            int combined = paper.Pairs.Count(p => p.Relation == AgentRelation.Combined && category.Combines is { } wanted && CategoryRule.Joins(wanted, p));
            if (combined > 0)
            {
                named[$"rule.count:{category.Key}"] = MathF.Log(1 + combined) / 2;
            }
        }

        AddPartnerShares(paper, named);
        foreach (AgentPair pair in paper.Pairs)
        {
            CombinationSide left = lexicon.SideOf(pair.Left.Concept), right = lexicon.SideOf(pair.Right.Concept);
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

        return named;

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
        (Category Category, int Mentions)[] partners = [.. taxonomy.Leaves
            .Where(c => c.Combines is not null)
            .Select(c => (c, paper.Mentions.Sum(m => c.Combines!.Right.Contains(m.Concept.Kind) ? m.Field.IsTitle() ? 3 : 1 : 0)))];
        int all = partners.Sum(p => p.Mentions);
        foreach ((Category category, int mentions) in partners.Where(p => p.Mentions > 0))
        {
            named[$"partner.share:{category.Key}"] = 2f * mentions / all;
            if (paper.Mentions.First(m => taxonomy.Leaves.Any(c => c.Combines?.Right.Contains(m.Concept.Kind) == true)) is { } first && category.Combines!.Right.Contains(first.Concept.Kind))
            {
                named[$"partner.first:{category.Key}"] = 1;
            }
        }
    }

    void AddSides(AnalysedPaper paper, SortedDictionary<string, float> named)
    {
        foreach (string where in (ReadOnlySpan<string>)["text", "title"])
        {
            bool antiVegf = false, immune = false;
            foreach (Mention mention in paper.Mentions.Where(m => where == "text" || m.Field.IsTitle()))
            {
                CombinationSide side = lexicon.SideOf(mention.Concept);
                antiVegf |= side == CombinationSide.AntiVegf;
                immune |= side == CombinationSide.Immune;
            }

            named[$"agents.{where}:{(antiVegf ? immune ? "both" : "anti-vegf" : immune ? "immune" : "none")}"] = 1;
        }
    }
}
