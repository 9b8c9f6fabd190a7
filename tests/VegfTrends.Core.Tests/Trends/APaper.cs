using System.Globalization;

namespace VegfTrends.Core.Tests.Trends;

/// <summary>Makes papers that look real and cannot be: their ids start with <c>ex:</c>. Every sentence is
/// invented.</summary>
sealed class APaper(int number)
{
    public static Taxonomy Taxonomy { get; } = Taxonomy.LoadBundled();

    public static Lexicon Lexicon { get; } = Lexicon.LoadBundled();

    readonly List<string> _assigned = [];
    readonly List<string> _undecided = [];
    readonly List<(string, string)> _pairs = [];
    readonly List<string> _agents = [];
    Paper _paper = new()
    {
        Id = Id(number),
        Source = new RecordSource("examples.jsonl", "jsonl", number),
        Journal = "Journal of Invented Oncology",
    };
    string _cancer = "none",
        _studyType = "other";
    double _score = 0.9;
    Decision? _decision;
    DateOnly? _added;
    bool _seenByWatch;

    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"ex:{number:0000}");

    public APaper On(string date) =>
        With(p =>
            p with
            {
                Date = PaperDate.TryParse(date, out PaperDate parsed) ? parsed : throw new FormatException(date),
            }
        );

    public APaper About(params string[] keys) => Do(() => _assigned.AddRange(keys));

    public APaper PerhapsAbout(params string[] keys) => Do(() => _undecided.AddRange(keys));

    public APaper Scored(double score) => Do(() => _score = score);

    public APaper Naming(params string[] agents) => Do(() => _agents.AddRange(agents));

    public APaper Combining(string antiVegf, string partner)
    {
        _pairs.Add((antiVegf, partner));
        return Naming(antiVegf, partner);
    }

    public APaper In(string cancer, string studyType = "other") =>
        Do(() => (_cancer, _studyType) = (cancer, studyType));

    public APaper Decided(params string[] keys) =>
        Do(() =>
            _decision = new Decision(
                Id(number),
                keys,
                "ab",
                new DateTimeOffset(2025, 1, 2, 3, 4, 5, TimeSpan.Zero),
                null
            )
        );

    public APaper Added(string day) => Do(() => _added = DateOnly.Parse(day, CultureInfo.InvariantCulture));

    public APaper SeenArriving(string day)
    {
        _seenByWatch = true;
        return Added(day);
    }

    public APaper Status(PublicationStatus status) => With(p => p with { Status = status });

    public APaper With(Func<Paper, Paper> change) => Do(() => _paper = change(_paper));

    public static implicit operator AssessedPaper(APaper paper) => paper.Build();

    /// <summary>Names its agents in the English title, so that mentions have offsets into a text.</summary>
    public AssessedPaper Build()
    {
        string[] agents = [.. _agents.Distinct()];
        Paper paper = _paper.Title.IsEmpty
            ? _paper with
            {
                Title = new Bilingual(
                    null,
                    $"An invented study of {(agents.Length == 0 ? "tumour vessels" : string.Join(" plus ", agents))}"
                ),
            }
            : _paper;
        Mention[] mentions = [.. agents.Select(agent => Mention(agent, paper))];
        Evidence[] evidence =
        [
            .. _assigned
                .Concat(_undecided)
                .Select(key => new Evidence(
                    key,
                    paper.Title.En is null ? TextField.TitleZh : TextField.TitleEn,
                    0,
                    paper.Title.In(Language.En)!.Length,
                    1
                )),
        ];
        var scores = Taxonomy.Scored.ToDictionary(
            c => c.Key,
            c =>
                _assigned.Contains(c.Key) ? _score
                : _undecided.Contains(c.Key) ? 0.4
                : 0.02
        );
        var assessment = new Assessment(
            paper.Id,
            "invented@00000000",
            scores,
            _assigned,
            _undecided,
            evidence,
            mentions,
            _pairs,
            _studyType,
            _cancer
        );
        return new AssessedPaper(paper, assessment, _decision, _added) { SeenByWatch = _seenByWatch };
    }

    static Mention Mention(string agent, Paper paper)
    {
        Concept concept = Lexicon.Concepts.Single(c => c.Group == ConceptGroup.Agent && c.Key == agent);
        int start = Math.Max(0, paper.Title.En?.IndexOf(agent, StringComparison.OrdinalIgnoreCase) ?? 0);
        return new Mention(concept, TextField.TitleEn, start, start + agent.Length);
    }

    APaper Do(Action change)
    {
        change();
        return this;
    }
}
