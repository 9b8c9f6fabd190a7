using VegfTrends.Core;
using VegfTrends.Reporting.Digests;
using VegfTrends.Reporting.Digests.Delivery;
using Xunit;

namespace VegfTrends.Jobs.Tests.Digests;

/// <summary>A month of nights with late, changed, retracted and duplicate records, deliveries that fail, and programs
/// that are broken off.</summary>
public sealed class ThirtyNightsTests : NightTest
{
    const int Nights = 30;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task EachPaperOnceEver_AndNoneLost(int seed)
    {
        var random = new Random(seed);
        DigestReader[] readers = [Reader("daily"), Reader("weekly", DayOfWeek.Friday)];
        Take([.. Enumerable.Range(5000, 20).Select(i => Paper(i))]);
        await TellAsync(readers);
        var known = new List<int>();
        var retracted = new HashSet<int>();
        Answer = _ =>
            random.Next(8) switch
            {
                0 => new DeliveryOutcome.Failed("busy"),
                1 => new DeliveryOutcome.Uncertain("cut"),
                2 => throw new OperationCanceledException("killed while sending"),
                _ => new DeliveryOutcome.Delivered(),
            };
        for (int night = 1; night <= Nights; night++)
        {
            Clock.Pass(1);
            int[] fresh = [.. Enumerable.Range(night * 10, random.Next(4))];
            IEnumerable<AssessedPaper> again = known
                .Where(_ => random.Next(4) == 0)
                .Select(n => Paper(n, title: $"Invented trial number {n}, revised"));
            int[] gone = [.. known.Where(n => random.Next(25) == 0 && retracted.Add(n))];
            known.AddRange(fresh);
            long run = Take([
                .. fresh.Select(n => Paper(n)),
                .. again.Where(p =>
                    !retracted.Contains(
                        int.Parse(p.Paper.Id.AsSpan(3), System.Globalization.CultureInfo.InvariantCulture)
                    )
                ),
                .. gone.Select(n => Paper(n, PublicationStatus.Retracted)),
            ]);
            await TellOrBreakAsync(readers, run);
        }

        // Quiet days bring the last of it, to the weekly reader too.
        Answer = _ => new DeliveryOutcome.Delivered();
        for (int night = 0; night < 8; night++)
        {
            Clock.Pass(1);
            await TellOrBreakAsync(readers, Take());
        }

        Assert.Empty(Store.OpenDeliveries());
        foreach (DigestReader reader in readers)
        {
            OutgoingDigest[] told =
            [
                .. Handed.Select(h => h.Digest).Where(d => d.Digest.Reader == reader.Name).DistinctBy(d => d.Id),
            ];
            string[] papers = [.. told.SelectMany(d => d.Digest.Papers).Select(p => p.Id)];
            Assert.Equal(papers.Distinct().Count(), papers.Length);
            // What was retracted before the reader's turn was never told as new.
            Assert.Equal(known.Select(Id).Except(papers).Except(retracted.Select(Id)), []);
            Assert.DoesNotContain(papers, p => p.StartsWith("ex:5", StringComparison.Ordinal));
            string[] changes = [.. told.SelectMany(d => d.Digest.Changes).Select(c => c.PaperId)];
            Assert.Equal(papers.Intersect(retracted.Select(Id)).Order(), changes.Order());
            Assert.All(told, d => Assert.True(reader.Name == "daily" || d.Digest.Day.DayOfWeek == DayOfWeek.Friday));
            // One first at most: the pair is the same every night, and the backfill had it.
            Assert.Empty(told.SelectMany(d => d.Digest.Firsts));
        }

        // Sent again only after a failure or an uncertain end, always under the same id.
        Assert.Equal(Handed.Count, Store.Deliveries().Sum(d => d.Attempts));
        Assert.Equal(Handed.Select(h => h.Digest.Id).Distinct().Count(), Store.Deliveries().Count);
    }

    async Task TellOrBreakAsync(DigestReader[] readers, long run)
    {
        try
        {
            await TellAsync(readers);
            Store.MarkAnnounced("test", run);
        }
        catch (OperationCanceledException)
        {
            // The next night goes on.
        }
    }

    static string Id(int number) => $"ex:{number:0000}";
}
