using System.Globalization;
using VegfTrends.Core;
using VegfTrends.Reporting.Documents;
using VegfTrends.Training;
using VegfTrends.Training.Quality;

namespace VegfTrends.Jobs.Training;

/// <summary>A quality study as a document: one set of numbers for page and workbook.</summary>
public sealed class QualityDocument
{
    // The longest text shown of a paper, in UTF-16 code units.
    const int TextShown = 600;

    const int MistakesShown = 25,
        ChangesShown = 60;

    readonly QualityStudy _study;
    readonly Language _language;
    readonly QualityTexts _texts;
    readonly bool _withAllTexts;
    readonly Taxonomy _taxonomy;

    QualityDocument(QualityStudy study, Language language, bool withAllTexts) =>
        (_study, _language, _texts, _withAllTexts, _taxonomy) = (
            study,
            language,
            new QualityTexts(language),
            withAllTexts,
            study.Sets[0].Taxonomy
        );

    /// <param name="study">What to show.</param>
    /// <param name="language">Of all words but the papers' own.</param>
    /// <param name="withAllTexts">Whether papers are shown whose text is not part of the label files: not in a report
    /// that travels with the model.</param>
    public static Document Of(QualityStudy study, Language language, bool withAllTexts)
    {
        ArgumentNullException.ThrowIfNull(study);
        var made = new QualityDocument(study, language, withAllTexts);
        return new Document(made._texts.Title(study.Model), language, [.. made.Sections()]);
    }

    /// <summary>Writes a study as the ending of the path says: a workbook or a page.</summary>
    /// <param name="study">What to show.</param>
    /// <param name="path">Ends in <c>.xlsx</c> or <c>.html</c>.</param>
    /// <param name="language">Of all words but the papers' own.</param>
    /// <param name="withAllTexts">See <see cref="Of"/>.</param>
    /// <param name="cancel">Asked between sheets.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(
        QualityStudy study,
        string path,
        Language language,
        bool withAllTexts,
        CancellationToken cancel = default
    )
    {
        Document document = Of(study, language, withAllTexts);
        if (Path.GetExtension(path).Equals(".xlsx", StringComparison.OrdinalIgnoreCase))
        {
            DocumentWorkbook.Save(document, path, cancel);
        }
        else
        {
            HtmlDocument.Save(document, path);
        }
    }

    IEnumerable<DocumentSection> Sections()
    {
        yield return Overview();
        yield return new DocumentSection
        {
            Heading = _texts.Categories,
            Tables = [.. _study.Sets.SelectMany(s => Languages(s)).Select(s => Categories(s.Set, s.Language))],
        };
        yield return Calibration();
        yield return Coverage();
        yield return new DocumentSection
        {
            Heading = _texts.Confusions,
            Paragraphs = [_texts.HowConfused],
            Tables = [.. _study.Sets.Select(Confusions)],
        };
        yield return new DocumentSection
        {
            Heading = _texts.Mistakes,
            Paragraphs = [_texts.HowMistaken],
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
                        _texts.Name(s.Set.Kind),
                        _texts.Languages(s.Language),
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
                _texts.ThisModel,
                [
                    _texts.Set,
                    _texts.LanguageColumn,
                    _texts.Papers,
                    _texts.MicroF1,
                    _texts.Interval,
                    _texts.MacroF1,
                    _texts.Precision,
                    _texts.Recall,
                    _texts.Coverage,
                    _texts.Ece,
                    _texts.Area,
                ],
                [.. rows]
            ),
        };
        if (_study.Baselines.Count > 0)
        {
            EvaluatedSet last = _study.Sets[^1];
            IEnumerable<(string, EvaluatedSet)> systems =
            [
                (_texts.ThisModel, last),
                .. _study.Baselines.Select(b => (_texts.Name(b.Kind), b.Set)),
            ];
            tables.Add(
                new DocumentTable(
                    $"{_texts.Name(last.Kind)}",
                    [
                        _texts.System,
                        _texts.Papers,
                        _texts.MicroF1,
                        _texts.Interval,
                        _texts.MacroF1,
                        _texts.Precision,
                        _texts.Recall,
                        _texts.Languages(Language.Zh),
                        _texts.Languages(Language.En),
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
            Heading = _texts.Overview,
            Paragraphs =
            [
                _texts.Facts(_study.Model, _study.TrainedOn, _study.Bytes, _study.TrainTime),
                _texts.HowToRead,
            ],
            Tables = tables,
        };

        static double F1(EvaluatedSet set, Language language) =>
            set.In(language) is { Predictions.Count: > 0 } part ? part.All.Micro.F1 : double.NaN;
    }

    DocumentTable Categories(EvaluatedSet set, Language? language) =>
        new(
            $"{_texts.Name(set.Kind)} – {_texts.Languages(language)}",
            [
                _texts.Category,
                _texts.Key,
                _texts.Positives,
                _texts.Right,
                _texts.Wrong,
                _texts.Missed,
                _texts.Precision,
                _texts.Interval,
                _texts.Recall,
                _texts.Interval,
                "F1",
                _texts.Interval,
                _texts.Area,
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
            Heading = _texts.Calibration,
            Paragraphs = [_texts.HowCalibrated],
            Charts =
            [
                new DocumentChart(
                    _texts.Calibration,
                    _texts.MeanScore,
                    _texts.TrueShare,
                    [
                        .. all.Select(s => new DocumentLine(
                            Name(s.Set, s.Language),
                            [.. s.Set.Reliability.Bins.Where(b => b.Count > 0).Select(b => (b.Mean, b.True))]
                        )),
                    ],
                    _texts.Ideal
                ),
            ],
            Tables =
            [
                .. all.Select(s => new DocumentTable(
                    $"{Name(s.Set, s.Language)}: {_texts.Ece} {Number(s.Set.Reliability.Error)}",
                    [_texts.Score, _texts.Scores, _texts.MeanScore, _texts.TrueShare],
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
            Heading = _texts.CoverageSection,
            Paragraphs = [_texts.HowCovered],
            Charts =
            [
                new DocumentChart(
                    _texts.CoverageSection,
                    _texts.Coverage,
                    _texts.Precision,
                    [
                        .. _study.Sets.Select(s => new DocumentLine(
                            _texts.Name(s.Kind),
                            [.. s.Coverage.OrderByDescending(c => c.From).Select(c => (c.Coverage, c.Precision))]
                        )),
                    ]
                ),
            ],
            Tables =
            [
                .. _study.Sets.Select(s => new DocumentTable(
                    _texts.Name(s.Kind),
                    [_texts.AssignedFrom, _texts.Coverage, _texts.Precision],
                    [.. s.Coverage.Select(c => (IReadOnlyList<object?>)[c.From, c.Coverage, c.Precision])]
                )),
            ],
        };

    DocumentTable Confusions(EvaluatedSet set) =>
        new(
            _texts.Name(set.Kind),
            [_texts.TrueCategory, _texts.InItsPlace, _texts.Papers, _texts.Siblings],
            [
                .. set.Confusions.Select(c =>
                    (IReadOnlyList<object?>)
                        [
                            _taxonomy.Name(c.True, _language),
                            c.Assigned is { } other ? _taxonomy.Name(other, _language) : _texts.Nothing,
                            c.Papers,
                            c.AreSiblings ? _texts.Yes : "",
                        ]
                ),
            ]
        );

    DocumentTable Mistakes(EvaluatedSet set) =>
        new(
            _texts.Name(set.Kind),
            [_texts.Id, _texts.Truth, _texts.Assigned, _texts.Undecided, _texts.Score, _texts.PaperTitle, _texts.Text],
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
            Heading = _texts.Learning,
            Paragraphs = [_texts.HowLearned],
            Charts =
            [
                new DocumentChart(
                    _texts.Learning,
                    _texts.TrainedOn,
                    _texts.MicroF1,
                    [
                        new DocumentLine(
                            _texts.CrossValidated,
                            [.. _study.Learning.Select(l => ((double)l.Papers, l.CrossValidated))]
                        ),
                        new DocumentLine(
                            _texts.HeldOutColumn,
                            [.. _study.Learning.Select(l => ((double)l.Papers, l.HeldOut))]
                        ),
                    ]
                ),
            ],
            Tables =
            [
                new DocumentTable(
                    _texts.Learning,
                    [_texts.TrainedOn, _texts.CrossValidated, _texts.HeldOutColumn],
                    [.. _study.Learning.Select(l => (IReadOnlyList<object?>)[l.Papers, l.CrossValidated, l.HeldOut])]
                ),
            ],
        };

    DocumentSection Comparison(Comparison c) =>
        new()
        {
            Heading = _texts.ComparisonSection,
            Paragraphs = [_texts.Compared(c, _study.OldModel ?? _texts.Old)],
            Tables =
            [
                new DocumentTable(
                    "F1",
                    [_texts.Category, _texts.Key, _texts.Positives, _texts.Old, _texts.New, _texts.Change],
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
                    $"{_texts.Papers}: {c.Changed.Count}",
                    [_texts.Id, _texts.Change, _texts.Truth, _texts.OldAssigned, _texts.NewAssigned, _texts.PaperTitle],
                    [
                        .. c
                            .Changed.Take(ChangesShown)
                            .Select(p =>
                                (IReadOnlyList<object?>)
                                    [
                                        p.New.Paper.Paper.Id,
                                        _texts.Became(p.Gain),
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
        language is null ? _texts.Name(set.Kind) : $"{_texts.Name(set.Kind)} – {_texts.Languages(language)}";

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

    string Title(LabelledPaper paper) => MayShow(paper) ? paper.Paper.Title.In(_language) ?? "" : _texts.TextElsewhere;

    string Text(LabelledPaper paper)
    {
        string text = MayShow(paper) ? paper.Paper.Abstract.In(_language) ?? "" : "";
        return text.Length <= TextShown
            ? text
            : text[..(char.IsHighSurrogate(text[TextShown - 1]) ? TextShown - 1 : TextShown)] + " […]";
    }
}
