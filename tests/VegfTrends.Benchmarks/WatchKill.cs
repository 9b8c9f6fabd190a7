using System.Globalization;
using System.Text.Json;
using VegfTrends.Papers.Store;
using VegfTrends.Replay;

namespace VegfTrends.Benchmarks;

/// <summary>Kills the real program again and again at random moments of a night, then lets it end: every paper must be
/// there once, and handed over once.</summary>
static class WatchKill
{
    const int NewEach = 20;

    public static async Task<int> RunAsync(int kills)
    {
        string folder = Directory.CreateTempSubdirectory("vegftrends-kill-").FullName,
            store = Path.Combine(folder, "store.db");
        try
        {
            using var server = new ReplayServer();
            ReplayService[] services = [ReplayService.PubMed, ReplayService.EuropePmc, ReplayService.ClinicalTrials];
            DateOnly today = DateOnly.FromDateTime(DateTime.Now);
            int next = 1;
            int Put(int count)
            {
                foreach (ReplayService service in services)
                {
                    for (int n = 0; n < count; n++)
                    {
                        server.Library.Put(
                            new ReplayRecord
                            {
                                Number = next + n,
                                Service = service,
                                Created = today,
                            }
                        );
                    }
                }

                next += count;
                return count * services.Length;
            }

            string watch = WatchProcess.WatchFile(folder, server);
            int backfilled = Put(NewEach);
            await EndAsync(watch, store);
            var chance = new Random(5);
            int expected = 0,
                killed = 0,
                early = 0,
                late = 0,
                announced = 0;
            TimeSpan usual = TimeSpan.FromSeconds(2);
            while (killed < kills)
            {
                // Something new before each start, so that there is work in every run. The moment is anywhere between
                // the first request and the end of the process; of every fifth kill it may also lie before, while the
                // program starts.
                expected += Put(NewEach);
                int requests = server.Requests.Count;
                using WatchProcess process = WatchProcess.Start(watch, store);
                while (killed % 5 != 0 && server.Requests.Count == requests && !process.HasExited)
                {
                    await Task.Delay(1);
                }

                var clock = System.Diagnostics.Stopwatch.StartNew();
                TimeSpan moment = usual * chance.NextDouble();
                while (clock.Elapsed < moment && !process.HasExited)
                {
                    await Task.Delay(1);
                }

                if (process.HasExited)
                {
                    // It was faster than the moment: its papers are handed over, and the next moment is sought in a
                    // shorter run.
                    (_, string output, _) = await process.EndAsync();
                    announced += Announced(output);
                    usual = (usual + clock.Elapsed) / 2;
                    late++;
                    continue;
                }

                process.Kill();
                killed++;
                early += server.Requests.Count == requests ? 1 : 0;
                usual += TimeSpan.FromMilliseconds(20);
            }

            announced += Announced(await EndAsync(watch, store));
            using PaperStore papers = PaperStore.Open(store);
            string[] ids =
            [
                .. papers
                    .WatchRuns()
                    .SelectMany(r => papers.RunPapers(r.Run.Id))
                    .Where(p => p is { Change: PaperChange.New, IsSilent: false })
                    .Select(p => p.PaperId),
            ];
            int unassessed = papers.FiledPapers().Count(f => f.Assessment is null),
                interrupted = papers.WatchRuns().Count(r => r.State == WatchRunState.Interrupted);
            bool whole =
                papers.CountPapers() == backfilled + expected
                && ids.Length == expected
                && ids.Distinct().Count() == expected
                && unassessed == 0;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"killed {killed} times ({early} before the first request), {late} runs were faster; runs left "
                        + $"interrupted {interrupted}"
                )
            );
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"papers expected {backfilled + expected}, stored {papers.CountPapers()}; new expected {expected}, "
                        + $"noted as new {ids.Length}, of these different {ids.Distinct().Count()}; unassessed {unassessed}"
                )
            );
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"handed over {announced} (a paper is handed over again when the kill falls between the hand-over "
                        + $"and its note)"
                )
            );
            Console.WriteLine(whole && announced >= expected ? "nothing lost, nothing twice" : "FAILED");
            return whole && announced >= expected ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<string> EndAsync(string watch, string store)
    {
        using WatchProcess process = WatchProcess.Start(watch, store);
        (int exitCode, string output, string error) = await process.EndAsync();
        return exitCode == 0 ? output : throw new InvalidOperationException($"The run ended with {exitCode}: {error}");
    }

    static int Announced(string output)
    {
        using JsonDocument row = JsonDocument.Parse(output);
        return row.RootElement.GetProperty("announced").GetInt32();
    }
}
