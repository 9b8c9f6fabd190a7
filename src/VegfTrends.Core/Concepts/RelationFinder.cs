namespace VegfTrends.Core;

/// <summary>
/// Says for each two agents of a sentence whether they are combined, compared, sequential, negated, background or
/// merely listed, by the cue phrases of the lexicon that stand between and around them. "A plus B versus C" combines A
/// and B, and compares both with C.
/// </summary>
public sealed class RelationFinder
{
    const int MostApart = 12;

    readonly Lexicon _lexicon;
    readonly Cue[] _cues;

    public RelationFinder(Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        _lexicon = lexicon;
        _cues =
        [
            .. lexicon
                .Cues.Where(c => Enum.TryParse<CueKind>(c.Key, ignoreCase: true, out _))
                .SelectMany(c =>
                    c.Value.Select(phrase => new Cue(
                        string.Concat(phrase.Trim().Select(lexicon.Fold)),
                        Enum.Parse<CueKind>(c.Key, ignoreCase: true)
                    ))
                )
                .OrderByDescending(c => c.Phrase.Length),
        ];
    }

    /// <param name="text">The field that the sentence is part of.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="mentions">Mentions of this field in text order; only agents inside the sentence are looked
    /// at.</param>
    public IEnumerable<AgentPair> Find(string text, Sentence sentence, IReadOnlyList<Mention> mentions)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(mentions);
        List<Mention> agents =
        [
            .. mentions.Where(m =>
                m.Concept.Group == ConceptGroup.Agent && m.Start >= sentence.Start && m.End <= sentence.End
            ),
        ];
        if (agents.Count < 2)
        {
            yield break;
        }

        // Only the sentence is folded; positions below are those of the field, moved by where the sentence starts.
        string folded = string.Create(
            sentence.End - sentence.Start,
            (text, sentence.Start, _lexicon),
            static (span, state) =>
            {
                for (int i = 0; i < span.Length; i++)
                {
                    span[i] = state._lexicon.Fold(state.text[state.Start + i]);
                }
            }
        );
        var reading = new RelationReading(
            folded,
            sentence.Start,
            agents,
            Locate(folded, sentence.Start, agents),
            isTitle: sentence.Field.IsTitle()
        );
        for (int i = 0; i < agents.Count; i++)
        {
            for (int j = i + 1; j < agents.Count && j < i + MostApart; j++)
            {
                if (agents[i].Concept != agents[j].Concept)
                {
                    yield return new AgentPair(agents[i], agents[j], reading.Relate(i, j), sentence);
                }
            }
        }
    }

    List<FoundCue> Locate(string folded, int offset, List<Mention> agents)
    {
        var found = new List<FoundCue>();
        foreach (Cue cue in _cues)
        {
            int from = 0,
                at;
            while (from < folded.Length && (at = folded.IndexOf(cue.Phrase, from, StringComparison.Ordinal)) >= 0)
            {
                from = at + cue.Phrase.Length;
                int start = offset + at,
                    end = offset + from;
                if (
                    AtBorders(folded, at, from, cue.Phrase)
                    && !found.Exists(f => f.Start < end && start < f.End)
                    && !agents.Exists(a => a.Start < end && start < a.End)
                )
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
}
