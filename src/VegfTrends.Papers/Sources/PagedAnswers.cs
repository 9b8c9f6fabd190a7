using System.Globalization;
using System.Text.Json;

namespace VegfTrends.Papers.Sources;

/// <summary>
/// Follows the pages of a service to the end and proves that they are all: a count that changes on the way only moves
/// the goal, one that is not reached has the whole read again, for what is saved already is known and costs nothing.
/// </summary>
static class PagedAnswers
{
    const int MostRestarts = 2;

    /// <param name="name">Of the service, for messages.</param>
    /// <param name="first">What leads to the first page.</param>
    /// <param name="place">Where an earlier run ended, or <c>null</c>.</param>
    /// <param name="page">Asks for a page; is told how many records must still come, or <c>null</c> when that is not
    /// known.</param>
    public static async IAsyncEnumerable<SourceBatch> ReadAsync(
        string name,
        string first,
        string? place,
        Func<string, int?, Task<AnswerPage>> page
    )
    {
        Place at = Place.Read(place) ?? new Place(first, 0, null);
        bool resumed = place is not null;
        for (int restart = 0; ;)
        {
            AnswerPage found;
            try
            {
                found = await page(at.Cursor, at.Count - at.Done);
            }
            catch (SourceException) when (resumed)
            {
                // Cursors are forgotten after a while: begin again.
                (at, resumed) = (new Place(first, 0, null), false);
                continue;
            }

            resumed = false;
            int done = at.Done + found.Listed,
                count = found.Count ?? at.Count ?? done;
            bool more = found.Next is not null && found.Listed > 0 && (done < count || found.Count is null);
            bool short_ = !more && done < count;
            if (short_ && restart < MostRestarts)
            {
                restart++;
                at = new Place(first, 0, null);
                yield return new SourceBatch { Records = found.Records, Found = count };
                continue;
            }

            at = new Place(found.Next ?? "", done, count);
            yield return new SourceBatch
            {
                Records = found.Records,
                Found = count,
                Place = more ? at.Write() : null,
                Doubt = short_
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"{name} said {count:N0} records and gave {done:N0}, {MostRestarts + 1} times; the next run "
                            + $"asks for the same days again"
                    )
                    : null,
            };
            if (!more)
            {
                yield break;
            }
        }
    }

    sealed record Place(string Cursor, int Done, int? Count)
    {
        public string Write() => JsonSerializer.Serialize(this);

        public static Place? Read(string? text) => text is null ? null : JsonSerializer.Deserialize<Place>(text);
    }
}
