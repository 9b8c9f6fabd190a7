using System.Text.Json;
using VegfTrends.Core;

namespace VegfTrends.Papers.Store;

/// <summary>Puts two records of one paper together: the known one gains what it lacks, and keeps every word it
/// has.</summary>
static class PaperMerge
{
    public static Paper Merge(Paper known, Paper other) =>
        known with
        {
            Pmid = known.Pmid ?? other.Pmid,
            Pmcid = known.Pmcid ?? other.Pmcid,
            Doi = known.Doi ?? other.Doi,
            CnkiId = known.CnkiId ?? other.CnkiId,
            RegistryIds = Union(known.RegistryIds, other.RegistryIds),
            Url = known.Url ?? other.Url,
            Title = known.Title.FilledFrom(other.Title),
            Abstract = known.Abstract.FilledFrom(other.Abstract),
            Date = MorePrecise(known.Date, other.Date),
            Journal = known.Journal ?? other.Journal,
            // Never mixed: two spellings of one list of names would become twice as many authors.
            Authors = known.Authors.Count > 0 ? known.Authors : other.Authors,
            Countries = known.Countries.Count > 0 || other.Countries.Count == 0 ? known.Countries : other.Countries,
            Keywords = Union(known.Keywords, other.Keywords),
            Types = Union(known.Types, other.Types),
            Status = Gravity(other.Status) > Gravity(known.Status) ? other.Status : known.Status,
        };

    /// <summary>Takes over what a source says of its record now: its words replace its earlier ones, what it no longer
    /// says stays.</summary>
    public static Paper Revise(Paper known, Paper current) =>
        Merge(known, current) with
        {
            Url = current.Url ?? known.Url,
            Title = current.Title.FilledFrom(known.Title),
            Abstract = current.Abstract.FilledFrom(known.Abstract),
            Date = current.Date ?? known.Date,
            Journal = current.Journal ?? known.Journal,
            Authors =
                current.Authors.Count > 0 && !current.Authors.SequenceEqual(known.Authors)
                    ? current.Authors
                    : known.Authors,
            Countries =
                current.Countries.Count > 0 && !current.Countries.SequenceEqual(known.Countries)
                    ? current.Countries
                    : known.Countries,
            Status =
                known.Status == PublicationStatus.Deleted ? current.Status
                : Gravity(current.Status) > Gravity(known.Status) ? current.Status
                : known.Status,
        };

    /// <summary>JSON of what <paramref name="other"/> says and <paramref name="merged"/> does not, or <c>null</c> when
    /// that is nothing.</summary>
    public static string? Untaken(Paper merged, Paper other)
    {
        var untaken = new SortedDictionary<string, object>(StringComparer.Ordinal);
        void Keep(string name, string? kept, string? found)
        {
            if (found is not null && found != kept)
            {
                untaken[name] = found;
            }
        }

        Keep("id", merged.Id, other.Id);
        Keep("pmid", merged.Pmid, other.Pmid);
        Keep("pmcid", merged.Pmcid, other.Pmcid);
        Keep("doi", merged.Doi, other.Doi);
        Keep("cnki", merged.CnkiId, other.CnkiId);
        Keep("url", merged.Url, other.Url);
        Keep("title.zh", merged.Title.Zh, other.Title.Zh);
        Keep("title.en", merged.Title.En, other.Title.En);
        Keep("abstract.zh", merged.Abstract.Zh, other.Abstract.Zh);
        Keep("abstract.en", merged.Abstract.En, other.Abstract.En);
        Keep("date", merged.Date?.ToString(), other.Date?.ToString());
        Keep("journal", merged.Journal, other.Journal);
        if (other.Authors.Count > 0 && !other.Authors.SequenceEqual(merged.Authors))
        {
            untaken["authors"] = other.Authors;
        }

        return untaken.Count == 0 ? null : JsonSerializer.Serialize(untaken, Columns.Json);
    }

    static PaperDate? MorePrecise(PaperDate? known, PaperDate? other) =>
        known is not { } k ? other
        : other is { } o
        && o.Year == k.Year
        && ((k.Month is null && o.Month is not null) || (k.Month == o.Month && k.Day is null && o.Day is not null))
            ? o
        : known;

    static IReadOnlyList<string> Union(IReadOnlyList<string> known, IReadOnlyList<string> other)
    {
        var seen = new HashSet<string>(known, StringComparer.OrdinalIgnoreCase);
        string[] fresh = other.Where(seen.Add).ToArray();
        return fresh.Length == 0 ? known : [.. known, .. fresh];
    }

    // An old export that still says "published" must not bring a retracted paper back.
    static int Gravity(PublicationStatus status) =>
        status switch
        {
            PublicationStatus.Published => 0,
            PublicationStatus.Corrected => 1,
            PublicationStatus.Notice => 2,
            PublicationStatus.Retracted => 3,
            PublicationStatus.Deleted => 4,
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No such status."),
        };
}
