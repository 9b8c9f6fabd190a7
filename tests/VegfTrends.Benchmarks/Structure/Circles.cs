namespace VegfTrends.Benchmarks.Structure;

/// <summary>Circles of a graph: its strongly connected parts of two nodes or more (Tarjan 1972).</summary>
static class Circles
{
    /// <returns>The parts, largest first, each in ordinal order.</returns>
    public static List<string[]> Of(IReadOnlyDictionary<string, SortedSet<string>> uses)
    {
        var index = new Dictionary<string, int>();
        var low = new Dictionary<string, int>();
        var open = new Stack<string>();
        var isOpen = new HashSet<string>();
        var circles = new List<string[]>();
        foreach (string node in uses.Keys)
        {
            if (!index.ContainsKey(node))
            {
                Visit(node);
            }
        }

        return [.. circles.OrderByDescending(c => c.Length).ThenBy(c => c[0], StringComparer.Ordinal)];

        void Visit(string node)
        {
            index[node] = low[node] = index.Count;
            open.Push(node);
            isOpen.Add(node);
            foreach (string next in uses[node].Where(uses.ContainsKey))
            {
                if (!index.TryGetValue(next, out int met))
                {
                    Visit(next);
                    low[node] = Math.Min(low[node], low[next]);
                }
                else if (isOpen.Contains(next))
                {
                    low[node] = Math.Min(low[node], met);
                }
            }

            if (low[node] == index[node])
            {
                var circle = new List<string>();
                string last;
                do
                {
                    last = open.Pop();
                    isOpen.Remove(last);
                    circle.Add(last);
                } while (last != node);

                if (circle.Count > 1)
                {
                    circles.Add([.. circle.Order(StringComparer.Ordinal)]);
                }
            }
        }
    }
}
