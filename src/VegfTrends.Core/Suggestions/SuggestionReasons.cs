using System.Globalization;

namespace VegfTrends.Core;

/// <summary>Why a paper is suggested, in both languages.</summary>
sealed class SuggestionReasons(Taxonomy taxonomy, ConceptNames names, SuggestionOptions options)
{
    // From here on two texts are near enough for a reader to see why; below, the word would promise too much.
    const double NearFrom = 0.4;

    // More pairs than these say little: such a paper is a review of many.
    const int PairsShown = 2;

    const int AgentsShown = 3;

    public IReadOnlyList<Bilingual> For(Candidate candidate, SuggestionData data)
    {
        var reasons = new List<Bilingual>();
        Assessment paper = candidate.Paper.Assessment;
        (string AntiVegf, string Partner)[] pairs = [.. candidate.Paper.Pairs(taxonomy)];
        if (pairs.Length > 0)
        {
            reasons.Add(
                new Bilingual(
                    string.Join(
                        "；",
                        pairs
                            .Take(PairsShown)
                            .Select(p => $"{names.Agent(p.AntiVegf).Zh}联合{names.Agent(p.Partner).Zh}")
                    ) + More(pairs.Length, "等{0}种组合"),
                    "combines "
                        + string.Join(
                            ", and ",
                            pairs
                                .Take(PairsShown)
                                .Select(p => $"{names.Agent(p.AntiVegf).En} with {names.Agent(p.Partner).En}")
                        )
                        + More(pairs.Length, " ({0} pairs in all)")
                )
            );
        }
        else if (
            candidate.Paper.Assigned.Select(taxonomy.Find).FirstOrDefault(c => c is { Exclusive: false })
                is { } category
            && Agents(paper) is { Length: > 0 } agents
        )
        {
            // The category alone stands beside the reasons already.
            string[] some = [.. agents.Take(AgentsShown)];
            reasons.Add(
                new Bilingual(
                    $"{category.Name.In(Language.Zh)}：{string.Join("、", some.Select(a => names.Agent(a).Zh))}",
                    $"{category.Name.In(Language.En)}: {string.Join(", ", some.Select(a => names.Agent(a).En))}"
                )
            );
        }

        (string AntiVegf, string Partner)[] first = [.. pairs.Intersect(data.FirstOf(candidate)).Take(PairsShown)];
        if (first.Length > 0)
        {
            reasons.Add(
                new Bilingual(
                    "本数据中首篇："
                        + string.Join("；", first.Select(p => names.Pair(p.AntiVegf, p.Partner, Language.Zh))),
                    "first paper in this data on "
                        + string.Join(", and ", first.Select(p => names.Pair(p.AntiVegf, p.Partner, Language.En)))
                )
            );
        }

        if (data.HasLikes)
        {
            AddLikes(reasons, candidate, data);
        }

        AddFacets(reasons, paper);
        if (candidate.Paper.Paper.Date is { } date && date.Year >= options.AsOf.Year - 1)
        {
            reasons.Add(new Bilingual($"新近发表（{date}）", $"recent ({date})"));
        }

        if (reasons.Count == 0 && data.HasLikes)
        {
            reasons.Add(new Bilingual("与所选文献相近", "near what is liked"));
        }

        return reasons;
    }

    void AddLikes(List<Bilingual> reasons, Candidate candidate, SuggestionData data)
    {
        string[] own = Agents(candidate.Paper.Assessment);
        (Liked? like, string[] shared) = data
            .Likes.Select(l => ((Liked?)l, Agents(l.Assessment).Intersect(own).ToArray()))
            .OrderByDescending(l => l.Item2.Length)
            .ThenBy(l => l.Item1!.Name, StringComparer.Ordinal)
            .First();
        if (shared.Length > 0)
        {
            string[] some = [.. shared.Take(AgentsShown)];
            reasons.Add(
                new Bilingual(
                    $"与 {like!.Name} 药物相同：{string.Join("、", some.Select(a => names.Agent(a).Zh))}",
                    $"same agents as {like.Name}: {string.Join(", ", some.Select(a => names.Agent(a).En))}"
                )
            );
        }

        (Liked? nearest, double cosine) = data.Nearest(candidate);
        if (cosine >= NearFrom)
        {
            reasons.Add(new Bilingual($"内容接近 {nearest!.Name}", $"text close to {nearest.Name}"));
        }
    }

    void AddFacets(List<Bilingual> reasons, Assessment paper)
    {
        var facets = new List<Bilingual>();
        if (paper.Cancer is not ("none" or "other"))
        {
            facets.Add(names.Cancer(paper.Cancer));
        }

        if (paper.StudyType != "other")
        {
            facets.Add(names.StudyType(paper.StudyType));
        }

        if (facets.Count > 0)
        {
            reasons.Add(
                new Bilingual(
                    string.Join("，", facets.Select(f => f.In(Language.Zh))),
                    string.Join(", ", facets.Select(f => f.In(Language.En)))
                )
            );
        }
    }

    static string[] Agents(Assessment paper) =>
        [
            .. paper
                .Mentions.Where(m => m.Concept.Group == ConceptGroup.Agent && !m.Concept.IsClass)
                .Select(m => m.Concept.Key)
                .Distinct(),
        ];

    static string More(int count, string format) =>
        count > PairsShown ? string.Format(CultureInfo.InvariantCulture, format, count) : "";
}
