using System.Text.RegularExpressions;
using VegfTrends.Core;

namespace VegfTrends.Benchmarks;

/// <summary>Each section of the seed review, read as a paper without its heading: its own category should come
/// first.</summary>
static partial class SeedSections
{
    static readonly Dictionary<string, string[]> Expected = new()
    {
        ["1.1"] = ["ici.pd1"],
        ["1.2"] = ["ici.ctla4"],
        ["2.1"] = ["vaccine.dc"],
        ["2.2"] = ["vaccine.oncolytic"],
        ["3.1"] = ["antibody.mab", "antibody.bispecific"],
        ["3.2"] = ["antibody.adc"],
    };

    public static void Run()
    {
        string file = Directory
            .GetFiles(Path.Combine(Path.GetDirectoryName(SharedData.Folder)!, "seeds"), "*.txt")
            .Order(StringComparer.Ordinal)
            .First();
        Lexicon lexicon = Lexicon.LoadBundled();
        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(BundledFiles.Path("models/encoder"));
        CategoryModel model = CategoryModel.Load(BundledFiles.Path("models/categories"), encoder, lexicon);
        int right = 0;
        foreach ((string number, string text) in Sections(File.ReadAllLines(file)))
        {
            Assessment assessment = model.Assess(
                new Paper
                {
                    Id = number,
                    Abstract = new Bilingual(text, null),
                    Source = new RecordSource(Path.GetFileName(file), "seed", 1),
                }
            );
            KeyValuePair<string, double>[] ranked = [.. assessment.Scores.OrderByDescending(s => s.Value)];
            bool hit = Expected[number].Contains(ranked[0].Key);
            right += hit ? 1 : 0;
            Console.WriteLine(
                $"{number} {text.Length} characters, expected {string.Join(" or ", Expected[number])}: "
                    + $"{(hit ? "first" : "MISSED")}, "
                    + $"{string.Join(", ", ranked.Take(4).Select(r => $"{r.Key} {r.Value:0.00}"))}; "
                    + $"assigned {string.Join(' ', assessment.Assigned)}"
            );
        }

        Console.WriteLine($"{right} of {Expected.Count} sections get their own category first.");
    }

    static IEnumerable<(string Number, string Text)> Sections(string[] lines)
    {
        string? number = null;
        var text = new System.Text.StringBuilder();
        foreach (string line in lines.Select(l => l.Trim()).Append("9  end"))
        {
            Match heading = Heading().Match(line);
            if (!heading.Success)
            {
                // Lines of the printed page are joined; only English words keep their space.
                text.Append(
                        text.Length > 0
                        && line.Length > 0
                        && char.IsAsciiLetter(text[^1])
                        && char.IsAsciiLetter(line[0])
                            ? " "
                            : ""
                    )
                    .Append(line);
                continue;
            }

            if (number is not null && Expected.ContainsKey(number))
            {
                yield return (number, text.ToString());
            }

            number = heading.Groups[1].Value;
            text.Clear();
        }
    }

    [GeneratedRegex(@"^(\d(?:\.\d)?)\s{2,}\S")]
    private static partial Regex Heading();
}
