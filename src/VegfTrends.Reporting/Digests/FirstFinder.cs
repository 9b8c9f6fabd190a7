using VegfTrends.Core;

namespace VegfTrends.Reporting.Digests;

/// <summary>How much of a combination is new, the widest first.</summary>
public enum FirstLevel
{
    /// <summary>The anti-VEGF agent with any partner of this kind, such as an oncolytic virus.</summary>
    Kind,

    /// <summary>The two agents.</summary>
    Agents,

    /// <summary>The two agents in this tumour.</summary>
    Tumour,

    /// <summary>The two agents in this tumour in a study of this type.</summary>
    Phase,
}

/// <summary>A paper with the run that brought it into the store.</summary>
/// <param name="Item">The paper.</param>
/// <param name="Run">Rises with time; papers of one run came at the same time.</param>
public sealed record ArrivedPaper(AssessedPaper Item, long Run);

/// <summary>A combination that a paper is the first of the store to have.</summary>
/// <param name="Level">How much of it is new.</param>
/// <param name="AntiVegf">INN.</param>
/// <param name="Partners">INNs; more than one only where the kind is new.</param>
/// <param name="Kind">Kind of the partners.</param>
/// <param name="Others">Further papers of the same run with the same combination.</param>
public sealed record First(FirstLevel Level, string AntiVegf, IReadOnlyList<string> Partners, string Kind, int Others);

/// <summary>
/// Knows which paper of the store was first to combine what: by the run that brought it, and among papers of one run by
/// the earlier publication, then by id, so that asking again gives the same answer whatever came later. Reviews and
/// meta-analyses speak of what others combined: they are no firsts, nor do they take one away; the same holds for
/// notices. A retracted paper was there all the same.
/// </summary>
public sealed class FirstFinder
{
    static readonly string[] SecondHand = ["review", "meta_analysis"];

    readonly Dictionary<Key, Holder> _holders = [];
    readonly Dictionary<string, string> _kinds;
    readonly Taxonomy _taxonomy;

    /// <param name="papers">All papers of the store, in any order.</param>
    /// <param name="taxonomy">Tells whether a person's decision leaves a combination.</param>
    /// <param name="lexicon">Tells the kinds of partners.</param>
    public FirstFinder(IEnumerable<ArrivedPaper> papers, Taxonomy taxonomy, Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(papers);
        ArgumentNullException.ThrowIfNull(lexicon);
        _taxonomy = taxonomy;
        _kinds = lexicon.Concepts.Where(c => c.Group == ConceptGroup.Agent).ToDictionary(c => c.Key, c => c.Kind);
        foreach (ArrivedPaper paper in papers)
        {
            foreach (Key key in Pairs(paper.Item).SelectMany(p => Keys(p, paper.Item.Assessment)).Distinct())
            {
                _holders[key] = _holders.TryGetValue(key, out Holder? holder)
                    ? holder.Beside(paper)
                    : new Holder(paper, 0);
            }
        }
    }

    /// <summary>What this paper is the first to have: each pair at its widest level, the widest first. Empty for
    /// most.</summary>
    public IReadOnlyList<First> Of(AssessedPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var firsts = new List<First>();
        foreach ((string antiVegf, string partner) in Pairs(paper))
        {
            Key? widest = Keys((antiVegf, partner), paper.Assessment)
                .Cast<Key?>()
                .FirstOrDefault(k =>
                    _holders.TryGetValue(k!.Value, out Holder? h) && h.Paper.Item.Paper.Id == paper.Paper.Id
                );
            if (widest is { } key)
            {
                firsts.Add(new First(key.Level, antiVegf, [partner], KindOf(partner), _holders[key].Others));
            }
        }

        // Two viruses beside one drug are one first.
        return
        [
            .. firsts
                .GroupBy(f =>
                    f.Level == FirstLevel.Kind ? (f.Level, f.AntiVegf, f.Kind) : (f.Level, f.AntiVegf, f.Partners[0])
                )
                .Select(g => g.First() with { Partners = [.. g.SelectMany(f => f.Partners)] })
                .OrderBy(f => f.Level)
                .ThenBy(f => f.AntiVegf, StringComparer.Ordinal)
                .ThenBy(f => f.Partners[0], StringComparer.Ordinal),
        ];
    }

    IEnumerable<(string AntiVegf, string Partner)> Pairs(AssessedPaper paper) =>
        paper.Paper.Status == PublicationStatus.Notice || SecondHand.Contains(paper.Assessment.StudyType)
            ? []
            : paper.Pairs(_taxonomy).Distinct();

    // Neither "no tumour named" nor "another tumour" is a tumour of which a paper could be the first.
    IEnumerable<Key> Keys((string AntiVegf, string Partner) pair, Assessment assessment)
    {
        yield return new Key(FirstLevel.Kind, pair.AntiVegf, KindOf(pair.Partner), "", "");
        yield return new Key(FirstLevel.Agents, pair.AntiVegf, pair.Partner, "", "");
        if (assessment.Cancer is not ("none" or "other"))
        {
            yield return new Key(FirstLevel.Tumour, pair.AntiVegf, pair.Partner, assessment.Cancer, "");
            if (assessment.StudyType != "other")
            {
                yield return new Key(
                    FirstLevel.Phase,
                    pair.AntiVegf,
                    pair.Partner,
                    assessment.Cancer,
                    assessment.StudyType
                );
            }
        }
    }

    string KindOf(string agent) => _kinds.GetValueOrDefault(agent, agent);

    readonly record struct Key(FirstLevel Level, string AntiVegf, string Partner, string Tumour, string StudyType);

    sealed record Holder(ArrivedPaper Paper, int Others)
    {
        public Holder Beside(ArrivedPaper other) =>
            other.Run == Paper.Run ? new Holder(IsBefore(other) ? other : Paper, Others + 1)
            : other.Run < Paper.Run ? new Holder(other, 0)
            : this;

        bool IsBefore(ArrivedPaper other)
        {
            DateOnly mine = Paper.Item.Paper.Date?.Earliest ?? DateOnly.MaxValue,
                its = other.Item.Paper.Date?.Earliest ?? DateOnly.MaxValue;
            return its != mine ? its < mine : string.CompareOrdinal(other.Item.Paper.Id, Paper.Item.Paper.Id) < 0;
        }
    }
}
