using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>What a linear model over one kind of features says of one category. Parts are mixed by
/// <see cref="PartMixture"/> and melt into one <see cref="CategoryWeights"/>.</summary>
/// <param name="Bias">Log-odds without features.</param>
/// <param name="Embedding">Weights of the embedding, or <c>null</c> for none.</param>
/// <param name="Named">Weights of named features.</param>
/// <param name="Lexical">Weights of the vocabulary, or <c>null</c> for none.</param>
sealed record LinearPart(double Bias, float[]? Embedding, IReadOnlyDictionary<string, float> Named, float[]? Lexical)
{
    public static readonly IReadOnlyDictionary<string, float> NoNames = new Dictionary<string, float>();

    public double LogOdds(TrainingRow row)
    {
        double sum = Bias;
        if (Embedding is not null)
        {
            sum += System.Numerics.Tensors.TensorPrimitives.Dot(Embedding, row.Features.Embedding.Span);
        }

        if (Named.Count > 0)
        {
            foreach ((string name, float value) in row.Features.Named)
            {
                if (Named.TryGetValue(name, out float weight))
                {
                    sum += weight * value;
                }
            }
        }

        if (Lexical is not null)
        {
            foreach ((int column, float value) in row.Words)
            {
                sum += Lexical[column] * value;
            }
        }

        return sum;
    }

    /// <summary>The weighted sum of several parts.</summary>
    public static LinearPart Mix(IReadOnlyList<LinearPart> parts, IReadOnlyList<double> by)
    {
        double bias = 0;
        float[]? embedding = null,
            lexical = null;
        var named = new SortedDictionary<string, float>(StringComparer.Ordinal);
        for (int i = 0; i < parts.Count; i++)
        {
            if (by[i] == 0)
            {
                continue;
            }

            bias += by[i] * parts[i].Bias;
            embedding = Added(embedding, parts[i].Embedding, by[i]);
            lexical = Added(lexical, parts[i].Lexical, by[i]);
            foreach ((string name, float weight) in parts[i].Named)
            {
                named[name] = named.GetValueOrDefault(name) + (float)(by[i] * weight);
            }
        }

        return new LinearPart(bias, embedding, named, lexical);
    }

    static float[]? Added(float[]? sum, float[]? part, double by)
    {
        if (part is null)
        {
            return sum;
        }

        sum ??= new float[part.Length];
        System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(part, (float)by, sum, sum);
        return sum;
    }
}

/// <summary>A training paper as numbers.</summary>
/// <param name="Features">Embedding and concepts, without words.</param>
/// <param name="Words">Columns of the vocabulary with their values.</param>
sealed record TrainingRow(PaperFeatures Features, (int Column, float Value)[] Words);
