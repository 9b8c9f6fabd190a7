using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using VegfTrends.Replay;

namespace VegfTrends.Benchmarks;

/// <summary>A night with many new records at the rate that E-utilities allow without a key: time, memory, requests, and
/// the highest rate by the server's clock.</summary>
static class WatchLoad
{
    public static async Task<int> RunAsync(int records, double perSecond, bool assess)
    {
        string folder = Directory.CreateTempSubdirectory("vegftrends-load-").FullName,
            store = Path.Combine(folder, "store.db");
        try
        {
            using var server = new ReplayServer();
            DateOnly today = DateOnly.FromDateTime(DateTime.Now);
            server.Library.Put(
                new ReplayRecord
                {
                    Number = 1,
                    Service = ReplayService.PubMed,
                    Created = new DateOnly(2026, 1, 2),
                }
            );
            string watch = Path.Combine(folder, "watch.yaml");
            File.WriteAllText(
                watch,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $$"""
                    name: load
                    since: 2026-01-01
                    services:
                      pubmed: {address: "{{server.Address}}eutils/", requests_per_second: {{perSecond}}}
                    queries:
                      - {name: main, source: pubmed, query: bevacizumab, canaries: [10000001]}
                    """
                )
            );
            string[] more = assess ? [] : ["--no-assessment"];
            using (WatchProcess first = WatchProcess.Start(watch, store, more))
            {
                await first.EndAsync();
            }

            // Over the days of the overlap, so that the window holds more than one search may list and has to be split.
            for (int n = 2; n < records + 2; n++)
            {
                server.Library.Put(
                    new ReplayRecord
                    {
                        Number = n,
                        Service = ReplayService.PubMed,
                        Created = today.AddDays(-(n % 7)),
                    }
                );
            }

            int before = server.Requests.Count;
            var clock = Stopwatch.StartNew();
            using WatchProcess process = WatchProcess.Start(watch, store, more);
            double peak = 0;
            TimeSpan processor = default;
            while (!process.HasExited)
            {
                try
                {
                    (peak, processor) = (Math.Max(peak, process.PeakMemory()), process.ProcessorTime);
                }
                catch (InvalidOperationException)
                {
                    break; // it has ended between the two looks
                }

                await Task.Delay(50);
            }

            (int exitCode, string output, string error) = await process.EndAsync();
            if (exitCode != 0)
            {
                Console.Error.WriteLine(error);
                return 1;
            }

            using JsonDocument row = JsonDocument.Parse(output);
            int taken = row.RootElement.GetProperty("new").GetInt32(),
                highest = server.HighestRate();
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{taken} of {records} new records in {clock.Elapsed.TotalSeconds:N1} s "
                        + $"({processor.TotalSeconds:N1} s of processor time), {peak:N0} MiB at most, "
                        + $"{server.Requests.Count - before} requests, at most {highest} in any second of the server "
                        + $"(allowed {perSecond})"
                )
            );
            return taken == records && highest <= perSecond ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
