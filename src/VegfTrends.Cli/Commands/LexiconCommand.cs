using System.CommandLine;
using System.Globalization;
using VegfTrends.Core;
using VegfTrends.Jobs;

namespace VegfTrends.Cli.Commands;

/// <summary><c>lexicon FILES...</c>: how often each name of the lexicon occurs, so that a misspelt one is
/// found.</summary>
static class LexiconCommand
{
    static readonly Option<bool> Unseen = new("--unseen") { Description = "Only names that occur nowhere." };

    public static Command Create()
    {
        var command = new Command(
            "lexicon",
            "Counts every name of the lexicon in papers; one that is never seen may be misspelt. Example: vegftrends "
                + "lexicon exports/ --unseen"
        )
        {
            ImportCommand.Files,
            Unseen,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                var output = new Output(parsed);
                var reading = new FileReading(output.Problem);
                var usage = new LexiconUsage(Lexicon.LoadBundled());
                foreach (Paper paper in reading.Papers(parsed.GetRequiredValue(ImportCommand.Files), cancel))
                {
                    usage.Add(paper);
                }

                NameUsage[] names = [.. usage.Names.Where(n => !parsed.GetValue(Unseen) || n.Papers == 0)];
                foreach (NameUsage name in names)
                {
                    output.Row(
                        new
                        {
                            name.Concept.Key,
                            Group = name.Concept.Group.ToString().ToLowerInvariant(),
                            name.Concept.Kind,
                            name.Name,
                            name.Papers,
                        }
                    );
                }

                output.Table(
                    [output.Texts.Key, output.Texts.Kind, output.Texts.Name, output.Texts.Papers],
                    names.Select(n =>
                        (IReadOnlyList<string>)
                            [n.Concept.Key, n.Concept.Kind, n.Name, n.Papers.ToString(CultureInfo.InvariantCulture)]
                    )
                );
                output.Line(
                    output.Texts.NamesSeen(
                        usage.Names.Count(n => n.Papers > 0),
                        usage.Names.Count,
                        usage.ConceptsSeen,
                        usage.Concepts
                    )
                );
                return Task.FromResult(reading.ExitCode);
            }
        );
        return command;
    }
}
