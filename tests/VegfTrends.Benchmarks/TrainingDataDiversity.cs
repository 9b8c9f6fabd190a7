using System.Globalization;
using System.Text.Json;
using VegfTrends.Core;
using VegfTrends.Training.Quality;

namespace VegfTrends.Benchmarks;

/// <summary>How varied the synthetic training data is, beside as many real abstracts, and what it holds; as Markdown
/// for its README.</summary>
static class TrainingDataDiversity
{
    public static void Run()
    {
        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(BundledFiles.Path("models/encoder"));
        Lexicon lexicon = Lexicon.LoadBundled();
        JsonElement[] rows =
        [
            .. Directory
                .GetFiles(Path.Combine(SharedData.Repository, "training-data"), "*.jsonl")
                .Order(StringComparer.Ordinal)
                .SelectMany(File.ReadLines)
                .Where(l => l.Length > 0)
                .Select(l => JsonDocument.Parse(l).RootElement)
                .Where(r => r.TryGetProperty("synthetic", out JsonElement s) && s.GetBoolean()),
        ];
        Console.WriteLine(
            "| set | texts | tokens | different tokens in 1,000 | nearest by encoder: 10 % / median / 90 % / most | "
                + "nearest by characters: 10 % / median / 90 % / most | near duplicates |"
        );
        Console.WriteLine("|---|---|---|---|---|---|---|");
        var duplicates = new List<string>();
        foreach (Language language in new[] { Language.Zh, Language.En })
        {
            JsonElement[] own = [.. rows.Where(r => LanguageOf(r) == language)];
            TextDiversity synthetic = TextDiversity.Of(
                [.. own.Select(TextOf)],
                t => encoder.Encode(lexicon.Simplified(t)).Vector
            );
            Row($"synthetic, {language.Code()}", synthetic);
            duplicates.AddRange(
                synthetic.NearDuplicates.Select(d => $"{Text(own[d.First], "id")} and {Text(own[d.Second], "id")}")
            );
            string[] real =
            [
                .. GoldQuality
                    .Corpus()
                    .Select(p =>
                        (
                            p.Id,
                            Text: string.Join('\n', p.Texts().Select(t => t.Text)),
                            Language: p.Abstract.Zh is not null ? Language.Zh : Language.En
                        )
                    )
                    .Where(p => p.Language == language)
                    .OrderBy(p => p.Id, StringComparer.Ordinal)
                    .Take(own.Length)
                    .Select(p => p.Text),
            ];
            Row(
                $"real abstracts, as many, {language.Code()}",
                TextDiversity.Of(real, t => encoder.Encode(lexicon.Simplified(t)).Vector)
            );
        }

        Line(
            $"\nNear duplicates (at least {TextDiversity.NearDuplicate:0.0} of their five-character stretches in "
                + $"common): {(duplicates.Count == 0 ? "none" : string.Join("; ", duplicates))}.\n"
        );
        Count("category", rows, r => r.GetProperty("labels").EnumerateArray().Select(l => l.GetString()!));
        Count("study type", rows, r => [Text(r, "study_type")]);
        Count("tumour", rows, r => [Text(r, "cancer")]);
        Count(
            "year",
            rows,
            r =>
                [
                    r.TryGetProperty("year", out JsonElement y) && y.TryGetInt32(out int year)
                        ? $"{year / 5 * 5}-{(year / 5 * 5) + 4}"
                        : "none",
                ]
        );
        Count(
            "script",
            rows,
            r =>
                [
                    LanguageOf(r) == Language.En ? "Latin"
                    : IsTraditional(TextOf(r), lexicon) ? "traditional"
                    : "simplified",
                ]
        );
        Count(
            "several combinations",
            rows,
            r => [r.GetProperty("labels").GetArrayLength() > 1 ? "two or more" : "one"]
        );
        Count("trap", rows, r => [Text(r, "trap").Length > 0 ? "yes" : "no"]);
        Count(
            "held out",
            rows,
            r =>
                [
                    VegfTrends.Training.HeldOutTenth.Holds(
                        new(
                            new Paper { Id = Text(r, "id"), Source = new RecordSource("", "", 1) },
                            new HashSet<string>(),
                            Synthetic: true
                        )
                    )
                        ? "yes"
                        : "no",
                ]
        );

        void Row(string name, TextDiversity d) =>
            Line(
                $"| {name} | {d.Texts} | {d.Tokens:N0} | {d.TypesPerThousand:0} | {Spread(d.ByEncoder)} | "
                    + $"{Spread(d.ByCharacters)} | {d.NearDuplicates.Count} |"
            );
    }

    static string Spread(IReadOnlyList<double> sorted) =>
        string.Join(
            " / ",
            new[] { 0.1, 0.5, 0.9, 1 }.Select(q =>
                TextDiversity.Quantile(sorted, q).ToString("0.00", CultureInfo.InvariantCulture)
            )
        );

    static void Count(string name, JsonElement[] rows, Func<JsonElement, IEnumerable<string>> keys)
    {
        Line($"| {name} | zh | en |\n|---|---|---|");
        foreach (
            IGrouping<string, (string Key, Language Language)> group in rows.SelectMany(r =>
                    keys(r).Select(k => (Key: k, Language: LanguageOf(r)))
                )
                .GroupBy(x => x.Key)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
        )
        {
            Line(
                $"| {group.Key} | {group.Count(x => x.Language == Language.Zh)} | {group.Count(x => x.Language == Language.En)} |"
            );
        }

        Console.WriteLine();
    }

    // A twentieth of the text in characters that simplification changes; a drug name alone does not make a text
    // traditional.
    static bool IsTraditional(string text, Lexicon lexicon) =>
        text.Zip(lexicon.Simplified(text)).Count(c => c.First != c.Second) * 20 > text.Length;

    static Language LanguageOf(JsonElement row) => Text(row, "lang") == "zh" ? Language.Zh : Language.En;

    static string TextOf(JsonElement row) => $"{Text(row, "title")}\n{Text(row, "abstract")}";

    static string Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";

    static void Line(string line) => Console.WriteLine(line);
}
