namespace VegfTrends.Reporting;

/// <summary>
/// Looks after memory where a report has many papers. What each step works with is several times what it leaves, and
/// left alone the collector lets the heap grow to twice its size before it looks.
/// </summary>
public static class LargeReport
{
    /// <summary>Papers from which on it is worth the third of a second.</summary>
    public const int Many = 20_000;

    /// <summary>Gives back what the step before has left behind; nothing for few papers.</summary>
    public static void LetGo(int papers)
    {
        if (papers >= Many)
        {
            GC.Collect(2, GCCollectionMode.Aggressive);
        }
    }
}
