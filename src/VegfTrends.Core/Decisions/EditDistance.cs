namespace VegfTrends.Core;

/// <summary>How far a misspelt word is from a known one.</summary>
public static class EditDistance
{
    /// <summary>Edits to make one text of the other, as a share of the longer one: 0 (the same) to 1. Long texts are
    /// compared by their beginnings.</summary>
    public static double Share(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        const int Most = 80;
        (a, b) = (a[..Math.Min(a.Length, Most)], b[..Math.Min(b.Length, Most)]);
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                (diagonal, row[j]) = (
                    row[j],
                    Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1))
                );
            }
        }

        return (double)row[b.Length] / Math.Max(1, Math.Max(a.Length, b.Length));
    }
}
