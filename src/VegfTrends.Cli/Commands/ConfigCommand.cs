using System.CommandLine;
using VegfTrends.Cli.Logging;
using VegfTrends.Cli.Settings;
using VegfTrends.Core;
using VegfTrends.Jobs;

namespace VegfTrends.Cli.Commands;

/// <summary><c>config</c>: every setting in force, and from where.</summary>
static class ConfigCommand
{
    const string Default = "default";

    static readonly Option<bool> Init = new("--init")
    {
        Description =
            "Writes vegftrends.yaml with every setting as a comment into the data folder; one that is there stays.",
    };

    public static Command Create()
    {
        var command = new Command(
            "config",
            "Shows every setting and where it comes from: options win, then VEGFTRENDS_ variables, then vegftrends.yaml "
                + "in the data folder. Example: vegftrends config --init"
        )
        {
            Init,
        };
        command.SetAction(parsed =>
        {
            var output = new Output(parsed);
            var labels = new ConfigLabels(parsed.Language());
            if (parsed.GetValue(Init))
            {
                string path = SettingsFile.Place ?? throw new UsageException(labels.NoDataFolder);
                SettingsFile.WriteExample(path);
                output.Message(labels.Written(path));
            }

            return Show(parsed, output, labels);
        });
        return command;
    }

    static int Show(ParseResult parsed, Output output, ConfigLabels labels)
    {
        var problems = new List<string>();
        var shown = new List<IReadOnlyList<string>>();
        foreach ((string setting, string? value, string from, string? source) in Rows(parsed, problems))
        {
            string? safe = value is null ? null : Secrets.Masked(value);
            output.Row(
                new
                {
                    Setting = setting,
                    Value = safe,
                    From = from,
                    Source = source,
                }
            );
            shown.Add([setting, safe ?? "", labels.From(from), source ?? ""]);
        }

        output.Table([labels.Setting, labels.Value, labels.FromWhere, labels.Source], shown);
        foreach (string problem in problems.Distinct())
        {
            output.Problem(problem);
        }

        return problems.Count == 0 ? ExitCode.Ok : ExitCode.Usage;
    }

    static IEnumerable<(string Setting, string? Value, string From, string? Source)> Rows(
        ParseResult parsed,
        List<string> problems
    )
    {
        bool moved = Environment.GetEnvironmentVariable(UserFolder.Variable) is { Length: > 0 };
        yield return (
            "data_folder",
            UserFolder.Find(),
            moved ? "environment" : Default,
            moved ? UserFolder.Variable : null
        );
        yield return ("settings_file", SettingsFile.Place, Default, null);
        foreach (Setting setting in Setting.All)
        {
            if (
                parsed.GetResult(setting.Option) is System.CommandLine.Parsing.OptionResult { Implicit: false } given
                && given.GetValueOrDefault<string>() is { } value
            )
            {
                yield return (setting.Key, value, "option", setting.Option);
                continue;
            }

            (Chosen? chosen, IReadOnlyList<string> wrong) = setting.Find();
            problems.AddRange(wrong);
            yield return chosen is null
                ? (setting.Key, setting.Default(), Default, null)
                : (setting.Key, chosen.Value, chosen.From, chosen.Source);
        }
    }
}
