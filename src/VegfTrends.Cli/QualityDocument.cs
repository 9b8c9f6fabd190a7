using System.Globalization;
using VegfTrends.Core;
using VegfTrends.Reporting.Documents;
using VegfTrends.Training;
using VegfTrends.Training.Quality;

namespace VegfTrends.Cli;

/// <summary>A quality study as a document: one set of numbers for page and workbook.</summary>
sealed class QualityDocument
{
    // The longest text shown of a paper, in UTF-16 code units.
    const int TextShown = 600;

    const int MistakesShown = 25,
        ChangesShown = 60;

    readonly QualityStudy _study;
    readonly Language _language;
    readonly QualityLabels _labels;
    readonly bool _withAllTexts;
    readonly Taxonomy _taxonomy;

    QualityDocument(QualityStudy study, Language language, bool withAllTexts) =>
        (_study, _language, _labels, _withAllTexts, _taxonomy) = (
            study,
            language,
            new QualityLabels(language),
            withAllTexts,
            study.Sets[0].Taxonomy
        );

    /// <param name="study">What to show.</param>
    /// <param name="language">Of all words but the papers' own.</param>
    /// <param name="withAllTexts">Whether papers are shown whose text is not part of the label files: not in a report
    /// that travels with the model.</param>
    public static Document Of(QualityStudy study, Language language, bool withAllTexts)
    {
        var made = new QualityDocument(study, language, withAllTexts);
        return new Document(made._labels.Title(study.Model), language, [.. made.Sections()]);
    }

    IEnumerable<DocumentSection> Sections()
    {
        yield return Overview();
        yield return new DocumentSection
        {
            Heading = _labels.Categories,
            Tables = [.. _study.Sets.SelectMany(s => Languages(s)).Select(s => Categories(s.Set, s.Language))],
        };
        yield return Calibration();
        yield return Coverage();
        yield return new DocumentSection
        {
            Heading = _labels.Confusions,
            Paragraphs = [_labels.HowConfused],
            Tables = [.. _study.Sets.Select(Confusions)],
        };
        yield return new DocumentSection
        {
            Heading = _labels.Mistakes,
            Paragraphs = [_labels.HowMistaken],
            Tables = [.. _study.Sets.Select(Mistakes)],
        };
        if (_study.Learning.Count > 0)
        {
            yield return Learning();
        }

        if (_study.Comparison is { } comparison)
        {
            yield return Comparison(comparison);
        }
    }

    DocumentSection Overview()
    {
        var rows = _study
            .Sets.SelectMany(Languages)
            .Select(s =>
                (IReadOnlyList<object?>)
                    [
                        _labels.Name(s.Set.Kind),
                        _labels.Languages(s.Language),
                        s.Set.All.Papers,
                        s.Set.All.Micro.F1,
                        Interval(s.Set.All.Micro.F1Low, s.Set.All.Micro.F1High),
                        s.Set.All.MacroF1,
                        s.Set.All.Micro.Precision,
                        s.Set.All.Micro.Recall,
                        s.Set.All.Coverage,
                        s.Set.Reliability.Error,
                        s.Set.MeanArea,
                    ]
            );
        var tables = new List<DocumentTable>
        {
            new(
                _labels.ThisModel,
                [
                    _labels.Set,
                    _labels.LanguageColumn,
                    _labels.Papers,
                    _labels.MicroF1,
                    _labels.Interval,
                    _labels.MacroF1,
                    _labels.Precision,
                    _labels.Recall,
                    _labels.Coverage,
                    _labels.Ece,
                    _labels.Area,
                ],
                [.. rows]
            ),
        };
        if (_study.Baselines.Count > 0)
        {
            EvaluatedSet last = _study.Sets[^1];
            IEnumerable<(string, EvaluatedSet)> systems =
            [
                (_labels.ThisModel, last),
                .. _study.Baselines.Select(b => (_labels.Name(b.Kind), b.Set)),
            ];
            tables.Add(
                new DocumentTable(
                    $"{_labels.Name(last.Kind)}",
                    [
                        _labels.System,
                        _labels.Papers,
                        _labels.MicroF1,
                        _labels.Interval,
                        _labels.MacroF1,
                        _labels.Precision,
                        _labels.Recall,
                        _labels.Languages(Language.Zh),
                        _labels.Languages(Language.En),
                    ],
                    [
                        .. systems.Select(s =>
                            (IReadOnlyList<object?>)
                                [
                                    s.Item1,
                                    s.Item2.All.Papers,
                                    s.Item2.All.Micro.F1,
                                    Interval(s.Item2.All.Micro.F1Low, s.Item2.All.Micro.F1High),
                                    s.Item2.All.MacroF1,
                                    s.Item2.All.Micro.Precision,
                                    s.Item2.All.Micro.Recall,
                                    F1(s.Item2, Language.Zh),
                                    F1(s.Item2, Language.En),
                                ]
                        ),
                    ]
                )
            );
        }

        return new DocumentSection
        {
            Heading = _labels.Overview,
            Paragraphs =
            [
                _labels.Facts(_study.Model, _study.TrainedOn, _study.Bytes, _study.TrainTime),
                _labels.HowToRead,
            ],
            Tables = tables,
        };

        static double F1(EvaluatedSet set, Language language) =>
            set.In(language) is { Predictions.Count: > 0 } part ? part.All.Micro.F1 : double.NaN;
    }

    DocumentTable Categories(EvaluatedSet set, Language? language) =>
        new(
            $"{_labels.Name(set.Kind)} – {_labels.Languages(language)}",
            [
                _labels.Category,
                _labels.Key,
                _labels.Positives,
                _labels.Right,
                _labels.Wrong,
                _labels.Missed,
                _labels.Precision,
                _labels.Interval,
                _labels.Recall,
                _labels.Interval,
                "F1",
                _labels.Interval,
                _labels.Area,
            ],
            [
                .. set.All.Rows.Select(r =>
                {
                    (double pLow, double pHigh) = WilsonInterval.Of(r.Right, r.Right + r.Wrong);
                    (double rLow, double rHigh) = WilsonInterval.Of(r.Right, r.Positives);
                    return (IReadOnlyList<object?>)
                        [
                            _taxonomy.Name(r.Category, _language),
                            r.Category,
                            r.Positives,
                            r.Right,
                            r.Wrong,
                            r.Missed,
                            r.Right + r.Wrong == 0 ? double.NaN : r.Precision,
                            Interval(pLow, pHigh),
                            r.Positives == 0 ? double.NaN : r.Recall,
                            Interval(rLow, rHigh),
                            r.Positives == 0 ? double.NaN : r.F1,
                            r.Positives == 0 ? "" : Interval(r.F1Low, r.F1High),
                            set.AreaOf(r.Category),
                        ];
                }),
            ]
        );

    DocumentSection Calibration()
    {
        (EvaluatedSet Set, Language? Language)[] all =
        [
            .. _study.Sets.SelectMany(Languages).Where(s => s.Language is null || _study.Sets.Count == 1),
        ];
        return new DocumentSection
        {
            Heading = _labels.Calibration,
            Paragraphs = [_labels.HowCalibrated],
            Charts =
            [
                new DocumentChart(
                    _labels.Calibration,
                    _labels.MeanScore,
                    _labels.TrueShare,
                    [
                        .. all.Select(s => new DocumentLine(
                            Name(s.Set, s.Language),
                            [.. s.Set.Reliability.Bins.Where(b => b.Count > 0).Select(b => (b.Mean, b.True))]
                        )),
                    ],
                    _labels.Ideal
                ),
            ],
            Tables =
            [
                .. all.Select(s => new DocumentTable(
                    $"{Name(s.Set, s.Language)}: {_labels.Ece} {Number(s.Set.Reliability.Error)}",
                    [_labels.Score, _labels.Scores, _labels.MeanScore, _labels.TrueShare],
                    [
                        .. s.Set.Reliability.Bins.Select(
                            (b, i) =>
                                (IReadOnlyList<object?>)
                                    [
                                        string.Create(
                                            CultureInfo.InvariantCulture,
                                            $"{i / 10.0:0.0} – {(i + 1) / 10.0:0.0}"
                                        ),
                                        b.Count,
                                        b.Count == 0 ? double.NaN : b.Mean,
                                        b.Count == 0 ? double.NaN : b.True,
                                    ]
                        ),
                    ]
                )),
            ],
        };
    }

    DocumentSection Coverage() =>
        new()
        {
            Heading = _labels.CoverageSection,
            Paragraphs = [_labels.HowCovered],
            Charts =
            [
                new DocumentChart(
                    _labels.CoverageSection,
                    _labels.Coverage,
                    _labels.Precision,
                    [
                        .. _study.Sets.Select(s => new DocumentLine(
                            _labels.Name(s.Kind),
                            [.. s.Coverage.OrderByDescending(c => c.From).Select(c => (c.Coverage, c.Precision))]
                        )),
                    ]
                ),
            ],
            Tables =
            [
                .. _study.Sets.Select(s => new DocumentTable(
                    _labels.Name(s.Kind),
                    [_labels.AssignedFrom, _labels.Coverage, _labels.Precision],
                    [.. s.Coverage.Select(c => (IReadOnlyList<object?>)[c.From, c.Coverage, c.Precision])]
                )),
            ],
        };

    DocumentTable Confusions(EvaluatedSet set) =>
        new(
            _labels.Name(set.Kind),
            [_labels.TrueCategory, _labels.InItsPlace, _labels.Papers, _labels.Siblings],
            [
                .. set.Confusions.Select(c =>
                    (IReadOnlyList<object?>)
                        [
                            _taxonomy.Name(c.True, _language),
                            c.Assigned is { } other ? _taxonomy.Name(other, _language) : _labels.Nothing,
                            c.Papers,
                            c.AreSiblings ? _labels.Yes : "",
                        ]
                ),
            ]
        );

    DocumentTable Mistakes(EvaluatedSet set) =>
        new(
            _labels.Name(set.Kind),
            [
                _labels.Id,
                _labels.Truth,
                _labels.Assigned,
                _labels.Undecided,
                _labels.Score,
                _labels.PaperTitle,
                _labels.Text,
            ],
            [
                .. set
                    .Mistakes.Take(MistakesShown)
                    .Select(p =>
                        (IReadOnlyList<object?>)
                            [
                                p.Paper.Paper.Id,
                                Keys(p.Paper.Labels.Order(StringComparer.Ordinal)),
                                Keys(p.Assigned),
                                Keys(p.Undecided),
                                Scores(p),
                                Title(p.Paper),
                                Text(p.Paper),
                            ]
                    ),
            ]
        );

    DocumentSection Learning() =>
        new()
        {
            Heading = _labels.Learning,
            Paragraphs = [_labels.HowLearned],
            Charts =
            [
                new DocumentChart(
                    _labels.Learning,
                    _labels.TrainedOn,
                    _labels.MicroF1,
                    [
                        new DocumentLine(
                            _labels.CrossValidated,
                            [.. _study.Learning.Select(l => ((double)l.Papers, l.CrossValidated))]
                        ),
                        new DocumentLine(
                            _labels.HeldOutColumn,
                            [.. _study.Learning.Select(l => ((double)l.Papers, l.HeldOut))]
                        ),
                    ]
                ),
            ],
            Tables =
            [
                new DocumentTable(
                    _labels.Learning,
                    [_labels.TrainedOn, _labels.CrossValidated, _labels.HeldOutColumn],
                    [.. _study.Learning.Select(l => (IReadOnlyList<object?>)[l.Papers, l.CrossValidated, l.HeldOut])]
                ),
            ],
        };

    DocumentSection Comparison(Comparison c) =>
        new()
        {
            Heading = _labels.ComparisonSection,
            Paragraphs = [_labels.Compared(c, _study.OldModel ?? _labels.Old)],
            Tables =
            [
                new DocumentTable(
                    "F1",
                    [_labels.Category, _labels.Key, _labels.Positives, _labels.Old, _labels.New, _labels.Change],
                    [
                        .. c
                            .Old.Rows.Append(c.Old.Micro)
                            .Zip(
                                c.New.Rows.Append(c.New.Micro),
                                (o, n) =>
                                    (IReadOnlyList<object?>)
                                        [
                                            _taxonomy.Name(o.Category, _language),
                                            o.Category,
                                            o.Positives,
                                            o.F1,
                                            n.F1,
                                            n.F1 - o.F1,
                                        ]
                            ),
                    ]
                ),
                new DocumentTable(
                    $"{_labels.Papers}: {c.Changed.Count}",
                    [
                        _labels.Id,
                        _labels.Change,
                        _labels.Truth,
                        _labels.OldAssigned,
                        _labels.NewAssigned,
                        _labels.PaperTitle,
                    ],
                    [
                        .. c
                            .Changed.Take(ChangesShown)
                            .Select(p =>
                                (IReadOnlyList<object?>)
                                    [
                                        p.New.Paper.Paper.Id,
                                        _labels.Became(p.Gain),
                                        Keys(p.New.Paper.Labels.Order(StringComparer.Ordinal)),
                                        Keys(p.Old.Assigned),
                                        Keys(p.New.Assigned),
                                        Title(p.New.Paper),
                                    ]
                            ),
                    ]
                ),
            ],
        };

    static IEnumerable<(EvaluatedSet Set, Language? Language)> Languages(EvaluatedSet set)
    {
        yield return (set, null);
        EvaluatedSet zh = set.In(Language.Zh),
            en = set.In(Language.En);
        if (zh.Predictions.Count > 0 && en.Predictions.Count > 0)
        {
            yield return (zh, Language.Zh);
            yield return (en, Language.En);
        }
    }

    string Name(EvaluatedSet set, Language? language) =>
        language is null ? _labels.Name(set.Kind) : $"{_labels.Name(set.Kind)} – {_labels.Languages(language)}";

    static string Keys(IEnumerable<string> keys) => string.Join(", ", keys);

    static string Scores(Prediction p) =>
        string.Join(
            ", ",
            p.Scores.Where(s => s.Value >= 0.1)
                .OrderByDescending(s => s.Value)
                .Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key} {s.Value:0.00}"))
        );

    static string Number(double value) =>
        double.IsNaN(value) ? "–" : value.ToString("0.000", CultureInfo.InvariantCulture);

    static string Interval(double low, double high) =>
        string.Create(CultureInfo.InvariantCulture, $"{low:0.00}–{high:0.00}");

    bool MayShow(LabelledPaper paper) => _withAllTexts || paper.Paper.Source.Format == LabelFile.SourceFormat;

    string Title(LabelledPaper paper) => MayShow(paper) ? paper.Paper.Title.In(_language) ?? "" : _labels.TextElsewhere;

    string Text(LabelledPaper paper)
    {
        string text = MayShow(paper) ? paper.Paper.Abstract.In(_language) ?? "" : "";
        return text.Length <= TextShown
            ? text
            : text[..(char.IsHighSurrogate(text[TextShown - 1]) ? TextShown - 1 : TextShown)] + " […]";
    }
}
