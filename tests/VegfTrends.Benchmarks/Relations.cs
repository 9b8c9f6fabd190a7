using System.Globalization;
using System.Text.Json;
using VegfTrends.Core;

namespace VegfTrends.Benchmarks;

/// <summary>The relation step on the labelled sentences of the tests: the half that rules were tuned on, and the half
/// that was kept back.</summary>
static class Relations
{
    public static void Run(bool mistakes)
    {
        Lexicon lexicon = Lexicon.LoadBundled();
        var concepts = new ConceptFinder(lexicon);
        var relations = new RelationFinder(lexicon);
        string file = Path.Combine(
            SharedData.Repository,
            "tests",
            "VegfTrends.Core.Tests",
            "Concepts",
            "relations.jsonl"
        );
        Answer[] answers =
        [
            .. File.ReadLines(file).SelectMany(l => Answers(JsonDocument.Parse(l).RootElement, concepts, relations)),
        ];
        foreach (
            IGrouping<(string Half, string Language), Answer> part in answers
                .GroupBy(a => (a.Half, a.Language))
                .OrderByDescending(g => g.Key)
        )
        {
            Print($"{part.Key.Half}, {part.Key.Language}", [.. part]);
        }

        foreach (IGrouping<string, Answer> half in answers.GroupBy(a => a.Half).OrderByDescending(g => g.Key))
        {
            Print($"{half.Key}, both languages", [.. half]);
        }

        // What is kept back stays unread, so only the tuned half is shown.
        foreach (Answer a in answers.Where(a => mistakes && a.Half == "tuned" && a.Wanted != a.Found))
        {
            Console.WriteLine($"{a.Wanted} read as {a.Found}: {a.Text}");
        }
    }

    static void Print(string title, Answer[] answers)
    {
        CultureInfo c = CultureInfo.InvariantCulture;
        Console.WriteLine(
            string.Create(
                c,
                $"\n{title}: {answers.Length} pairs, right "
                    + $"{(double)answers.Count(a => a.Wanted == a.Found) / answers.Length:0.000}"
            )
        );
        foreach (string relation in answers.Select(a => a.Wanted).Distinct().Order(StringComparer.Ordinal))
        {
            int right = answers.Count(a => a.Wanted == relation && a.Found == relation),
                found = answers.Count(a => a.Found == relation),
                wanted = answers.Count(a => a.Wanted == relation);
            Console.WriteLine(
                string.Create(
                    c,
                    $"  {relation,-10} n {wanted,3}  P {(found == 0 ? 0 : (double)right / found):0.00} R "
                        + $"{(double)right / wanted:0.00} F1 {2.0 * right / (found + wanted):0.00}"
                )
            );
        }
    }

    static IEnumerable<Answer> Answers(JsonElement row, ConceptFinder concepts, RelationFinder relations)
    {
        string text = row.GetProperty("text").GetString()!,
            language = row.GetProperty("lang").GetString()!,
            half = row.GetProperty("half").GetString()!;
        TextField field = language == "zh" ? TextField.AbstractZh : TextField.AbstractEn;
        AgentPair[] pairs = [.. relations.Find(text, new Sentence(field, 0, text.Length), concepts.Find(text, field))];
        foreach (JsonElement pair in row.GetProperty("pairs").EnumerateArray())
        {
            string left = pair[0].GetString()!,
                right = pair[1].GetString()!;

            // Named twice, two agents may stand in two relations: that they are combined somewhere counts.
            string[] found =
            [
                .. pairs
                    .Where(p =>
                        (p.Left.Concept.Key, p.Right.Concept.Key) == (left, right)
                        || (p.Right.Concept.Key, p.Left.Concept.Key) == (left, right)
                    )
                    .Select(p => p.Relation.ToString().ToLowerInvariant()),
            ];
            yield return new Answer(
                language,
                half,
                text,
                pair[2].GetString()!,
                found.Contains("combined") ? "combined" : found.FirstOrDefault("not found")
            );
        }
    }

    sealed record Answer(string Language, string Half, string Text, string Wanted, string Found);
}
