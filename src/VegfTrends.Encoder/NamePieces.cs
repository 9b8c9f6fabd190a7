using System.Text.RegularExpressions;
using VegfTrends.Core;

namespace VegfTrends.Encoder;

/// <summary>
/// Gives a SentencePiece model the agents' names of a lexicon as whole pieces, and all pieces of one agent one row of
/// the table. The pieces are ordinary ones with a high score: "user-defined" ones are matched before normalization, so
/// that their case and width would count.
/// </summary>
static partial class NamePieces
{
    // Log-probabilities: a learned piece has -6 to -14, so these win over every spelling in several pieces, except the
    // last, which must not tear other words apart: two Chinese characters often meet by chance.
    const float Whole = -3,
        InsideWord = -6,
        TwoCharacters = -9.5f;

    /// <summary>Writes the extended model and returns for each piece its row. Learned pieces have their own row;
    /// unknown and control pieces come first.</summary>
    public static int[] Add(
        string baseModel,
        string model,
        Lexicon lexicon,
        IReadOnlySet<Concept> heldOut,
        bool withNames
    )
    {
        byte[] learned = File.ReadAllBytes(baseModel);
        var ids = new Dictionary<string, int>();
        foreach ((int field, _, ReadOnlyMemory<byte> content) in Protobuf.Fields(learned))
        {
            if (field == 1)
            {
                ids.Add(
                    System.Text.Encoding.UTF8.GetString(Protobuf.Fields(content).First(f => f.Field == 1).Content.Span),
                    ids.Count
                );
            }
        }

        List<int> rows = [.. Enumerable.Range(0, ids.Count)];
        int learnedCount = ids.Count,
            next = ids.Count;
        var added = new Protobuf();
        foreach (
            Concept agent in lexicon.Concepts.Where(c =>
                withNames && c is { Group: ConceptGroup.Agent, IsClass: false } && !heldOut.Contains(c)
            )
        )
        {
            int row = next;
            foreach (
                (string piece, float score) in agent.Zh.Concat(agent.En).SelectMany(n => Forms(lexicon.Simplified(n)))
            )
            {
                if (ids.TryGetValue(piece, out int known))
                {
                    // A name that was learned as a piece joins the row of its agent; one that belongs to another agent
                    // already stays there.
                    rows[known] = known < learnedCount && rows[known] == known ? row : rows[known];
                }
                else
                {
                    ids.Add(piece, rows.Count);
                    rows.Add(row);
                    added.Message(1, new Protobuf().Text(1, piece).Real(2, score).Number(3, 1));
                }
            }

            next = rows.Contains(row) ? next + 1 : next;
        }

        // Repeated fields may stand anywhere in a message: pieces appended to the file continue the list.
        File.WriteAllBytes(model, [.. learned, .. added.ToArray()]);
        return [.. rows];
    }

    // Codes are written with a hyphen, a space or nothing between letters and digits.
    static IEnumerable<string> Spellings(string name)
    {
        Match code = Code().Match(name);
        if (!code.Success)
        {
            return [name];
        }

        (string letters, string digits) = (code.Groups[1].Value, code.Groups[2].Value);
        // With two letters a space would join what is no code: "of 120".
        return new[]
        {
            name,
            letters + digits,
            $"{letters}-{digits}",
            letters.Length > 2 ? $"{letters}\u2581{digits}" : name,
        }.Distinct();
    }

    [GeneratedRegex(@"^([a-z]{2,6})[-\u2581]?(\d{2,}[a-z]?)$")]
    private static partial Regex Code();

    // As the model's normalization (nmt_nfkc_cf) writes a name: half width, lower case, a lower block for a space.
    static IEnumerable<(string Piece, float Score)> Forms(string name)
    {
        const char space = '\u2581';
        string bare = string.Concat(name.Trim().Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c))
            .ToLowerInvariant()
            .Replace(' ', space);
        if (bare.Any(c => c >= '\u2E80'))
        {
            if (bare.Length >= 2)
            {
                yield return (bare, bare.Length == 2 ? TwoCharacters : Whole);
            }
        }
        else
        {
            foreach (string spelling in Spellings(bare).Where(s => s.Length >= 5))
            {
                yield return (space + spelling, Whole);
                if (spelling.Length >= 8)
                {
                    // After a bracket or a hyphen; shorter names would be found inside other words.
                    yield return (spelling, InsideWord);
                }
            }
        }
    }
}
