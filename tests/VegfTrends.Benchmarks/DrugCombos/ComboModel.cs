using System.Text.RegularExpressions;
using VegfTrends.Core;

namespace VegfTrends.Benchmarks.DrugCombos;

/// <summary>Judges which drugs of a sentence form a combination: every set of at least two is a candidate, judged by
/// the words around and between its drugs and by the relation step.</summary>
sealed partial class ComboModel
{
    static readonly string[] Classes = ["", "POS", "COMB", "NEG"];

    // More sets than this are not tried; then only neighbours, and all together.
    const int MostDrugs = 7;

    readonly RelationFinder _relations;
    SparseSoftmax? _model;

    ComboModel(RelationFinder relations) => _relations = relations;

    /// <summary>Lowest probability of being a combination at which a set is reported. Chosen by cross-validation on the
    /// training half.</summary>
    public double ReportFrom { get; init; } = 0.5;

    /// <summary>The same model with another <see cref="ReportFrom"/>.</summary>
    public ComboModel ReportingFrom(double from) => new(_relations) { _model = _model, ReportFrom = from };

    public static ComboModel Train(IReadOnlyList<ComboDocument> documents, RelationFinder relations, double reportFrom)
    {
        var model = new ComboModel(relations) { ReportFrom = reportFrom };
        var rows = new List<(IReadOnlyCollection<string>, int)>();
        foreach (ComboDocument document in documents)
        {
            var reading = new Reading(document.Sentence, document.Paragraph, document.Drugs, relations);
            foreach (int[] set in Candidates(document.Drugs.Count))
            {
                HashSet<string> keys = [.. set.Select(i => document.Drugs[i].Key)];
                Combo? gold = document.Combos.FirstOrDefault(c => c.Drugs.SetEquals(keys));
                rows.Add((reading.Features(set), gold is null ? 0 : Array.IndexOf(Classes, gold.Class)));
            }
        }

        model._model = SparseSoftmax.Train(rows, Classes.Length, epochs: 15, decay: 3e-4, fewest: 3);
        return model;
    }

    public IReadOnlyList<Combo> Find(string sentence, string paragraph, IReadOnlyList<DrugSpan> drugs)
    {
        drugs = [.. drugs.DistinctBy(d => d.Key)];
        var reading = new Reading(sentence, paragraph, drugs, _relations);
        var chosen = new List<(int[] Set, double[] P)>();
        foreach (
            (int[] set, double[] p) in Candidates(drugs.Count)
                .Select(s => (s, _model!.Predict(reading.Features(s))))
                .Where(c => 1 - c.Item2[0] >= ReportFrom)
                .OrderBy(c => c.Item2[0])
        )
        {
            // A set within a reported one, or around it, says the same again.
            if (!chosen.Exists(c => set.All(c.Set.Contains) || c.Set.All(set.Contains)))
            {
                chosen.Add((set, p));
            }
        }

        return
        [
            .. chosen.Select(c => new Combo(
                c.Set.Select(i => drugs[i].Key).ToHashSet(),
                Classes[Array.IndexOf(c.P, c.P[1..].Max(), 1)]
            )),
        ];
    }

    static IEnumerable<int[]> Candidates(int drugs)
    {
        if (drugs <= MostDrugs)
        {
            for (int bits = 1; bits < 1 << drugs; bits++)
            {
                if (System.Numerics.BitOperations.PopCount((uint)bits) >= 2)
                {
                    yield return [.. Enumerable.Range(0, drugs).Where(i => (bits >> i & 1) == 1)];
                }
            }

            yield break;
        }

        for (int start = 0; start < drugs; start++)
        {
            for (int length = 2; start + length <= drugs; length++)
            {
                yield return [.. Enumerable.Range(start, length)];
            }
        }
    }

    /// <summary>A sentence with what is said between its drugs.</summary>
    sealed class Reading
    {
        readonly IReadOnlyList<DrugSpan> _drugs;
        readonly string _sentence;
        readonly Dictionary<(int, int), AgentRelation> _pairs = [];
        readonly List<string> _words;

        public Reading(string sentence, string paragraph, IReadOnlyList<DrugSpan> drugs, RelationFinder relations)
        {
            (_sentence, _drugs) = (sentence, drugs);
            Mention[] mentions =
            [
                .. drugs.Select(
                    (d, i) =>
                        new Mention(
                            new Concept
                            {
                                Key = $"{i}",
                                Group = ConceptGroup.Agent,
                                Kind = $"{i}",
                                En = [d.Text],
                            },
                            TextField.AbstractEn,
                            d.Start,
                            d.End
                        )
                ),
            ];
            foreach (
                AgentPair pair in relations.Find(
                    sentence,
                    new Sentence(TextField.AbstractEn, 0, sentence.Length),
                    mentions
                )
            )
            {
                _pairs[(Place(pair.Left), Place(pair.Right))] = pair.Relation;
            }

            string masked = sentence;
            foreach (DrugSpan drug in drugs.OrderByDescending(d => d.Start))
            {
                masked = masked[..drug.Start] + "DRUG" + masked[drug.End..];
            }

            _words =
            [
                .. Split(masked).Distinct().Select(w => "s:" + w),
                .. Split(paragraph).Where(w => Outcome().IsMatch(w)).Distinct().Select(w => "p:" + w),
            ];

            static int Place(Mention mention) =>
                int.Parse(mention.Concept.Key, System.Globalization.CultureInfo.InvariantCulture);
        }

        public List<string> Features(int[] set)
        {
            bool all = set.Length == _drugs.Count,
                together = set[^1] - set[0] + 1 == set.Length;
            var features = new List<string>
            {
                "bias",
                $"size:{Math.Min(set.Length, 5)}",
                $"drugs:{Math.Min(_drugs.Count, 6)}",
                $"all:{all}",
                $"together:{together}",
                $"size:{Math.Min(set.Length, 5)} of {Math.Min(_drugs.Count, 6)}",
            };
            foreach (string word in _words)
            {
                features.Add(word);
                features.Add($"{word} all:{all}");
            }

            for (int k = 0; k + 1 < set.Length; k++)
            {
                AddBetween(features, set[k], set[k + 1]);
            }

            AgentRelation[] inside = [.. Pairs(set).Select(p => _pairs.GetValueOrDefault(p, AgentRelation.Listed))];
            features.AddRange(inside.Distinct().Select(r => $"some:{r}"));
            if (inside.Distinct().Count() == 1)
            {
                features.Add($"every:{inside[0]} all:{all}");
            }

            int[] outside = [.. Enumerable.Range(0, _drugs.Count).Except(set)];
            foreach (
                AgentRelation relation in outside
                    .SelectMany(o =>
                        set.Select(i => _pairs.GetValueOrDefault(o < i ? (o, i) : (i, o), AgentRelation.Listed))
                    )
                    .Distinct()
            )
            {
                features.Add($"outside:{relation} together:{together}");
            }

            foreach (int o in outside)
            {
                int near = set.MinBy(i => Math.Abs(i - o));
                if (Math.Abs(near - o) == 1)
                {
                    features.Add("next:" + Join(Math.Min(near, o), Math.Max(near, o)));
                }
            }

            string[] before = [.. Split(_sentence[.._drugs[set[0]].Start]).TakeLast(3)],
                after = [.. Split(_sentence[_drugs[set[^1]].End..]).Take(3)];
            features.AddRange(before.Select(w => "before:" + w));
            features.AddRange(after.Select(w => "after:" + w));
            features.Add("before:" + string.Join(' ', before.TakeLast(2)));
            features.Add("after:" + string.Join(' ', after.Take(2)));
            return features;
        }

        static IEnumerable<(int, int)> Pairs(int[] set) =>
            set.SelectMany((a, k) => set.Skip(k + 1).Select(b => (a, b)));

        void AddBetween(List<string> features, int left, int right)
        {
            string[] words =
            [
                .. Split(_sentence[Math.Min(_drugs[left].End, _drugs[right].Start).._drugs[right].Start]),
            ];
            features.AddRange(words.Take(12).Select(w => "between:" + w));
            features.Add("join:" + Join(left, right));
            features.Add($"far:{Math.Min(words.Length / 4, 5)}");
        }

        string Join(int left, int right)
        {
            string[] words =
            [
                .. Split(_sentence[Math.Min(_drugs[left].End, _drugs[right].Start).._drugs[right].Start]),
            ];
            return words.Length <= 3 ? string.Join(' ', words) : "long";
        }

        static IEnumerable<string> Split(string text) =>
            WordPattern().Matches(text).Select(m => m.Value.ToLowerInvariant());
    }

    [GeneratedRegex(@"[A-Za-z]+|[^\sA-Za-z0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();

    [GeneratedRegex(
        @"^(?:synerg|effica|effective|toxic|respons|surviv|tolerat|safe|combin|antagonis|improv|reduc|interaction"
            + @"|resist|failed|significant|benefit|superior|additive|enhanc)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Outcome();
}
