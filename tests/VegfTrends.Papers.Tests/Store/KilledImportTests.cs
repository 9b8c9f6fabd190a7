using System.Diagnostics;
using System.Globalization;
using VegfTrends.Core;
using VegfTrends.Papers.Store;
using Xunit;

namespace VegfTrends.Papers.Tests.Store;

/// <summary>Kills a second process in the middle of its work: <see cref="Main"/> makes this assembly a
/// program.</summary>
public sealed class KilledImportTests
{
    const int BatchSize = 100;

    /// <summary>Adds batch after batch to the store that the first argument names, saying so, until it is
    /// killed.</summary>
    internal static void Main(string[] args)
    {
        using PaperStore store = PaperStore.Open(args[0]);
        long run = store.BeginRun("import", []);
        for (int batch = 0; ; batch++)
        {
            store.Add(Batch(batch), run);
            Console.WriteLine(batch + 1);
        }
    }

    [Fact]
    public void Sigkill_LeavesWholeBatchesAndAStoreThatGoesOn()
    {
        using var folder = new TempFolder();
        int told = 0;
        using (
            var child = Process.Start(
                new ProcessStartInfo("dotnet", ["exec", typeof(KilledImportTests).Assembly.Location, folder.StorePath])
                {
                    RedirectStandardOutput = true,
                }
            )!
        )
        {
            while (told < 5)
            {
                told = int.Parse(child.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
            }

            // Somewhere inside a later batch.
            Thread.Sleep(37);
            child.Kill();
            child.WaitForExit();
        }

        using PaperStore store = folder.Store();
        int kept = store.CountPapers();
        Assert.True(kept >= told * BatchSize, $"{told} batches were reported, {kept} papers kept");
        Assert.Equal(0, kept % BatchSize);
        Assert.Null(store.Runs()[0].Ended);
        Assert.Equal(kept, store.Search("number therapy", limit: int.MaxValue).Count);

        long run = store.BeginRun("import", []);
        int known = 0;
        for (int batch = 0; batch <= kept / BatchSize; batch++)
        {
            known += store.Add(Batch(batch), run).Duplicates;
        }

        Assert.Equal((kept, kept + BatchSize), (known, store.CountPapers()));
    }

    static Paper[] Batch(int batch) => Enumerable.Range(batch * BatchSize, BatchSize).Select(APaper.Number).ToArray();
}
