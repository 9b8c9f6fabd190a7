namespace VegfTrends.Reporting.Digests;

/// <summary>How much the forms show, so that a mail of a busy night can still be opened.</summary>
static class DigestShape
{
    /// <summary>Papers with evidence; the others are listed by title. Nothing is left out.</summary>
    public const int InFull = 50;

    public const int Firsts = 20;
}
