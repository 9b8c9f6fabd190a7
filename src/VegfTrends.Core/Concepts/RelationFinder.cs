using System.Buffers;

namespace VegfTrends.Core;

/// <summary>
/// Says for each two agents of a sentence whether they are combined, compared, sequential, negated or merely listed, by the cue phrases of the
/// lexicon that stand between and around them. "A plus B versus C" combines A and B, and compares both with C.
/// </summary>
public sealed class RelationFinder
{
    // Cues outside the pair are looked for this far: "the combination of A and B", "A、B 联合治疗". Short ones mean too much elsewhere.
    const int Reach = 36, NegationReach = 12, LongestPair = 60;

    readonly Lexicon _lexicon;
    readonly Cue[] _cues;

    public RelationFinder(Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        _lexicon = lexicon;
        _cues = [.. lexicon.Cues
            .Where(c => Relations.ContainsKey(c.Key))
            .SelectMany(c => c.Value.Select(phrase => new Cue(string.Concat(phrase.Trim().Select(lexicon.Fold)), Relations[c.Key])))
            .OrderByDescending(c => c.Phrase.Length)];
    }

    static readonly SearchValues<char> Stops = SearchValues.Create(",，;；.。:：");

    static readonly Dictionary<string, AgentRelation> Relations = new()
    {
        ["combined"] = AgentRelation.Combined, ["compared"] = AgentRelation.Compared,
        ["sequential"] = AgentRelation.Sequential, ["negated"] = AgentRelation.Negated,
    };

    /// <param name="text">The field that the sentence is part of.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="mentions">Mentions of this field in text order; only agents inside the sentence are looked at.</param>
    public IEnumerable<AgentPair> Find(string text, Sentence sentence, IReadOnlyList<Mention> mentions)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(mentions);
        List<Mention> agents = [.. mentions.Where(m => m.Concept.Group == ConceptGroup.Agent && m.Start >= sentence.Start && m.End <= sentence.End)];
        if (agents.Count < 2)
        {
            yield break;
        }

        // Only the sentence is folded; positions below are those of the field, moved by where the sentence starts.
        string folded = string.Create(sentence.End - sentence.Start, (text, sentence.Start, _lexicon), static (span, state) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                span[i] = state._lexicon.Fold(state.text[state.Start + i]);
            }
        });
        List<(int Start, int End, AgentRelation Relation, bool Reaches)> cues = Locate(folded, sentence.Start, agents);
        for (int i = 0; i < agents.Count; i++)
        {
            for (int j = i + 1; j < agents.Count && j < i + 12; j++)
            {
                if (agents[i].Concept != agents[j].Concept)
                {
                    yield return new AgentPair(agents[i], agents[j], Relate(folded, sentence.Start, agents[i], agents[j], cues), sentence);
                }
            }
        }
    }

    static AgentRelation Relate(string folded, int offset, Mention left, Mention right, List<(int Start, int End, AgentRelation Relation, bool Reaches)> cues)
    {
        // A slash alone joins: "axitinib/avelumab".
        bool combined = right.Start - left.End == 1 && folded[left.End - offset] == '/';
        foreach ((int start, int end, AgentRelation relation, bool _) in cues)
        {
            if (start >= left.End && end <= right.Start)
            {
                // What separates beats what joins: in "A plus B versus C", A and C are compared.
                if (relation != AgentRelation.Combined)
                {
                    return relation;
                }

                combined = true;
            }
        }

        foreach ((int start, int end, AgentRelation relation, bool reaches) in cues)
        {
            bool before = end <= left.Start && left.Start - end <= Reach && NoStop(folded, end - offset, left.Start - offset);
            bool after = start >= right.End && start - right.End <= Reach && NoStop(folded, right.End - offset, start - offset);
            if (before && relation == AgentRelation.Negated && left.Start - end <= NegationReach)
            {
                return AgentRelation.Negated;
            }

            combined |= reaches && (before || after) && relation == AgentRelation.Combined && right.Start - left.End < LongestPair;
        }

        return combined ? AgentRelation.Combined : AgentRelation.Listed;
    }

    static bool NoStop(string folded, int start, int end) => folded.AsSpan(start, end - start).IndexOfAny(Stops) < 0;

    List<(int Start, int End, AgentRelation Relation, bool Reaches)> Locate(string folded, int offset, List<Mention> agents)
    {
        var found = new List<(int Start, int End, AgentRelation Relation, bool Reaches)>();
        foreach (Cue cue in _cues)
        {
            int from = 0, at;
            while (from < folded.Length && (at = folded.IndexOf(cue.Phrase, from, StringComparison.Ordinal)) >= 0)
            {
                from = at + cue.Phrase.Length;
                int start = offset + at, end = offset + from;
                if (AtBorders(folded, at, from, cue.Phrase)
                    && !found.Exists(f => f.Start < end && start < f.End)
                    && !agents.Exists(a => a.Start < end && start < a.End))
                {
                    found.Add((start, end, cue.Relation, cue.Reaches));
                }
            }
        }

        found.Sort();
        return found;
    }

    static bool AtBorders(string folded, int start, int end, string phrase) =>
        (!char.IsAsciiLetterOrDigit(phrase[0]) || start == 0 || !char.IsAsciiLetterOrDigit(folded[start - 1]))
        && (!char.IsAsciiLetterOrDigit(phrase[^1]) || end == folded.Length || !char.IsAsciiLetterOrDigit(folded[end]));

    readonly record struct Cue(string Phrase, AgentRelation Relation)
    {
        public bool Reaches => Phrase.Length >= 8 || (Phrase.Length >= 2 && Phrase[0] > '\u2E80');
    }
}
