using System.Globalization;
using System.Text.RegularExpressions;

namespace VegfTrends.Core;

/// <summary>What a paper is about beside its categories.</summary>
/// <param name="AntiVegf">Keys (INN) of the agents on the anti-VEGF side, in text order.</param>
/// <param name="Partner">Keys of the agents on the immune side.</param>
/// <param name="Pairs">Agents that the paper combines.</param>
/// <param name="StudyType">See <see cref="Assessment.StudyType"/>.</param>
/// <param name="Cancer">See <see cref="Assessment.Cancer"/>.</param>
/// <param name="Details">Subtype, setting, registration and sample size, and where the text says so.</param>
public sealed partial record Facets(
    IReadOnlyList<string> AntiVegf,
    IReadOnlyList<string> Partner,
    IReadOnlyList<(string AntiVegf, string Partner)> Pairs,
    string StudyType,
    string Cancer,
    StudyDetails Details
)
{
    /// <param name="paper">The paper.</param>
    /// <param name="lexicon">Tells the sides of agents, subtypes and settings.</param>
    /// <param name="assigned">Categories that hold: two agents that are merely listed ("A and B"), or combined in the
    /// background, count as combined where one of them asks for such a pair.</param>
    public static Facets Of(AnalysedPaper paper, Lexicon lexicon, IReadOnlyList<Category>? assigned = null)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var pairs = new List<(string, string)>();
        foreach (
            AgentPair pair in paper.Pairs.Where(p =>
                !p.Left.Concept.IsClass
                && !p.Right.Concept.IsClass
                && (
                    p.Relation == AgentRelation.Combined
                    || (
                        p.Relation is AgentRelation.Listed or AgentRelation.Background
                        && assigned?.Any(c => c.Combines is { } wanted && CategoryRule.Joins(wanted, p)) == true
                    )
                )
            )
        )
        {
            (CombinationSide left, CombinationSide right) = (
                lexicon.SideOf(pair.Left.Concept),
                lexicon.SideOf(pair.Right.Concept)
            );
            if (left == CombinationSide.AntiVegf && right == CombinationSide.Immune)
            {
                pairs.Add((pair.Left.Concept.Key, pair.Right.Concept.Key));
            }
            else if (left == CombinationSide.Immune && right == CombinationSide.AntiVegf)
            {
                pairs.Add((pair.Right.Concept.Key, pair.Left.Concept.Key));
            }
        }

        var texts = new FoldedTexts(paper.Paper, lexicon);
        (string studyType, IReadOnlyList<FacetSpan> studySpans) = StudyTypeModel.Bundled.Find(paper.Paper, texts);
        (string cancer, FacetSpan? cancerSpan) = FindCancer(paper, texts);
        return new Facets(
            Agents(CombinationSide.AntiVegf),
            Agents(CombinationSide.Immune),
            [.. pairs.Distinct()],
            studyType,
            cancer,
            ReadDetails(
                paper.Paper,
                texts,
                lexicon.Specialty,
                studyType,
                cancer,
                cancerSpan is null ? studySpans : [.. studySpans, cancerSpan]
            )
        );

        IReadOnlyList<string> Agents(CombinationSide side) => lexicon.AgentsOn(side, paper.Mentions);
    }

    static StudyDetails ReadDetails(
        Paper paper,
        FoldedTexts texts,
        Specialty specialty,
        string studyType,
        string cancer,
        IReadOnlyList<FacetSpan> spans
    )
    {
        IReadOnlyList<FacetSpan> subtypes = SubtypeFinder.Find(texts, cancer, specialty),
            settings = SettingFinder.Find(texts, studyType, cancer, specialty),
            registry =

            [
                .. texts.All.SelectMany(t =>
                    RegistryNumber
                        .FindInText(t.Text)
                        .Select(n => new FacetSpan("registry", n.Number, t.Field, n.Start, n.End))
                ),
            ];
        FacetSpan? size = SampleSizeFinder.Find(texts, studyType);
        return new StudyDetails
        {
            Subtypes = [.. subtypes.Select(s => s.Value)],
            Settings = [.. settings.Select(s => s.Value)],
            Registry =
            [
                .. registry.Select(s => s.Value).Concat(paper.RegistryIds).Distinct(StringComparer.OrdinalIgnoreCase),
            ],
            SampleSize = size is null ? null : int.Parse(size.Value, CultureInfo.InvariantCulture),
            Spans = size is null
                ? [.. spans, .. subtypes, .. settings, .. registry]
                : [.. spans, .. subtypes, .. settings, .. registry, size],
        };
    }

    // The tumour that is named most, a title counting as three mentions.
    static (string Cancer, FacetSpan? Span) FindCancer(AnalysedPaper paper, FoldedTexts texts)
    {
        IGrouping<string, Mention>? most = paper
            .Mentions.Where(m => m.Concept.Group == ConceptGroup.Tumour)
            .GroupBy(m => m.Concept.Kind)
            .OrderByDescending(g => g.Sum(m => m.Field.IsTitle() ? 3 : 1))
            .ThenBy(g => g.Key == "other" ? 1 : 0)
            .FirstOrDefault();
        if (
            most is null
            && texts.All.Select(t => AnyTumourIn(t.Field, t.Text)).FirstOrDefault(s => s is not null) is { } unnamed
        )
        {
            return ("other", unnamed);
        }

        return most?.First() is { } first
            ? (most.Key, new FacetSpan("cancer", most.Key, first.Field, first.Start, first.End))
            : ("none", null);
    }

    // Cancer without saying of what: in a title once is enough, in an abstract it may be an aside.
    static FacetSpan? AnyTumourIn(TextField field, string folded)
    {
        FacetSpan? first = null;
        int count = 0;
        foreach (ValueMatch match in AnyTumour().EnumerateMatches(folded))
        {
            first ??= new FacetSpan("cancer", "other", field, match.Index, match.Index + match.Length);
            count++;
        }

        return count >= (field.IsTitle() ? 1 : 2) ? first : null;
    }

    [GeneratedRegex(
        @"(?<![a-z])(?:cancers?|tumou?rs?(?! necrosis)|malignan(?:t|cy|cies)|carcinomas?|adenocarcinomas?|neoplasms?"
            + @"|oncolog\w+|leuka?emi\w+|metasta\w+)(?![a-z])|肿瘤(?!坏死因子)|癌(?!胚抗原)|恶性",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex AnyTumour();
}
