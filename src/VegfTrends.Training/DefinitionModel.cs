using System.Numerics.Tensors;
using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>
/// What the taxonomy's own words say of a paper: how much nearer its embedding lies to a category's name, definition
/// and examples of what counts than to those of the other categories. All there is for a category without labelled
/// papers.
/// </summary>
sealed class DefinitionModel
{
    // What does not count lies near the category by nature ("one drug against the other"), so it may push only a
    // little.
    const float ExcludesWeight = 0.25f;

    readonly Dictionary<string, float[]> _directions;

    DefinitionModel(Dictionary<string, float[]> directions) => _directions = directions;

    /// <param name="features">Encodes the words; its taxonomy has them.</param>
    /// <param name="examples">Embeddings of the few papers that a category without enough of them has, by key.</param>
    public static DefinitionModel Of(
        FeatureExtractor features,
        IReadOnlyDictionary<string, IReadOnlyList<ReadOnlyMemory<float>>>? examples = null
    )
    {
        Category[] scored = [.. features.Taxonomy.Scored];
        float[][] places = [.. scored.Select(c => Place(c, features, examples?.GetValueOrDefault(c.Key) ?? []))];
        var directions = new Dictionary<string, float[]>();
        for (int c = 0; c < scored.Length; c++)
        {
            float[] direction = [.. places[c]];
            foreach (float[] other in places.Where((_, o) => o != c))
            {
                TensorPrimitives.MultiplyAdd(other, -1f / (scored.Length - 1), direction, direction);
            }

            directions[scored[c].Key] = direction;
        }

        return new DefinitionModel(directions);
    }

    public LinearPart Part(string key) => new(0, _directions[key], LinearPart.NoNames, null);

    static float[] Place(Category category, FeatureExtractor features, IReadOnlyList<ReadOnlyMemory<float>> examples)
    {
        var sum = new float[features.Encoder.Dimension];
        foreach (Language language in (ReadOnlySpan<Language>)[Language.Zh, Language.En])
        {
            Add(
                string.Join(
                    language.Pick("。", ". "),
                    new[] { category.Name.Only(language), category.Definition.Only(language) }
                        .Concat(category.Counts.Where(c => Bilingual.Of(c).Only(language) is not null))
                        .OfType<string>()
                ),
                1
            );
            Add(
                string.Join(
                    language.Pick("。", ". "),
                    category.Excludes.Where(c => Bilingual.Of(c).Only(language) is not null)
                ),
                -ExcludesWeight
            );
        }

        foreach (ReadOnlyMemory<float> example in examples)
        {
            TensorPrimitives.Add(sum, example.Span, sum);
        }

        float length = TensorPrimitives.Norm(sum);
        if (length > 0)
        {
            TensorPrimitives.Divide(sum, length, sum);
        }

        return sum;

        void Add(string text, float weight)
        {
            if (text.Length > 0)
            {
                TensorPrimitives.MultiplyAdd(
                    features.Encoder.Encode(features.Lexicon.Simplified(text)).Vector.Span,
                    weight,
                    sum,
                    sum
                );
            }
        }
    }
}
