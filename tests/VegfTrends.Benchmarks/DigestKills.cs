using System.Diagnostics;
using System.Globalization;
using MimeKit;
using VegfTrends.Core;
using VegfTrends.Papers.Formats;
using VegfTrends.Papers.Store;
using VegfTrends.Reporting.Tests.Digests.Delivery;

namespace VegfTrends.Benchmarks;

/// <summary>Kills <c>vegftrends digest</c> at random moments, a night each, and counts what readers got.</summary>
static class DigestKills
{
    const int Readers = 4,
        PapersANight = 3;

    static readonly string[] Partners = ["atezolizumab", "sintilimab", "camrelizumab", "toripalimab", "pembrolizumab"];

    public static async Task RunAsync(int kills)
    {
        var random = new Random(11);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("vegftrends-kills-");
        try
        {
            using var server = new LocalMailServer();
            string path = Path.Combine(folder.FullName, "store.db"),
                readers = Path.Combine(folder.FullName, "readers.yaml");
            await File.WriteAllTextAsync(
                readers,
                $"mail: {{host: 127.0.0.1, port: {server.Port}, security: none, from: watch@example.org}}\nreaders:\n"
                    + string.Concat(
                        Enumerable
                            .Range(1, Readers)
                            .Select(r => $"  - {{name: r{r}, deliver: [{{email: r{r}@example.org}}]}}\n")
                    )
            );
            using PaperStore store = PaperStore.Open(path);
            Night(store, 0);
            await DigestAsync(path, readers, Day(0), killAfter: null);
            // How long a run takes, so that kills fall everywhere in it.
            Night(store, 1);
            var watch = Stopwatch.StartNew();
            await DigestAsync(path, readers, Day(1), killAfter: null);
            TimeSpan whole = watch.Elapsed;
            int killed = 0,
                night = 1;
            while (killed < kills)
            {
                Night(store, ++night);
                watch.Restart();
                if (await DigestAsync(path, readers, Day(night), whole * random.NextDouble()))
                {
                    killed++;
                }
                else if (watch.Elapsed < whole)
                {
                    // The machine was busier at first.
                    whole = watch.Elapsed;
                }
            }

            // Two quiet days: what could not be made on the last day is made on the next.
            await DigestAsync(path, readers, Day(night + 1), killAfter: null);
            await DigestAsync(path, readers, Day(night + 2), killAfter: null);
            Report(store, server, night, killed, whole);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static void Report(PaperStore store, LocalMailServer server, int nights, int killed, TimeSpan whole)
    {
        IReadOnlyList<StoredDelivery> deliveries = store.Deliveries();
        MimeMessage[] mails = [.. server.Messages.Where(m => m.MessageId is not null && m.TextBody is not null)];
        string[] expected =
        [
            .. Enumerable.Range(1, nights).SelectMany(n => Enumerable.Range(0, PapersANight).Select(i => Pmid(n, i))),
        ];
        int lost = 0,
            twice = 0;
        foreach (IGrouping<string, MimeMessage> reader in mails.GroupBy(m => m.To.Mailboxes.Single().Address))
        {
            // A repeat is the same mail: the same id, the same words.
            string[] texts = [.. reader.DistinctBy(m => m.MessageId).Select(m => m.TextBody!)];
            // In a long digest the papers after the first fifty stand there by title and link.
            int[] told = [.. expected.Select(p => texts.Count(t => t.Contains($"/{p}/", StringComparison.Ordinal)))];
            (lost, twice) = (lost + told.Count(t => t == 0), twice + told.Count(t => t > 1));
        }

        int outside = mails
            .GroupBy(m => m.MessageId)
            .Count(g =>
                g.Count() - 1
                > deliveries.Single(d => g.Key!.StartsWith(d.Id.ToString("D"), StringComparison.Ordinal)).Repeats
            );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"nights {nights}, killed {killed} (a whole run takes {whole.TotalSeconds:0.0} s); digests "
                    + $"{deliveries.Count}, delivered {deliveries.Count(d => d.State == DeliveryState.Delivered)}; "
                    + $"mails {mails.Length}, ids {mails.Select(m => m.MessageId).Distinct().Count()}, noted as "
                    + $"possible repeats {deliveries.Sum(d => d.Repeats)}, mails sent twice without a note {outside}; "
                    + $"papers told {expected.Length} x {Readers} readers, lost {lost}, told in two digests {twice}"
            )
        );
    }

    static void Night(PaperStore store, int night)
    {
        (long run, WatchRunKind kind) = store.BeginWatchRun("kills", Day(night));
        store.AddWatched(
            [.. Enumerable.Range(0, PapersANight).Select(i => (ReadOutcome)new ReadOutcome.Read(Paper(night, i)))],
            new StoreFile("pubmed", "", 0, "pubmed-xml"),
            isLast: true,
            new WatchStep(run, "kills", "pubmed", "main", IsSilent: kind == WatchRunKind.Backfill, IsCurrent: true),
            mark: null
        );
        store.SaveWatchRun(run, WatchRunState.Ok, []);
    }

    static Paper Paper(int night, int number)
    {
        string partner = Partners[(night + number) % Partners.Length],
            pmid = Pmid(night, number);
        return new Paper
        {
            Id = $"pmid:{pmid}",
            Pmid = pmid,
            Date = new PaperDate(2026, 2),
            Source = new RecordSource("pubmed", "pubmed-xml", number + 1),
            Title = new Bilingual(
                null,
                $"Bevacizumab plus {partner} for unresectable hepatocellular carcinoma: invented phase 2 trial {night}-{number}"
            ),
            Abstract = new Bilingual(
                null,
                $"Patients of the invented hospital {night}-{number} received bevacizumab combined with {partner} "
                    + $"until progression."
            ),
        };
    }

    static string Pmid(int night, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"99{night:000}{number:00}");

    static DateOnly Day(int night) => new DateOnly(2026, 3, 1).AddDays(night);

    static async Task<bool> DigestAsync(string store, string readers, DateOnly day, TimeSpan? killAfter)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (
            string argument in new[]
            {
                "exec",
                typeof(Cli.App).Assembly.Location,
                "digest",
                "--store",
                store,
                "--readers",
                readers,
                "--as-of",
                day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            }
        )
        {
            start.ArgumentList.Add(argument);
        }

        // What somebody chose for daily work must not decide.
        start.Environment[UserFolder.Variable] = Path.Combine(Path.GetDirectoryName(store)!, "home");
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(),
            output = process.StandardOutput.ReadToEndAsync();
        if (killAfter is { } time)
        {
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(time));
            process.Kill();
        }

        await process.WaitForExitAsync();
        if (killAfter is null && process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"vegftrends digest ended with {process.ExitCode}: {await error} {await output}"
            );
        }

        return process.ExitCode != 0;
    }
}
