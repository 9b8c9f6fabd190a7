namespace VegfTrends.Core;

/// <summary>
/// The counts of <see cref="TrendPoint.Corrected"/>. What people decided is known; of the other studies those that the model assigned and did not assign are
/// corrected by what decisions say of its errors, one error matrix a category, parents included. All decided studies tell, whatever their year.
/// The predictive values assume that decided studies stand for the others on which the model said the same. A triage order that asks for the doubtful ones
/// first breaks this: it finds the model worse than it is, on either side.
/// They are also of all years together: where a category is several times as frequent in the last years as in the first, the sum over the years is right, but
/// rare years come out too high and frequent ones too low (simulated: from 5 % to 20 % in eight years, 45 % too high and 11 % too low), so that a rise looks
/// smaller than it is. No test is made on corrected counts.
/// </summary>
sealed class CountCorrection
{
    static readonly DecisionErrors None = new(0, 0, 0, 0);

    readonly Dictionary<string, DecisionErrors> _errors;

    CountCorrection(Dictionary<string, DecisionErrors> errors) => _errors = errors;

    /// <param name="studies">Those that stand and are no registry records; dated or not.</param>
    /// <param name="taxonomy">Says which parents and exclusions follow, for the model's word as for a person's.</param>
    public static CountCorrection Of(IEnumerable<Study> studies, Taxonomy taxonomy)
    {
        (IReadOnlySet<string> Model, IReadOnlySet<string> Person)[] decided = [.. studies.Where(s => s.IsDecided).Select(s => (s.AssessedCategories(taxonomy), s.Categories(taxonomy)))];
        return new CountCorrection(taxonomy.Categories.ToDictionary(c => c.Key, c =>
        {
            int assigned = decided.Count(d => d.Model.Contains(c.Key)), right = decided.Count(d => d.Model.Contains(c.Key) && d.Person.Contains(c.Key));
            return new DecisionErrors(assigned, right, decided.Length - assigned, decided.Count(d => d.Person.Contains(c.Key)) - right);
        }));
    }

    /// <param name="category">Key.</param>
    /// <param name="known">Studies of the period that people put into the category.</param>
    /// <param name="assigned">Studies that no one has decided on and the model assigned.</param>
    /// <param name="notAssigned">Studies that no one has decided on and the model did not assign.</param>
    public CorrectedCount Correct(string category, int known, int assigned, int notAssigned)
    {
        CorrectedCount rest = ClassifierErrorCorrection.FromDecisions(assigned, notAssigned, _errors.GetValueOrDefault(category, None));
        return new CorrectedCount(known + assigned, known + rest.Corrected, known + rest.Low, known + Math.Min(rest.High, assigned + notAssigned), rest.Correctable);
    }
}
