using System.IO.Compression;
using System.Text;
using VegfTrends.Core;
using VegfTrends.Papers.Formats;
using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

/// <summary>What came out of a small invented file. All titles, names and numbers in the samples are made up.</summary>
sealed record Sample(string Format, IReadOnlyList<ReadOutcome> Outcomes)
{
    public IReadOnlyList<Paper> Papers => [.. Outcomes.OfType<ReadOutcome.Read>().Select(r => r.Paper)];

    public IReadOnlyList<QuarantineRow> Rows => [.. Outcomes.OfType<ReadOutcome.Quarantined>().Select(q => q.Row)];

    public IReadOnlyList<string> Deleted => [.. Outcomes.OfType<ReadOutcome.Deleted>().Select(d => d.Pmid)];

    public static Sample Read(string text, Encoding? encoding = null, ReadOptions? options = null)
    {
        encoding ??= new UTF8Encoding(false);
        return Read([.. encoding.GetPreamble(), .. encoding.GetBytes(text)], options);
    }

    public static Sample Read(byte[] bytes, ReadOptions? options = null, CancellationToken cancel = default)
    {
        string path = Path.Combine(Path.GetTempPath(), $"vegf-sample-{Guid.NewGuid():N}.bin");
        File.WriteAllBytes(path, bytes);
        try
        {
            string format = "unknown";
            ReadOutcome[] outcomes =
            [
                .. PaperFormats.Read(path, options ?? new ReadOptions(), key => format = key, cancel),
            ];
            return new Sample(format, outcomes);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The only paper, read by this format, with nothing in quarantine.</summary>
    public static Paper Single(string format, string text)
    {
        Sample sample = Read(text);
        Assert.Equal(format, sample.Format);
        Assert.Empty(sample.Rows);
        return Assert.Single(sample.Papers);
    }

    public static byte[] Gzip(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    public static byte[] Gzip(string text) => Gzip(Encoding.UTF8.GetBytes(text));
}
