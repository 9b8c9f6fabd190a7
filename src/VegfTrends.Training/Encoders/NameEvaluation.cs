using System.Globalization;
using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>Whether names of one thing find each other: Chinese names, brands and codes against the preferred English
/// names of the whole lexicon.</summary>
static class NameEvaluation
{
    static readonly Dictionary<ConceptGroup, (string Zh, string En)> Carriers = new()
    {
        [ConceptGroup.Agent] = (
            "{0}治疗晚期肿瘤患者的疗效与安全性观察。",
            "Efficacy and safety of {0} in patients with advanced tumours."
        ),
        [ConceptGroup.Target] = (
            "{0}在肿瘤组织中的表达及其与预后的关系。",
            "Expression of {0} in tumour tissue and its relation to prognosis."
        ),
        [ConceptGroup.Tumour] = (
            "{0}患者的临床特征与治疗结局分析。",
            "Clinical features and treatment outcomes of patients with {0}."
        ),
    };

    public static void Run(ITextEncoder encoder, Lexicon lexicon, Action<EvaluationRow> row, CancellationToken cancel)
    {
        var names = encoder as CanonicalNames;
        ITextEncoder bare = names?.Inner ?? encoder;
        var canonical = names ?? new CanonicalNames(encoder, new ConceptFinder(lexicon));
        Concept[] all =
        [
            .. lexicon.Concepts.Where(c => Carriers.ContainsKey(c.Group) && c is { Zh.Count: > 0, En.Count: > 0 }),
        ];
        HashSet<Concept> heldOut = [.. HeldOutNames.Pick(lexicon)];
        foreach ((ITextEncoder used, string suffix) in new[] { (bare, "vectors alone"), (canonical, "canonical form") })
        {
            foreach (
                (string who, Func<Concept, bool> asked) in new (string, Func<Concept, bool>)[]
                {
                    ("agents", c => c.Group == ConceptGroup.Agent && !heldOut.Contains(c)),
                    ("targets", c => c.Group == ConceptGroup.Target),
                    ("tumours", c => c.Group == ConceptGroup.Tumour),
                    ("30 agents held out", heldOut.Contains),
                }
            )
            {
                string title = $"names, {who}, {suffix}";
                int[] own = [.. Enumerable.Range(0, all.Length).Where(i => asked(all[i]))];
                Measure($"{title}: zh - en", own, c => c.Zh[0], c => c.En[0]);
                Measure(
                    $"{title}: zh - en in a sentence",
                    own,
                    c => Carry(Carriers[c.Group].Zh, c.Zh[0]),
                    c => Carry(Carriers[c.Group].En, c.En[0])
                );
                (int Own, string Name)[] others =
                [
                    .. own.SelectMany(i => all[i].Zh.Skip(1).Concat(all[i].En.Skip(1)).Select(n => (i, n))),
                ];
                row(
                    new EvaluationRow(
                        $"{title}: brands, codes, other names - first en name",
                        others.Length,
                        "top-1",
                        Retrieval.TopOne(
                            used,
                            [.. others.Select(o => o.Name)],
                            [.. all.Select(c => c.En[0])],
                            [.. others.Select(o => o.Own)],
                            cancel
                        ),
                        null
                    )
                );
            }

            void Measure(string set, int[] own, Func<Concept, string> zh, Func<Concept, string> en)
            {
                // The candidates are all concepts, also those not asked for.
                string[] left = [.. all.Select(zh)],
                    right = [.. all.Select(en)];
                row(
                    new EvaluationRow(
                        set,
                        own.Length,
                        "top-1",
                        Retrieval.TopOne(used, [.. own.Select(i => left[i])], right, own, cancel),
                        Retrieval.TopOne(used, [.. own.Select(i => right[i])], left, own, cancel)
                    )
                );
            }
        }
    }

    static string Carry(string carrier, string name) => string.Format(CultureInfo.InvariantCulture, carrier, name);
}
