using System.IO.Compression;
using System.Text.Json;

namespace VegfTrends.Benchmarks.DrugCombos;

/// <summary>A drug where it stands in a sentence, end exclusive. Compared by its lower-case words.</summary>
sealed record DrugSpan(string Text, int Start, int End)
{
    public string Key => Text.ToLowerInvariant();
}

/// <summary>Drugs given together, by their keys, and what came of it: POS, NEG or COMB.</summary>
sealed record Combo(IReadOnlySet<string> Drugs, string Class);

/// <summary>One sentence of the drug-combination set with its paragraph.</summary>
sealed record ComboDocument(
    string Sentence,
    string Paragraph,
    IReadOnlyList<DrugSpan> Drugs,
    IReadOnlyList<Combo> Combos
)
{
    public static IReadOnlyList<ComboDocument> Read(string file)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        var documents = new List<ComboDocument>();
        while (text.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            JsonElement row = json.RootElement;
            var byId = row.GetProperty("spans")
                .EnumerateArray()
                .ToDictionary(
                    s => s.GetProperty("span_id").GetInt32(),
                    s => new DrugSpan(
                        s.GetProperty("text").GetString()!,
                        s.GetProperty("start").GetInt32(),
                        s.GetProperty("end").GetInt32()
                    )
                );
            documents.Add(
                new ComboDocument(
                    row.GetProperty("sentence").GetString()!,
                    row.GetProperty("paragraph").GetString() ?? "",
                    [.. byId.Values.OrderBy(s => s.Start)],
                    [
                        .. row.GetProperty("rels")
                            .EnumerateArray()
                            .Select(r => new Combo(
                                r.GetProperty("spans").EnumerateArray().Select(s => byId[s.GetInt32()].Key).ToHashSet(),
                                r.GetProperty("class").GetString()!
                            )),
                    ]
                )
            );
        }

        return documents;
    }
}
