using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VegfTrends.Core;

namespace VegfTrends.Papers.Matching;

/// <summary>
/// Keys over the text of a record; two records that share one are the same paper unless something contradicts it. Every
/// key holds a title and something beside it, so no pair ever meets on its title alone, and a thousand papers of one
/// title do not meet at all.
/// </summary>
static class MatchKeys
{
    /// <summary>Letters and digits of the abstract's beginning that a key takes; a shorter abstract proves
    /// nothing.</summary>
    const int AbstractLength = 150,
        ChineseAbstractLength = 60;

    public static IReadOnlyList<long> Of(Paper paper)
    {
        var keys = new List<long>();
        string? zh = TitleKey.Of(paper.Title.Zh),
            en = TitleKey.Of(paper.Title.En);
        string? year = paper.Date?.Year.ToString(CultureInfo.InvariantCulture);
        IReadOnlyList<string> authors = AuthorName.Keys(AuthorName.First(paper));
        string?[] abstracts =
        [
            Beginning(paper.Abstract.Zh, ChineseAbstractLength),
            Beginning(paper.Abstract.En, AbstractLength),
        ];
        foreach (string title in new[] { zh, en }.OfType<string>())
        {
            if (year is not null)
            {
                keys.AddRange(authors.Select(author => Hash("author", title, year, author)));
                if (authors.Count == 0 && Journal(paper.Journal) is { } journal)
                {
                    keys.Add(Hash("journal", title, year, journal));
                }
            }

            keys.AddRange(abstracts.OfType<string>().Select(text => Hash("abstract", title, text)));
        }

        if (paper.Title.IsEmpty)
        {
            keys.AddRange(abstracts.OfType<string>().Select(text => Hash("untitled", text)));
        }

        if (GivenId(paper) is { } id)
        {
            // Rows numbered from 1 are in every file: the number counts only together with the text.
            keys.Add(
                Hash(
                    "id",
                    id,
                    PaperId.NormalisedTitle(paper.Title.Zh),
                    PaperId.NormalisedTitle(paper.Title.En),
                    paper.Title.IsEmpty ? PaperId.NormalisedTitle(paper.Abstract.In(Language.Zh)) : ""
                )
            );
        }

        return keys;
    }

    /// <summary>The id that the input gave, or <c>null</c> when the paper is named by its identifiers or its
    /// text.</summary>
    static string? GivenId(Paper paper) =>
        paper.Id.StartsWith("sha:", StringComparison.Ordinal)
        || paper.Id == "pmid:" + paper.Pmid
        || paper.Id == "doi:" + paper.Doi
        || paper.Id == "pmcid:" + paper.Pmcid
        || paper.Id == "cnki:" + paper.CnkiId
        || paper.Id.StartsWith(PaperId.RegistryPrefix, StringComparison.Ordinal)
            ? null
            : paper.Id;

    static string? Beginning(string? text, int length)
    {
        string letters = PaperId.NormalisedTitle(text);
        return letters.Length < length ? null : letters[..length];
    }

    // "Kinderkrankenschwester : Organ der …", "Ai zheng = Chinese journal of cancer", "The Lancet (London)" are known
    // by what comes first.
    static string? Journal(string? name)
    {
        int end = name?.AsSpan().IndexOfAny(':', '=', '(') ?? -1;
        string key = PaperId.NormalisedTitle(end > 0 ? name![..end] : name);
        return key.Length == 0 ? null : key;
    }

    static long Hash(params ReadOnlySpan<string> parts) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts!))));
}
