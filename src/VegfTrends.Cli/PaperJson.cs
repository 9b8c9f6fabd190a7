using VegfTrends.Core;

namespace VegfTrends.Cli;

/// <summary>Papers and assessments as the JSON rows of the command-line contract.</summary>
static class PaperJson
{
    public static object Of(Paper paper) =>
        new
        {
            paper.Id,
            paper.Pmid,
            paper.Doi,
            Title = new { paper.Title.Zh, paper.Title.En },
            Abstract = new { paper.Abstract.Zh, paper.Abstract.En },
            paper.Date?.Year,
            Date = paper.Date?.ToString(),
            paper.Journal,
            paper.Authors,
            paper.Types,
            paper.Keywords,
            paper.Countries,
            paper.Source.File,
            paper.Source.Format,
            Status = paper.Status.ToString().ToLowerInvariant(),
        };

    public static object Of(Assessment assessment, Lexicon lexicon) =>
        new
        {
            Id = assessment.PaperId,
            assessment.Assigned,
            assessment.Undecided,
            Scores = assessment.Scores.ToDictionary(s => s.Key, s => Math.Round(s.Value, 4)),
            Agents = new
            {
                AntiVegf = Agents(assessment, lexicon, CombinationSide.AntiVegf),
                Partner = Agents(assessment, lexicon, CombinationSide.Immune),
            },
            Pairs = assessment.Pairs.Select(p => new[] { p.AntiVegf, p.Partner }),
            assessment.StudyType,
            assessment.Cancer,
            Subtype = assessment.Details.Subtypes,
            Setting = assessment.Details.Settings,
            assessment.Details.Registry,
            assessment.Details.SampleSize,
            FacetSpans = assessment.Details.Spans.Select(s => new
            {
                s.Facet,
                s.Value,
                s.Start,
                s.End,
                Field = s.Field.Name(),
            }),
            Evidence = assessment.Evidence.Select(e => new
            {
                e.Category,
                e.Start,
                e.End,
                Field = e.Field.Name(),
                Share = Math.Round(e.Share, 4),
                Words = e.Words.Select(w => new
                {
                    w.Start,
                    w.End,
                    Share = Math.Round(w.Share, 4),
                }),
            }),
            Model = assessment.ModelId,
        };

    public static IReadOnlyList<string> Agents(Assessment assessment, Lexicon lexicon, CombinationSide side) =>
        lexicon.AgentsOn(side, assessment.Mentions);
}
