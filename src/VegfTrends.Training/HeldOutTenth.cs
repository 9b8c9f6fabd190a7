namespace VegfTrends.Training;

/// <summary>
/// About a tenth of the synthetic papers that no model is trained on, so that every model can be measured on them.
/// Which ones follows from the id alone: papers added later move no other paper in or out.
/// </summary>
public static class HeldOutTenth
{
    /// <summary>Of 256 equally likely first bytes of the id's SHA-256, those below this: 10.2 %.</summary>
    const int Below = 26;

    /// <summary>Whether a paper is kept out of training. Real papers never are: the models need each of them.</summary>
    public static bool Holds(LabelledPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return paper.Synthetic && IdHash.Of(paper.Paper.Id)[0] < Below;
    }
}
