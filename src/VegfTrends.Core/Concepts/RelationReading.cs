using System.Buffers;
using System.Text.RegularExpressions;

namespace VegfTrends.Core;

/// <summary>A folded sentence with its agents and cues. Positions are those of the field, in which the sentence begins
/// at <c>offset</c>.</summary>
sealed partial class RelationReading
{
    // How far from the agents a cue may stand, in characters: "the combination of A and B", "A、B 联合治疗", "no
    // patient received A with B".
    const int Reach = 36,
        NegationReach = 12,
        FarNegationReach = 40,
        PriorReach = 14,
        GivenReach = 70,
        AfterReach = 16,
        ArmReach = 5;

    const int LongestPair = 60,
        TightBetween = 8;

    static readonly SearchValues<char> Stops = SearchValues.Create(",，;；.。:：");
    static readonly SearchValues<char> FullStops = SearchValues.Create(";；。");

    readonly string _folded;
    readonly int _offset;
    readonly List<Mention> _agents;
    readonly List<FoundCue> _cues;
    readonly bool _isTitle;
    readonly AgentLink[] _links;

    public RelationReading(string folded, int offset, List<Mention> agents, List<FoundCue> cues, bool isTitle)
    {
        (_folded, _offset, _agents, _cues, _isTitle) = (folded, offset, agents, cues, isTitle);
        _links = [.. agents.Zip(agents.Skip(1), Link)];
    }

    /// <summary>How two agents stand to each other, by their places among the agents of the sentence.</summary>
    public AgentRelation Relate(int left, int right)
    {
        AgentRelation relation = Judge(left, right);
        return relation == AgentRelation.Combined && !_isTitle && _cues.Exists(c => c.Kind == CueKind.Background)
            ? AgentRelation.Background
            : relation;
    }

    // What separates beats what joins: in "A plus B versus C", A and C are compared. A cue joins its neighbours only,
    // and those whom a mere comma or "and" adds to them: "A plus B, and C" is one regimen, "the A plus B group and the
    // C group" is none.
    AgentRelation Judge(int i, int j)
    {
        Mention left = _agents[i],
            right = _agents[j];
        if (IsExcluded(left, right))
        {
            return AgentRelation.Negated;
        }

        bool joined = false,
            gap = false;
        foreach (AgentLink link in _links.AsSpan(i, j - i))
        {
            if (link.Relation is not (AgentRelation.Combined or AgentRelation.Listed))
            {
                return link.Relation;
            }

            joined |= link.Relation == AgentRelation.Combined;
            gap |= link.Relation == AgentRelation.Listed && !link.Tight;
        }

        bool regimen = joined && !gap;
        if (NegatedBefore(left))
        {
            return AgentRelation.Negated;
        }

        if (!regimen && PriorBefore(left))
        {
            return AgentRelation.Sequential;
        }

        if (!regimen && ComparedBefore(left, right))
        {
            return AgentRelation.Compared;
        }

        return regimen || CombinedAround(left, right) || IsGivenTogether(left, right)
            ? AgentRelation.Combined
            : AgentRelation.Listed;
    }

    AgentLink Link(Mention left, Mention right)
    {
        ReadOnlySpan<char> between = Between(left, right);
        bool tight = between.Length <= TightBetween;

        // A slash or hyphen alone joins: "axitinib/avelumab".
        bool combined = between is "/" or "-",
            negated = false,
            example = ExampleBefore(left);
        foreach (FoundCue cue in _cues)
        {
            if (cue.Start < left.End || cue.End > right.Start)
            {
                continue;
            }

            switch (cue.Kind)
            {
                // "Such as A or B" names two of many, it does not set them against each other.
                case CueKind.Compared when !(example && IsOr(cue)):
                    return new AgentLink(AgentRelation.Compared, Tight: false);
                case CueKind.Sequential:
                    return new AgentLink(AgentRelation.Sequential, Tight: false);
                case CueKind.Negated:
                    negated = true;
                    break;
                case CueKind.Combined:
                    combined = true;
                    break;
            }
        }

        // "Not superior to" compares, so a negation counts only where nothing else separates.
        return negated ? new AgentLink(AgentRelation.Negated, Tight: false)
            : ResultBetween().IsMatch(between) || (!combined && (AreArms(left, right) || ComparedAfter(right, between)))
                ? new AgentLink(AgentRelation.Compared, Tight: false)
            : new AgentLink(combined ? AgentRelation.Combined : AgentRelation.Listed, tight);
    }

    static bool IsOr(FoundCue cue) => cue.Cue.Phrase is "or" or "或" or "或者";

    ReadOnlySpan<char> Between(Mention left, Mention right) =>
        right.Start > left.End ? _folded.AsSpan(left.End - _offset, right.Start - left.End) : [];

    // "Exclusion criteria: prior A or B", "A and B were prohibited".
    bool IsExcluded(Mention left, Mention right)
    {
        foreach (FoundCue cue in _cues)
        {
            if (
                cue.Kind == CueKind.Negated
                && Exclusion().IsMatch(cue.Cue.Phrase)
                && (
                    (cue.End <= left.Start && NoFullStop(cue.End, left.Start))
                    || (
                        cue.Start >= right.End
                        && cue.Start - right.End <= FarNegationReach
                        && NoStop(right.End, cue.Start)
                    )
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    bool NegatedBefore(Mention left) =>
        _cues.Exists(c =>
            c.Kind == CueKind.Negated
            && c.End <= left.Start
            && NoStop(c.End, left.Start)
            && left.Start - c.End <= (Nobody().IsMatch(c.Cue.Phrase) ? FarNegationReach : NegationReach)
        );

    bool PriorBefore(Mention left) =>
        _cues.Exists(c =>
            c.Cue.LeadsPrior && c.End <= left.Start && left.Start - c.End <= PriorReach && NoStop(c.End, left.Start)
        );

    bool ExampleBefore(Mention left) =>
        _cues.Exists(c =>
            c.Kind == CueKind.Example
            && c.End <= left.Start
            && left.Start - c.End <= GivenReach
            && NoFullStop(c.End, left.Start)
        );

    // "Compared A with B", "comparison of A and B".
    bool ComparedBefore(Mention left, Mention right) =>
        right.Start - left.End < LongestPair
        && _cues.Exists(c =>
            c.Kind == CueKind.Compared
            && CompareWord().IsMatch(c.Cue.Phrase)
            && c.End <= left.Start
            && left.Start - c.End <= Reach
            && NoStop(c.End, left.Start)
        );

    // "A与B的疗效比较": the word that compares comes last, and no further agent follows it.
    bool ComparedAfter(Mention right, ReadOnlySpan<char> between)
    {
        if (between.Length > TightBetween)
        {
            return false;
        }

        foreach (FoundCue cue in _cues)
        {
            if (cue.Start >= right.End && cue.Start - right.End <= AfterReach && NoStop(right.End, cue.Start))
            {
                return cue.Kind == CueKind.Compared
                    && CompareWord().IsMatch(cue.Cue.Phrase)
                    && !_agents.Exists(a => a.Start >= cue.End && a.Start - cue.End <= TightBetween);
            }
        }

        return false;
    }

    // "In the A group and in the B group", "对照组用A，观察组用B".
    bool AreArms(Mention left, Mention right) =>
        (ArmWord().IsMatch(After(left)) && ArmWord().IsMatch(After(right)))
        || (OneArm().IsMatch(_folded.AsSpan(0, left.Start - _offset)) && OtherArm().IsMatch(Between(left, right)));

    ReadOnlySpan<char> After(Mention agent)
    {
        int start = agent.End - _offset;
        return _folded.AsSpan(start, Math.Min(ArmReach + 2, _folded.Length - start));
    }

    bool CombinedAround(Mention left, Mention right) =>
        right.Start - left.End < LongestPair
        && _cues.Exists(c =>
            c.Kind == CueKind.Combined
            && c.Cue.Reaches
            && (
                (c.End <= left.Start && left.Start - c.End <= Reach && NoStop(c.End, left.Start))
                || (c.Start >= right.End && c.Start - right.End <= Reach && NoStop(right.End, c.Start))
            )
        );

    // "Patients received A (200 mg, day 1) and B": a list of drugs of different kinds that were given is one regimen.
    bool IsGivenTogether(Mention left, Mention right)
    {
        if (left.Concept.Kind == right.Concept.Kind || ExampleBefore(left))
        {
            return false;
        }

        string between = _folded[(left.End - _offset)..(right.Start - _offset)];
        foreach (Mention inner in _agents.Where(a => a.Start >= left.End && a.End <= right.Start))
        {
            between = between.Replace(
                _folded[(inner.Start - _offset)..(inner.End - _offset)],
                "",
                StringComparison.Ordinal
            );
        }

        return JustAList().IsMatch(between)
            && (
                _cues.Exists(c =>
                    c.Kind == CueKind.Given
                    && (
                        (c.End <= left.Start && left.Start - c.End <= GivenReach && NoFullStop(c.End, left.Start))
                        || (
                            c.Start >= right.End
                            && c.Start - right.End <= Reach
                            && c.Cue.Reaches
                            && NoStop(right.End, c.Start)
                        )
                    )
                ) || VersusNext().IsMatch(_folded.AsSpan(right.End - _offset))
            );
    }

    bool NoStop(int start, int end) => _folded.AsSpan(start - _offset, end - start).IndexOfAny(Stops) < 0;

    bool NoFullStop(int start, int end) => _folded.AsSpan(start - _offset, end - start).IndexOfAny(FullStops) < 0;

    [GeneratedRegex(
        @"exclu|ineligible|not eligible|prohibit|not permitted|not allowed|contraindicat|排除|除外|禁止|不得|剔除",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Exclusion();

    [GeneratedRegex(
        @"^(?:no|none|never|no patients?|neither|not receive|未接受|未使用|没有|未曾)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Nobody();

    [GeneratedRegex(@"compar|contrast|比较|对比|相比|差异", RegexOptions.CultureInvariant)]
    private static partial Regex CompareWord();

    // "67 % with A and 55 % with B": each has a result of its own.
    [GeneratedRegex(
        @"(?:and|versus|vs\.?|,|;|和|与|,|、|比) ?\d+(?:\.\d+)? ?(?:%|months?|mo\b|weeks?|个月"
            + @"|周)(?: \([^)]*\))? ?(?:with|for|in|after|on)? ?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex ResultBetween();

    [GeneratedRegex(
        @"^[ -]?(?:\([^)]*\) ?)?(?:(?:treat\w*|alone|mono\w*) )?(?:group|arm|recipients|cohort|组)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex ArmWord();

    [GeneratedRegex(
        @"(?:one (?:arm|group|half)|(?:control|experimental|study|first) (?:arm|group)|一组|对照组|观察组|试验组|研究组"
            + @"|治疗组|a组|甲组)[^;；。]*$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex OneArm();

    [GeneratedRegex(
        @"(?:(?:the )?other (?:arm|group|half)?|control (?:arm|group)|experimental (?:arm|group)|second (?:arm|group)"
            + @"|另一?组|对照组|观察组|试验组|研究组|治疗组|b组|乙组)(?!.*(?:另|再|加|联合|基础))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex OtherArm();

    [GeneratedRegex(
        @"^(?: ?\([^)]{0,60}\)| ?\[[^\]]{0,60}\]| ?\d[\w./%]*(?:[ ,](?:mg|g|kg|m2|iu|mg/kg|mg/d|once|twice|daily|weekly"
            + @"|every|weeks?|days?|\d\w*|q\dw|d\d\w*|iv|po|bid|qd|on|day|a|静滴|静脉滴注|口服|每\S{1,6}))*| |,|、|and"
            + @"|和|与|及|以及|并|&|;)+$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex JustAList();

    [GeneratedRegex(
        @"^ ?(?:\([^)]{0,30}\) ?)?(?:versus|vs\.?|compared (?:with|to)|对比|对照|与\S{2,12}比较)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex VersusNext();

    /// <summary>How two neighbouring agents stand to each other; tight when hardly more than a comma or "and" lies
    /// between them.</summary>
    readonly record struct AgentLink(AgentRelation Relation, bool Tight);
}
