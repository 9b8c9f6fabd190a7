using System.Numerics.Tensors;
using VegfTrends.Core;

namespace VegfTrends.Training.Quality;

/// <summary>How varied a set of texts is.</summary>
/// <param name="Texts">How many.</param>
/// <param name="Tokens">Words (runs of letters and digits), Chinese counted by character.</param>
/// <param name="TypesPerThousand">Different tokens among a thousand in a row, mean over all such stretches: unlike the
/// plain ratio it does not fall with the amount of text.</param>
/// <param name="ByEncoder">For each text the cosine of the embedding nearest to its own, sorted.</param>
/// <param name="ByCharacters">For each text the largest share of five-character stretches in common with another
/// (Jaccard), sorted.</param>
/// <param name="NearDuplicates">Pairs of places in the list whose share is at least
/// <see cref="NearDuplicate"/>.</param>
public sealed record TextDiversity(
    int Texts,
    int Tokens,
    double TypesPerThousand,
    IReadOnlyList<double> ByEncoder,
    IReadOnlyList<double> ByCharacters,
    IReadOnlyList<(int First, int Second)> NearDuplicates
)
{
    /// <summary>From this share of common stretches on, two texts are near duplicates.</summary>
    public const double NearDuplicate = 0.5;

    const int Stretch = 5,
        Window = 1000;

    /// <param name="texts">One a paper.</param>
    /// <param name="encode">Unit-length vector of a text.</param>
    public static TextDiversity Of(IReadOnlyList<string> texts, Func<string, ReadOnlyMemory<float>> encode)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(encode);
        List<string> tokens = [.. texts.SelectMany(Tokenise)];
        ReadOnlyMemory<float>[] vectors = [.. texts.Select(encode)];
        int[][] stretches = [.. texts.Select(StretchesOf)];
        double[] nearest = new double[texts.Count],
            common = new double[texts.Count];
        var duplicates = new List<(int, int)>();
        for (int i = 0; i < texts.Count; i++)
        {
            for (int j = i + 1; j < texts.Count; j++)
            {
                double cosine = TensorPrimitives.Dot(vectors[i].Span, vectors[j].Span),
                    share = Jaccard(stretches[i], stretches[j]);
                (nearest[i], nearest[j]) = (Math.Max(nearest[i], cosine), Math.Max(nearest[j], cosine));
                (common[i], common[j]) = (Math.Max(common[i], share), Math.Max(common[j], share));
                if (share >= NearDuplicate)
                {
                    duplicates.Add((i, j));
                }
            }
        }

        return new TextDiversity(
            texts.Count,
            tokens.Count,
            TypesIn(tokens),
            [.. nearest.Order()],
            [.. common.Order()],
            duplicates
        );
    }

    /// <summary>A quantile of sorted values, 0 to 1; NaN without values.</summary>
    public static double Quantile(IReadOnlyList<double> sorted, double at)
    {
        ArgumentNullException.ThrowIfNull(sorted);
        return sorted.Count == 0 ? double.NaN : sorted[(int)Math.Round(at * (sorted.Count - 1))];
    }

    static double TypesIn(List<string> tokens)
    {
        var ratios = new List<double>();
        for (int start = 0; start + Window <= tokens.Count; start += Window)
        {
            ratios.Add(tokens.GetRange(start, Window).Distinct(StringComparer.Ordinal).Count());
        }

        return ratios.Count == 0 ? double.NaN : ratios.Average();
    }

    static IEnumerable<string> Tokenise(string text)
    {
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool han = i < text.Length && Han.Is(text[i]);
            if (i < text.Length && !han && char.IsLetterOrDigit(text[i]))
            {
                start = start < 0 ? i : start;
                continue;
            }

            if (start >= 0)
            {
                yield return text[start..i].ToLowerInvariant();
                start = -1;
            }

            if (han)
            {
                yield return text.Substring(i, 1);
            }
        }
    }

    static int[] StretchesOf(string text)
    {
        var found = new HashSet<int>();
        string folded = string.Concat(text.Select(CharFold.Fold));
        for (int i = 0; i + Stretch <= folded.Length; i++)
        {
            int hash = 17;
            for (int k = 0; k < Stretch; k++)
            {
                hash = unchecked((hash * 16777619) ^ folded[i + k]);
            }

            found.Add(hash);
        }

        return [.. found.Order()];
    }

    static double Jaccard(int[] a, int[] b)
    {
        int i = 0,
            j = 0,
            both = 0;
        while (i < a.Length && j < b.Length)
        {
            int order = a[i].CompareTo(b[j]);
            both += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return a.Length + b.Length == 0 ? 0 : (double)both / (a.Length + b.Length - both);
    }
}
