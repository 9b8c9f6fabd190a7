using System.Text;
using VegfTrends.Core;
using VegfTrends.Papers.Formats;
using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

/// <summary>Reads a small invented text as a file. All titles, names and numbers in the samples are made up.</summary>
sealed record TaggedSample(string Format, IReadOnlyList<ReadOutcome> Outcomes)
{
    public IReadOnlyList<Paper> Papers => [.. Outcomes.OfType<ReadOutcome.Read>().Select(r => r.Paper)];

    public IReadOnlyList<QuarantineRow> Rows => [.. Outcomes.OfType<ReadOutcome.Quarantined>().Select(q => q.Row)];

    public static TaggedSample Read(string text, Encoding? encoding = null, ReadOptions? options = null)
    {
        encoding ??= new UTF8Encoding(false);
        return Read([.. encoding.GetPreamble(), .. encoding.GetBytes(text)], options);
    }

    public static TaggedSample Read(byte[] bytes, ReadOptions? options = null)
    {
        string path = Path.Combine(Path.GetTempPath(), $"vegf-sample-{Guid.NewGuid():N}.txt");
        File.WriteAllBytes(path, bytes);
        try
        {
            string format = "unknown";
            ReadOutcome[] outcomes = [.. PaperFormats.Read(path, options ?? new ReadOptions(), key => format = key, CancellationToken.None)];
            return new TaggedSample(format, outcomes);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The only paper, read by this format, with nothing in quarantine.</summary>
    public static Paper Single(string format, string text)
    {
        TaggedSample sample = Read(text);
        Assert.Equal(format, sample.Format);
        Assert.Empty(sample.Rows);
        return Assert.Single(sample.Papers);
    }
}
