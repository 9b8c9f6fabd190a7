using VegfTrends.Core;

namespace VegfTrends.Encoder;

/// <summary>Pairs of names of one thing, alone and put in the place of other names in sentences of the
/// corpora.</summary>
static class NamePairs
{
    const int Together = 4,
        MostSentences = 9_000,
        PairsOfName = 3;

    public static IReadOnlyList<PairKind> Make(
        IReadOnlyList<PairKind> kinds,
        Lexicon lexicon,
        IReadOnlySet<Concept> heldOut,
        int seed
    )
    {
        var random = new Random(seed);
        Dictionary<ConceptGroup, Concept[]> groups = lexicon
            .Concepts.Where(c =>
                c.Group != ConceptGroup.StudyType && !heldOut.Contains(c) && c.Zh.Count + c.En.Count > 1
            )
            .GroupBy(c => c.Group)
            .ToDictionary(g => g.Key, g => g.ToArray());
        var alone = new List<(string, string)>();
        foreach (Concept concept in groups.OrderBy(g => g.Key).SelectMany(g => g.Value))
        {
            string[] names = [.. concept.Zh.Concat(concept.En).Distinct()];
            foreach (string name in names.Where(_ => names.Length > 1))
            {
                alone.Add(
                    (name, concept.En.Count > 0 && concept.En[0] != name ? concept.En[0] : names.First(n => n != name))
                );
                for (int i = 1; i < PairsOfName; i++)
                {
                    alone.Add((name, Other(names, name, random)));
                }
            }
        }

        var swapped = new List<(string, string)>();
        foreach (
            var carrier in Carriers(kinds, lexicon)
                .Where(c => groups.ContainsKey(c.Group))
                .OrderBy(_ => random.Next())
                .Take(MostSentences)
        )
        {
            Concept[] group = groups[carrier.Group];
            var used = new HashSet<Concept>();
            while (used.Count < Math.Min(Together, group.Length))
            {
                Concept concept = group[random.Next(group.Length)];
                if (concept is { Zh.Count: > 0, En.Count: > 0 } && used.Add(concept))
                {
                    // Chinese papers also write brands and codes in Latin letters.
                    string zh =
                        random.NextDouble() < 0.25 ? Any(concept.En, random)
                        : random.NextDouble() < 0.5 ? concept.Zh[0]
                        : Any(concept.Zh, random);
                    string en = random.NextDouble() < 0.6 ? concept.En[0] : Any(concept.En, random);
                    swapped.Add((carrier.ZhBefore + zh + carrier.ZhAfter, carrier.EnBefore + en + carrier.EnAfter));
                }
            }
        }

        return
        [
            new PairKind("names", 0.5, alone),
            new PairKind("names, spelled out", 1, alone) { SpelledOut = true },
            new PairKind("names in sentences", 1.2, swapped) { GroupOf = Together },
            new PairKind("names in sentences, spelled out", 0.6, swapped) { GroupOf = Together, SpelledOut = true },
        ];
    }

    // Sentence pairs that name the same thing on both sides, split around the name. Where the Latin letters of the name
    // touch others in a language without spaces, the finder has checked the borders.
    static List<(ConceptGroup Group, string ZhBefore, string ZhAfter, string EnBefore, string EnAfter)> Carriers(
        IReadOnlyList<PairKind> kinds,
        Lexicon lexicon
    )
    {
        var finder = new ConceptFinder(lexicon);
        var found = new List<(ConceptGroup, string, string, string, string)>();
        foreach (
            (string zh, string en) in kinds
                .Where(k => k.Name is "sentences, biomedical" or "sentences, science and news")
                .SelectMany(k => k.Pairs)
        )
        {
            IReadOnlyList<Mention> left = finder.Find(zh, TextField.AbstractZh);
            if (left.Count == 0)
            {
                continue;
            }

            IReadOnlyList<Mention> right = finder.Find(en, TextField.AbstractEn);
            foreach (Mention mention in left)
            {
                if (
                    mention.Concept is { Group: not ConceptGroup.StudyType, IsClass: false }
                    && right.FirstOrDefault(m => m.Concept == mention.Concept) is { } same
                )
                {
                    found.Add(
                        (
                            mention.Concept.Group,
                            zh[..mention.Start],
                            zh[mention.End..],
                            en[..same.Start],
                            en[same.End..]
                        )
                    );
                    break;
                }
            }
        }

        return found;
    }

    static string Any(IReadOnlyList<string> names, Random random) => names[random.Next(names.Count)];

    static string Other(string[] names, string name, Random random)
    {
        string other = names[random.Next(names.Length)];
        return other == name ? names.First(n => n != name) : other;
    }
}
