namespace VegfTrends.Core;

/// <summary>A name of the lexicon, and in how many papers it was found under this very spelling.</summary>
public sealed record NameUsage(Concept Concept, string Name, int Papers);

/// <summary>Counts which names of a lexicon papers use; a name that is never seen may be misspelt.</summary>
public sealed class LexiconUsage(Lexicon lexicon)
{
    readonly ConceptFinder _finder = new(lexicon);
    readonly Dictionary<(Concept, string), int> _papers = [];

    /// <summary>Concepts in the lexicon.</summary>
    public int Concepts => lexicon.Concepts.Count;

    /// <summary>Concepts found under at least one name.</summary>
    public int ConceptsSeen => _papers.Keys.Select(k => k.Item1).Distinct().Count();

    /// <summary>Every name in the order of the file. Plurals and spelling variants that matching folds count as the
    /// name.</summary>
    public IReadOnlyList<NameUsage> Names =>
        [
            .. lexicon.Concepts.SelectMany(c =>
                c.Zh.Concat(c.En).Select(n => new NameUsage(c, n, _papers.GetValueOrDefault((c, lexicon.Compact(n)))))
            ),
        ];

    public void Add(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var seen = new HashSet<(Concept, string)>();
        foreach ((TextField field, string text) in paper.Texts())
        {
            foreach (Mention mention in _finder.Find(text, field))
            {
                string found = lexicon.Compact(text[mention.Start..mention.End]);
                string name = mention
                    .Concept.Zh.Concat(mention.Concept.En)
                    .Select(lexicon.Compact)
                    .First(n => found == n || found == n + "s" || found == n + "es");
                seen.Add((mention.Concept, name));
            }
        }

        foreach ((Concept, string) key in seen)
        {
            _papers[key] = _papers.GetValueOrDefault(key) + 1;
        }
    }
}
