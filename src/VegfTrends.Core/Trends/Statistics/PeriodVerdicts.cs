namespace VegfTrends.Core;

/// <summary>Studies of a year, or of another period, by what the model said of one category; some of them people
/// decided on.</summary>
/// <param name="Assigned">Studies that the model assigned, decided or not.</param>
/// <param name="NotAssigned">Studies that it did not.</param>
/// <param name="DecidedAssigned">Of <paramref name="Assigned"/>, those that people decided on.</param>
/// <param name="Right">Of these, in the category.</param>
/// <param name="DecidedNotAssigned">Of <paramref name="NotAssigned"/>, those that people decided on.</param>
/// <param name="Missed">Of these, in the category all the same.</param>
public readonly record struct PeriodVerdicts(
    int Assigned,
    int NotAssigned,
    int DecidedAssigned,
    int Right,
    int DecidedNotAssigned,
    int Missed
)
{
    public int All => Assigned + NotAssigned;

    /// <summary>In the category, as people said.</summary>
    public int Known => Right + Missed;

    /// <summary>Assigned and not decided.</summary>
    public int OpenAssigned => Assigned - DecidedAssigned;

    /// <summary>Neither assigned nor decided.</summary>
    public int OpenOthers => NotAssigned - DecidedNotAssigned;

    /// <summary>In the category by a person's word, else by the model's.</summary>
    public int Raw => Known + OpenAssigned;

    /// <summary>With one study more.</summary>
    /// <param name="assigned">By the model.</param>
    /// <param name="inCategory">By a person; <c>null</c> where no one has decided.</param>
    public PeriodVerdicts With(bool assigned, bool? inCategory)
    {
        int decided = inCategory is null ? 0 : 1,
            inside = inCategory is true ? 1 : 0;
        return assigned
            ? this with
            {
                Assigned = Assigned + 1,
                DecidedAssigned = DecidedAssigned + decided,
                Right = Right + inside,
            }
            : this with
            {
                NotAssigned = NotAssigned + 1,
                DecidedNotAssigned = DecidedNotAssigned + decided,
                Missed = Missed + inside,
            };
    }
}
