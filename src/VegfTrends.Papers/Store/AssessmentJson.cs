using System.Collections.Concurrent;
using System.Text.Json;
using VegfTrends.Core;

namespace VegfTrends.Papers.Store;

/// <summary>An assessment as JSON. Concepts are kept once each, with their preferred names: a lexicon that changes
/// later does not change what was said.</summary>
static class AssessmentJson
{
    // One object for each concept that any stored assessment names: the lexicon's, and those of lexicons before it.
    static readonly ConcurrentDictionary<Named, Concept> Concepts = new();

    public static string Write(Assessment a)
    {
        Concept[] concepts = a.Mentions.Select(m => m.Concept).DistinctBy(c => (c.Group, c.Key)).ToArray();
        var place = concepts.Index().ToDictionary(c => (c.Item.Group, c.Item.Key), c => c.Index);
        return JsonSerializer.Serialize(
            new Content(
                a.Scores.OrderBy(s => s.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
                a.Assigned,
                a.Undecided,
                a.Evidence.Select(e => new Span(
                        e.Category,
                        e.Field.Name(),
                        e.Start,
                        e.End,
                        e.Share,
                        [.. e.Words.Select(w => new Word(w.Start, w.End, w.Share))]
                    ))
                    .ToArray(),
                concepts
                    .Select(c => new Named(c.Group, c.Key, c.Kind, c.IsClass, c.Subtype, First(c.Zh), First(c.En)))
                    .ToArray(),
                a.Mentions.Select(m => new Place(
                        place[(m.Concept.Group, m.Concept.Key)],
                        m.Field.Name(),
                        m.Start,
                        m.End
                    ))
                    .ToArray(),
                a.Pairs.Select(p => new[] { p.AntiVegf, p.Partner }).ToArray(),
                new Details(
                    a.Details.Subtypes,
                    a.Details.Settings,
                    a.Details.Registry,
                    a.Details.SampleSize,
                    a.Details.Spans.Select(s => new FacetPlace(s.Facet, s.Value, s.Field.Name(), s.Start, s.End))
                        .ToArray()
                )
            ),
            Columns.Json
        );
    }

    public static Assessment Read(string paperId, string modelId, string studyType, string cancer, string json)
    {
        Content c = JsonSerializer.Deserialize<Content>(json, Columns.Json)!;
        Concept[] concepts = [.. c.Concepts.Select(n => Concepts.GetOrAdd(n, Read))];
        return new Assessment(
            paperId,
            Shared(modelId),
            c.Scores.ToDictionary(s => Shared(s.Key), s => s.Value),
            Shared(c.Assigned),
            Shared(c.Undecided),
            c.Evidence.Select(e => new Evidence(Shared(e.Category), TextFields.Parse(e.Field), e.Start, e.End, e.Share)
            {
                Words = [.. (e.Words ?? []).Select(w => new EvidenceWord(w.Start, w.End, w.Share))],
            })
                .ToArray(),
            c.Mentions.Select(m => new Mention(concepts[m.Concept], TextFields.Parse(m.Field), m.Start, m.End))
                .ToArray(),
            c.Pairs.Select(p => (Shared(p[0]), Shared(p[1]))).ToArray(),
            Shared(studyType),
            Shared(cancer)
        )
        {
            Details = c.Details is { } d ? Read(d) : StudyDetails.Empty,
        };
    }

    static Concept Read(Named n) =>
        new()
        {
            Group = n.Group,
            Key = n.Key,
            Kind = n.Kind,
            IsClass = n.IsClass,
            Subtype = n.Subtype,
            Zh = n.Zh is null ? [] : [n.Zh],
            En = n.En is null ? [] : [n.En],
        };

    // Keys of categories, agents and tumours: some hundred texts, met a hundred thousand times.
    static string Shared(string key) => string.Intern(key);

    static string[] Shared(IReadOnlyList<string> keys) => keys.Count == 0 ? [] : [.. keys.Select(Shared)];

    static StudyDetails Read(Details d) =>
        new()
        {
            Subtypes = d.Subtypes,
            Settings = d.Settings,
            Registry = RegistryNumber.Respell(d.Registry),
            SampleSize = d.SampleSize,
            Spans = d
                .Spans.Select(s => new FacetSpan(s.Facet, s.Value, TextFields.Parse(s.Field), s.Start, s.End))
                .ToArray(),
        };

    static string? First(IReadOnlyList<string> names) => names is [var first, ..] ? first : null;

    sealed record Content(
        Dictionary<string, double> Scores,
        IReadOnlyList<string> Assigned,
        IReadOnlyList<string> Undecided,
        Span[] Evidence,
        Named[] Concepts,
        Place[] Mentions,
        string[][] Pairs,
        Details? Details = null
    );

    /// <summary>Absent in assessments of earlier versions.</summary>
    sealed record Details(
        IReadOnlyList<string> Subtypes,
        IReadOnlyList<string> Settings,
        IReadOnlyList<string> Registry,
        int? SampleSize,
        FacetPlace[] Spans
    );

    sealed record FacetPlace(string Facet, string Value, string Field, int Start, int End);

    // Assessments saved by earlier versions carry no words.
    sealed record Span(string Category, string Field, int Start, int End, double Share, Word[]? Words);

    sealed record Word(int Start, int End, double Share);

    sealed record Named(
        ConceptGroup Group,
        string Key,
        string Kind,
        bool IsClass,
        string? Subtype,
        string? Zh,
        string? En
    );

    sealed record Place(int Concept, string Field, int Start, int End);
}
