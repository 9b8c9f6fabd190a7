namespace VegfTrends.Reporting;

/// <summary>
/// Looks after memory where a report has many papers, if the program wants it. What each step works with is several
/// times what it leaves, and left alone the collector lets the heap grow to twice its size before it looks.
/// </summary>
public static class LargeReport
{
    /// <summary>
    /// The switch with which a program says so in its project file. A command that makes one report does; a service
    /// would make everybody wait for the memory of one.
    /// </summary>
    public const string Switch = "VegfTrends.CollectBetweenSteps";

    /// <summary>Papers from which on it is worth the third of a second.</summary>
    public const int Many = 20_000;

    /// <summary>Gives back what the step before has left behind; nothing for few papers, or in a program that does not
    /// set <see cref="Switch"/>.</summary>
    public static void LetGo(int papers)
    {
        if (papers >= Many && AppContext.TryGetSwitch(Switch, out bool wanted) && wanted)
        {
            GC.Collect(2, GCCollectionMode.Aggressive);
        }
    }
}
