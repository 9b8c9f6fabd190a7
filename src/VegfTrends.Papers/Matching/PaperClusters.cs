using System.Globalization;
using VegfTrends.Core;

namespace VegfTrends.Papers.Matching;

/// <summary>Union-find over records: identifiers first, then text, so that a record without identifiers never bridges
/// two that contradict.</summary>
sealed class PaperClusters(IReadOnlyList<Paper> papers)
{
    readonly int[] _parent = Enumerable.Range(0, papers.Count).ToArray();
    readonly HashSet<string>?[] _pmids = new HashSet<string>?[papers.Count],
        _dois = new HashSet<string>?[papers.Count];

    public IReadOnlyList<int[]> Find()
    {
        for (int i = 0; i < papers.Count; i++)
        {
            _pmids[i] = papers[i].Pmid is { } pmid ? [pmid] : null;
            _dois[i] = papers[i].Doi is { } doi ? [doi] : null;
        }

        Join(p => One(p.Pmid));
        Join(p => One(p.Doi));
        Join(p => One(p.Pmcid));
        Join(p => One(p.CnkiId));
        Join(p => MatchKeys.Of(p).Select(k => k.ToString(CultureInfo.InvariantCulture)));
        return Enumerable.Range(0, papers.Count).GroupBy(Root).Select(g => g.ToArray()).ToArray();
    }

    static IEnumerable<string> One(string? key) => key is null ? [] : [key];

    void Join(Func<Paper, IEnumerable<string>> keysOf)
    {
        // One member stands for each group already seen under a key: a key shared by thousands costs no quadratic
        // comparison.
        var seen = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (int i = 0; i < papers.Count; i++)
        {
            foreach (string key in keysOf(papers[i]))
            {
                if (!seen.TryGetValue(key, out List<int>? others))
                {
                    seen[key] = [i];
                }
                else if (!others.Any(other => Root(other) == Root(i) || Union(other, i)))
                {
                    others.Add(i);
                }
            }
        }
    }

    bool Union(int left, int right)
    {
        MatchReason reason = PaperMatcher.Compare(papers[left], papers[right]);
        int a = Root(left),
            b = Root(right);
        if (
            reason == MatchReason.None
            || (reason != MatchReason.Pmid && Disjoint(_pmids[a], _pmids[b]))
            || (reason == MatchReason.Text && Disjoint(_dois[a], _dois[b]))
        )
        {
            return false;
        }

        (a, b) = (Math.Min(a, b), Math.Max(a, b));
        _parent[b] = a;
        _pmids[a] = Joined(_pmids[a], _pmids[b]);
        _dois[a] = Joined(_dois[a], _dois[b]);
        return true;
    }

    int Root(int i)
    {
        while (_parent[i] != i)
        {
            i = _parent[i] = _parent[_parent[i]];
        }

        return i;
    }

    static bool Disjoint(HashSet<string>? left, HashSet<string>? right) =>
        left is not null && right is not null && !left.Overlaps(right);

    static HashSet<string>? Joined(HashSet<string>? left, HashSet<string>? right)
    {
        if (left is null || right is null)
        {
            return left ?? right;
        }

        left.UnionWith(right);
        return left;
    }
}
