namespace VegfTrends.Core;

/// <summary>
/// The counts of <see cref="TrendPoint.Corrected"/>. What people decided is known; of the other studies those that the
/// model assigned and did not assign are corrected by what decisions say of its errors, one sensitivity and one share
/// of false positives a category, parents included. All decided studies tell, whatever their year. Years are right one
/// by one and together (simulated: prevalence constant or rising from 5 % to 20 %, decisions from all years or of the
/// last two only). But a count is never below zero, so the sum over many months of a rare category may come out high
/// (simulated: at 2 %, by up to 9 %). Within a year decided studies are taken to stand for the others on which the
/// model said the same. A triage order that asks for the doubtful ones first breaks this: it finds the model worse than
/// it is, on either side. And the model is taken to err alike in all years. No test is made on corrected counts.
/// </summary>
sealed class CountCorrection
{
    readonly Dictionary<string, ClassifierErrorCorrection?> _errors;

    CountCorrection(Dictionary<string, ClassifierErrorCorrection?> errors) => _errors = errors;

    /// <param name="studies">Those that stand and are no registry records; dated or not.</param>
    /// <param name="taxonomy">Says which parents and exclusions follow, for the model's word as for a person's.</param>
    public static CountCorrection Of(IEnumerable<Study> studies, Taxonomy taxonomy)
    {
        (int? Year, StudyVerdict Verdict)[] verdicts =
        [
            .. studies.Select(s => (s.Date?.Year, new StudyVerdict(s, taxonomy))),
        ];
        return new CountCorrection(
            taxonomy.Categories.ToDictionary(
                c => c.Key,
                c =>
                {
                    var years = new Dictionary<int, PeriodVerdicts>();
                    foreach ((int? year, StudyVerdict verdict) in verdicts)
                    {
                        years[year ?? 0] = verdict.AddTo(years.GetValueOrDefault(year ?? 0), c.Key);
                    }

                    return ClassifierErrorCorrection.Of(years.Values);
                }
            )
        );
    }

    /// <param name="category">Key.</param>
    /// <param name="period">All studies of the period.</param>
    public CorrectedCount Correct(string category, PeriodVerdicts period) =>
        _errors.GetValueOrDefault(category)?.Correct(period)
        ?? new CorrectedCount(period.Raw, period.Raw, period.Raw, period.Raw, Correctable: false);
}

/// <summary>What the model said of a study, and people, if they decided on all of it. Where they decided on a part,
/// this part is by their word.</summary>
sealed class StudyVerdict(Study study, Taxonomy taxonomy)
{
    readonly IReadOnlySet<string> _categories = study.Categories(taxonomy);
    readonly IReadOnlySet<string>? _assessed = study.IsDecided ? study.AssessedCategories(taxonomy) : null;

    /// <summary>By a person's word, else by the model's.</summary>
    public IReadOnlySet<string> Categories => _categories;

    public PeriodVerdicts AddTo(PeriodVerdicts period, string category) =>
        _assessed is null
            ? period.With(_categories.Contains(category), null)
            : period.With(_assessed.Contains(category), _categories.Contains(category));
}
