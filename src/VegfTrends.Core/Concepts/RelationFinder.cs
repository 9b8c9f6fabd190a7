using System.Buffers;

namespace VegfTrends.Core;

/// <summary>
/// Says for each two agents of a sentence whether they are combined, compared, sequential, negated or merely listed, by the cue phrases of the
/// lexicon that stand between and around them. "A plus B versus C" combines A and B, and compares both with C.
/// </summary>
public sealed class RelationFinder
{
    // Cues outside the pair are looked for this far: "the combination of A and B", "A、B 联合治疗". Short ones mean too much elsewhere.
    const int Reach = 36, NegationReach = 12, LongestPair = 60, TightBetween = 8, MostApart = 12;

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
        var reading = new Reading(folded, sentence.Start, Locate(folded, sentence.Start, agents));
        AgentLink[] links = [.. agents.Zip(agents.Skip(1), reading.Link)];
        for (int i = 0; i < agents.Count; i++)
        {
            for (int j = i + 1; j < agents.Count && j < i + MostApart; j++)
            {
                if (agents[i].Concept != agents[j].Concept)
                {
                    yield return new AgentPair(agents[i], agents[j], Relate(reading, agents[i], agents[j], links.AsSpan(i, j - i)), sentence);
                }
            }
        }
    }

    // What separates beats what joins: in "A plus B versus C", A and C are compared. A cue joins its neighbours only, and those whom a mere comma or
    // "and" adds to them: "A plus B, and C" is one regimen, "the A plus B group and the C group" is none.
    static AgentRelation Relate(Reading reading, Mention left, Mention right, ReadOnlySpan<AgentLink> chain)
    {
        bool joined = false, gap = false;
        foreach (AgentLink link in chain)
        {
            if (link.Relation is not (AgentRelation.Combined or AgentRelation.Listed))
            {
                return link.Relation;
            }

            joined |= link.Relation == AgentRelation.Combined;
            gap |= link.Relation == AgentRelation.Listed && !link.Tight;
        }

        return reading.NegatedBefore(left) ? AgentRelation.Negated
            : (joined && !gap) || reading.CombinedAround(left, right) ? AgentRelation.Combined
            : AgentRelation.Listed;
    }

    List<FoundCue> Locate(string folded, int offset, List<Mention> agents)
    {
        var found = new List<FoundCue>();
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
                    found.Add(new FoundCue(start, end, cue));
                }
            }
        }

        found.Sort((a, b) => a.Start.CompareTo(b.Start));
        return found;
    }

    static bool AtBorders(string folded, int start, int end, string phrase) =>
        (!char.IsAsciiLetterOrDigit(phrase[0]) || start == 0 || !char.IsAsciiLetterOrDigit(folded[start - 1]))
        && (!char.IsAsciiLetterOrDigit(phrase[^1]) || end == folded.Length || !char.IsAsciiLetterOrDigit(folded[end]));

    readonly record struct Cue(string Phrase, AgentRelation Relation)
    {
        public bool Reaches => Phrase.Length >= 8 || (Phrase.Length >= 2 && Phrase[0] > '\u2E80');
    }

    readonly record struct FoundCue(int Start, int End, Cue Cue);

    /// <summary>How two neighbouring agents stand to each other; tight when hardly more than a comma or "and" lies between them.</summary>
    readonly record struct AgentLink(AgentRelation Relation, bool Tight);

    /// <summary>A folded sentence with its cues. Positions are those of the field; the sentence begins at <paramref name="offset"/>.</summary>
    sealed class Reading(string folded, int offset, List<FoundCue> cues)
    {
        public AgentLink Link(Mention left, Mention right)
        {
            ReadOnlySpan<char> between = right.Start > left.End ? folded.AsSpan(left.End - offset, right.Start - left.End) : [];

            // A slash alone joins: "axitinib/avelumab".
            bool combined = between is "/";
            foreach (FoundCue cue in cues)
            {
                if (cue.Start >= left.End && cue.End <= right.Start)
                {
                    if (cue.Cue.Relation != AgentRelation.Combined)
                    {
                        return new AgentLink(cue.Cue.Relation, Tight: false);
                    }

                    combined = true;
                }
            }

            return new AgentLink(combined ? AgentRelation.Combined : AgentRelation.Listed, between.Length <= TightBetween);
        }

        public bool NegatedBefore(Mention left) =>
            cues.Exists(c => c.Cue.Relation == AgentRelation.Negated && c.End <= left.Start && left.Start - c.End <= NegationReach && NoStop(c.End, left.Start));

        public bool CombinedAround(Mention left, Mention right) => right.Start - left.End < LongestPair && cues.Exists(c =>
            c.Cue.Relation == AgentRelation.Combined && c.Cue.Reaches
            && ((c.End <= left.Start && left.Start - c.End <= Reach && NoStop(c.End, left.Start))
                || (c.Start >= right.End && c.Start - right.End <= Reach && NoStop(right.End, c.Start))));

        bool NoStop(int start, int end) => folded.AsSpan(start - offset, end - start).IndexOfAny(Stops) < 0;
    }
}
