using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace VegfTrends.Core;

/// <summary>The scores of one paper beside keys that all papers of a model share: a third of the memory of a
/// dictionary, which counts from some ten thousand papers on.</summary>
public sealed class ScoreDictionary : IReadOnlyDictionary<string, double>
{
    readonly IReadOnlyList<string> _keys;
    readonly double[] _values;

    ScoreDictionary(IReadOnlyList<string> keys, double[] values) => (_keys, _values) = (keys, values);

    public int Count => _values.Length;

    public IEnumerable<string> Keys => _keys;

    public IEnumerable<double> Values => _values;

    public double this[string key] =>
        TryGetValue(key, out double value) ? value : throw new KeyNotFoundException($"No score of '{key}'.");

    /// <param name="scores">Of one paper.</param>
    /// <param name="keys">Taken where they are those of the paper in order, else replaced by those of the
    /// paper.</param>
    public static ScoreDictionary Of(IReadOnlyDictionary<string, double> scores, ref IReadOnlyList<string> keys)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(keys);
        if (!scores.Keys.SequenceEqual(keys))
        {
            keys = [.. scores.Keys];
        }

        return new ScoreDictionary(keys, [.. scores.Values]);
    }

    public bool ContainsKey(string key) => _keys.Contains(key);

    // A model has some ten categories: a walk is as quick as a table.
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out double value)
    {
        for (int i = 0; i < _keys.Count; i++)
        {
            if (_keys[i] == key)
            {
                value = _values[i];
                return true;
            }
        }

        value = 0;
        return false;
    }

    public IEnumerator<KeyValuePair<string, double>> GetEnumerator() =>
        _keys.Select((key, i) => new KeyValuePair<string, double>(key, _values[i])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
