using System.Globalization;
using VegfTrends.Core;

namespace VegfTrends.Cli;

/// <summary><c>trends --table</c>: the tables beside the series, as rows for machines and as a table for
/// people.</summary>
sealed class TrendTableOutput(TrendTables tables, Taxonomy taxonomy, Lexicon lexicon, Language language, Output output)
{
    public const string Series = "series",
        Tests = "tests";

    /// <summary>Names of the tables; the first two are shown by the command itself.</summary>
    public static readonly string[] Names =
    [
        Series,
        Tests,
        "emerging",
        "maturity",
        "combinations",
        "languages",
        "countries",
    ];

    readonly ConceptNames _names = new(lexicon);

    CommandTexts Texts => output.Texts;

    public void Show(string table)
    {
        switch (table)
        {
            case "emerging":
                ShowEmerging();
                break;
            case "maturity":
                ShowMaturity();
                break;
            case "combinations":
                ShowCombinations();
                break;
            case "languages":
                ShowLanguages();
                break;
            case "countries":
                ShowCountries();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(table), table, "No such table.");
        }
    }

    void ShowEmerging()
    {
        foreach (EmergingConcept e in tables.Emerging)
        {
            output.Row(
                new
                {
                    Kind = e.Kind.ToString().ToLowerInvariant(),
                    e.Key,
                    e.Partner,
                    Group = e.Group?.ToString().ToLowerInvariant(),
                    Name = new { e.Name.Zh, e.Name.En },
                    FirstSeen = e.FirstSeen.ToString(),
                    FirstPaper = e.FirstPaperId,
                    e.Count,
                    e.RecentFrom,
                    e.Recent,
                    e.Change,
                    e.Acceleration,
                    RateRatio = new
                    {
                        e.Ratio.Before,
                        e.Ratio.After,
                        Value = Rounded(e.Ratio.Ratio),
                        Low = Rounded(e.Ratio.Low),
                        High = Rounded(e.Ratio.High),
                        P = Rounded(e.Ratio.P),
                    },
                    Q = Rounded(e.Q),
                }
            );
        }

        output.Table(
            [
                Texts.Kind,
                Texts.Name,
                Texts.FirstSeen,
                Texts.FirstPaper,
                Texts.Studies,
                .. Years(),
                Texts.Change,
                Texts.Acceleration,
                Texts.RateRatio,
                "q",
            ],
            tables.Emerging.Select(e =>
                (IReadOnlyList<string>)
                    [
                        Texts.Of(e.Kind),
                        e.Name.In(language)!,
                        e.FirstSeen.ToString(),
                        e.FirstPaperId,
                        Text(e.Count),
                        .. e.Recent.Select(Text),
                        Signed(e.Change),
                        Signed(e.Acceleration),
                        $"{Text(e.Ratio.Ratio)} [{Text(e.Ratio.Low)}, {Text(e.Ratio.High)}]",
                        Text(e.Q),
                    ]
            )
        );
        output.Line(tables.Emerging.Count == 0 ? Texts.NothingEmerging : Texts.EmergingNote);

        IEnumerable<string> Years() =>
            tables.Emerging.Take(1).SelectMany(e => e.Recent.Select((_, i) => Period(e.RecentFrom + i)));
    }

    void ShowMaturity()
    {
        foreach (PairMaturity m in tables.Maturity)
        {
            output.Row(
                new
                {
                    m.AntiVegf,
                    m.Partner,
                    Highest = m.Highest?.Code(),
                    m.Count,
                    Stages = m.Stages.Select(s => new
                    {
                        Stage = s.Stage.Code(),
                        s.Count,
                        s.FirstYear,
                    }),
                    m.Observational,
                    m.Reviews,
                    m.Others,
                }
            );
        }

        output.Table(
            [
                Texts.PairName,
                Texts.Furthest,
                Texts.Studies,
                .. EvidenceStages
                    .Ladder.Append(EvidenceStage.Observational)
                    .Append(EvidenceStage.Review)
                    .Append(EvidenceStage.Other)
                    .Select(Stage),
            ],
            tables.Maturity.Select(m =>
                (IReadOnlyList<string>)
                    [
                        _names.Pair(m.AntiVegf, m.Partner, language),
                        m.Highest is { } highest ? Stage(highest) : "",
                        Text(m.Count),
                        .. m.Stages.Select(s =>
                            s.FirstYear is { } year
                                ? string.Create(CultureInfo.InvariantCulture, $"{s.Count} ({year})")
                                : ""
                        ),
                        Text(m.Observational),
                        Text(m.Reviews),
                        Text(m.Others),
                    ]
            )
        );
        output.Line(Texts.MaturityNote);
    }

    void ShowCombinations()
    {
        foreach (CombinationCount c in tables.Combinations)
        {
            output.Row(
                new
                {
                    c.AntiVegf,
                    c.Partner,
                    c.Cancer,
                    Stage = c.Stage.Code(),
                    c.Count,
                }
            );
        }

        output.Table(
            [Texts.PairName, Texts.Cancer, Texts.Stage, Texts.Studies],
            tables.Combinations.Select(c =>
                (IReadOnlyList<string>)
                    [
                        _names.Pair(c.AntiVegf, c.Partner, language),
                        _names.Cancer(c.Cancer).In(language)!,
                        Stage(c.Stage),
                        Text(c.Count),
                    ]
            )
        );
    }

    void ShowLanguages()
    {
        foreach (LanguageCount l in tables.Languages)
        {
            output.Row(
                new
                {
                    l.Category,
                    l.Year,
                    l.Zh,
                    l.En,
                    l.Both,
                }
            );
        }

        output.Table(
            [Texts.Category, Texts.Year, Texts.Chinese, Texts.English, Texts.BothLanguages],
            tables.Languages.Select(l =>
                (IReadOnlyList<string>)[Category(l.Category), Period(l.Year), Text(l.Zh), Text(l.En), Text(l.Both)]
            )
        );
        output.Line(Texts.Counted(tables));
    }

    void ShowCountries()
    {
        foreach (CountryCount c in tables.Countries)
        {
            output.Row(
                new
                {
                    c.Category,
                    c.Country,
                    Name = new { CountryNames.Of(c.Country).Zh, CountryNames.Of(c.Country).En },
                    c.Count,
                    Known = tables.CountriesKnown,
                }
            );
        }

        output.Table(
            [Texts.Category, Texts.Country, Texts.Studies],
            tables.Countries.Select(c =>
                (IReadOnlyList<string>)[Category(c.Category), CountryNames.Of(c.Country).In(language)!, Text(c.Count)]
            )
        );
        output.Line(Texts.CountriesKnown(tables.CountriesKnown, tables.Counted));
    }

    string Category(string? key) => key is null ? Texts.AllStudies : taxonomy.Name(key, language);

    string Stage(EvidenceStage stage) => stage.Name().In(language)!;

    // As in the series: a star for the year that is not over.
    string Period(int year) =>
        Text(year) + (tables.Of(PeriodUnit.Year).Any(t => t.Incomplete && t.Period.Year == year) ? "*" : "");

    // JSON has no infinity: null says that there is no number.
    static double? Rounded(double value) => double.IsFinite(value) ? Math.Round(value, 6) : null;

    static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    static string Signed(int value) => value.ToString("+0;-0;0", CultureInfo.InvariantCulture);
}
