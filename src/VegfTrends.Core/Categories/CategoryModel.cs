using System.Security.Cryptography;
using System.Text.Json;

namespace VegfTrends.Core;

/// <summary>Says of a paper which categories hold, how sure that is, and which sentences made it so. Safe to use from
/// several threads.</summary>
public sealed class CategoryModel
{
    readonly CategoryModelFile _file;
    readonly FeatureExtractor _features;

    CategoryModel(CategoryModelFile file, string id, FeatureExtractor features) =>
        (_file, Id, _features) = (file, id, features);

    /// <summary>Name and first eight digits of the SHA-256 of the model file.</summary>
    public string Id { get; }

    public Taxonomy Taxonomy => _features.Taxonomy;

    public Lexicon Lexicon => _features.Lexicon;

    public ITextEncoder Encoder => _features.Encoder;

    public IReadOnlyList<CategoryWeights> Weights => _file.Weights;

    /// <summary>Reads <c>model.json</c> in a folder.</summary>
    /// <exception cref="InvalidDataException">The file is missing or broken, or was trained with another encoder; the
    /// message says what to do.</exception>
    public static CategoryModel Load(string folder, ITextEncoder encoder, Lexicon lexicon)
    {
        string path = Path.Combine(folder, "model.json");
        if (!File.Exists(path))
        {
            throw new InvalidDataException(
                $"No category model in '{folder}': found no model.json. Train one: vegftrends train --out {folder}."
            );
        }

        byte[] bytes = File.ReadAllBytes(path);
        try
        {
            return Create(CategoryModelFile.FromBytes(bytes), bytes, encoder, lexicon);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>The model of a file's content.</summary>
    /// <exception cref="InvalidDataException">It was trained with another encoder, or its parts do not fit
    /// together.</exception>
    public static CategoryModel Create(
        CategoryModelFile file,
        ReadOnlySpan<byte> bytes,
        ITextEncoder encoder,
        Lexicon lexicon
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(encoder);
        var taxonomy = new Taxonomy(file.Categories);
        if (file.Format != CategoryModelFile.CurrentFormat)
        {
            throw new InvalidDataException(
                $"found model format {file.Format}, expected {CategoryModelFile.CurrentFormat}. Train it again: vegftrends train."
            );
        }

        if (file.Encoder != CanonicalNames.IdOver(encoder.Id))
        {
            throw new InvalidDataException(
                $"the model was trained with encoder '{file.Encoder}', but '{CanonicalNames.IdOver(encoder.Id)}' is in "
                    + $"use. Train it again with this encoder: vegftrends train."
            );
        }

        if (
            !file.Weights.Select(w => w.Key).SequenceEqual(taxonomy.Scored.Select(c => c.Key))
            || file.Weights.Any(w => w.Embedding.Count != encoder.Dimension)
        )
        {
            throw new InvalidDataException(
                "the weights do not fit the categories or the encoder's dimension. Train it again: vegftrends train."
            );
        }

        string id = $"{file.Name}@{Convert.ToHexStringLower(SHA256.HashData(bytes))[..8]}";
        LexicalVocabulary? vocabulary = file.Lexical is null ? null : LexicalVocabulary.Of(file.Lexical);
        if (vocabulary is not null)
        {
            file = file with { Weights = [.. file.Weights.Select(w => w.Unpacked(vocabulary))] };
        }

        return new CategoryModel(file, id, new FeatureExtractor(taxonomy, lexicon, encoder, vocabulary));
    }

    /// <summary>Assesses one paper. Pure: the same paper gives the same answer.</summary>
    /// <param name="paper">A paper with a title, an abstract or both.</param>
    /// <param name="withEvidence">Whether to look for the sentences behind each category; costs one encoding a
    /// sentence.</param>
    public Assessment Assess(Paper paper, bool withEvidence = true) => Assess(paper, withEvidence, out _);

    /// <summary>Assesses one paper and hands out its embedding, for suggestions.</summary>
    public Assessment Assess(Paper paper, bool withEvidence, out Embedding embedding)
    {
        AnalysedPaper analysed = _features.Analyse(paper);
        PaperFeatures features = _features.Extract(analysed);
        embedding = new Embedding(Encoder.Id, features.Embedding);
        double[] logOdds = [.. Weights.Select(w => w.LogOdds(features))];
        Dictionary<string, double> scores = JointScores.Of(Taxonomy, Weights, logOdds);
        (List<string> assigned, List<string> undecided) = CategoryVerdict.Of(Taxonomy, Weights, scores);
        IReadOnlyList<Evidence> evidence = withEvidence
            ? EvidenceFinder.Find(analysed, features, _features, Weights, [.. assigned.Concat(undecided)])
            : [];
        Facets facets = Facets.Of(analysed, Lexicon, [.. assigned.Select(k => Taxonomy.Find(k)!)]);
        return new Assessment(
            paper.Id,
            Id,
            scores,
            assigned,
            undecided,
            evidence,
            analysed.Mentions,
            facets.Pairs,
            facets.StudyType,
            facets.Cancer
        )
        {
            Details = facets.Details,
        };
    }
}
