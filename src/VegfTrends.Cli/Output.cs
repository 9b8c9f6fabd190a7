using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;
using VegfTrends.Core;
using VegfTrends.Jobs;

namespace VegfTrends.Cli;

/// <summary>Where a command writes: rows to standard output (a table for people, JSON Lines for machines), messages to
/// standard error.</summary>
sealed class Output(ParseResult parsed)
{
    const int ProgressWidth = 78;

    static readonly JsonSerializerOptions JsonOptions = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    readonly TextWriter _out = parsed.InvocationConfiguration.Output,
        _error = parsed.InvocationConfiguration.Error;

    bool _showsProgress;

    public bool Json { get; } = parsed.GetValue(CommonOptions.Json);

    public CommandTexts Texts { get; } = new(parsed.Language());

    /// <summary>What jobs say while they work.</summary>
    public JobMessages Messages => new(Message, Problem);

    bool Quiet { get; } = parsed.GetValue(CommonOptions.Quiet);

    /// <summary>One JSON object on one line; only with --json.</summary>
    public void Row(object row)
    {
        if (Json)
        {
            Clear();
            _out.WriteLine(JsonSerializer.Serialize(row, JsonOptions));
        }
    }

    /// <summary>One JSON object on one line that logs and schedulers look for: last on standard output, for people too;
    /// not with --quiet alone.</summary>
    public void Summary(object row)
    {
        if (Json || !Quiet)
        {
            Clear();
            _out.WriteLine(JsonSerializer.Serialize(row, JsonOptions));
        }
    }

    /// <summary>A line for people; not with --json or --quiet.</summary>
    public void Line(string line)
    {
        if (!Json && !Quiet)
        {
            Clear();
            _out.WriteLine(line);
        }
    }

    /// <summary>A message about the work; not with --quiet.</summary>
    public void Message(string message)
    {
        if (!Quiet)
        {
            Clear();
            _error.WriteLine(message);
        }
    }

    /// <summary>Something the user must know even with --quiet.</summary>
    public void Problem(string message)
    {
        Clear();
        _error.WriteLine(message);
    }

    /// <summary>A table for people; not with --json.</summary>
    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (Json)
        {
            return;
        }

        Clear();
        var table = new Table { Border = TableBorder.Minimal };
        foreach (string column in columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)));
        }

        foreach (IReadOnlyList<string> row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        // Colour and width are asked of a real terminal only: in a pipe or a log the table is plain and wide.
        bool terminal = ReferenceEquals(_out, Console.Out) && !Console.IsOutputRedirected;
        IAnsiConsole console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(_out),
                Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No,
                ColorSystem = terminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
            }
        );
        if (!terminal)
        {
            console.Profile.Width = 200;
        }

        console.Write(table);
    }

    /// <summary>Progress on standard error: one line rewritten in a terminal, gone with the next that is written;
    /// nothing elsewhere.</summary>
    public IProgress<T>? Progress<T>(Func<T, string> line) =>
        Quiet || !ReferenceEquals(_error, Console.Error) || Console.IsErrorRedirected
            ? null
            : new Relay<T>(value => ShowProgress(line(value)));

    /// <summary>How many papers a job has assessed, as progress.</summary>
    public IProgress<int>? Assessed => Progress<int>(n => $"assessed {n} papers");

    void ShowProgress(string line)
    {
        _error.Write("\r" + (line.Length > ProgressWidth ? line[..ProgressWidth] : line.PadRight(ProgressWidth)));
        _showsProgress = true;
    }

    void Clear()
    {
        if (_showsProgress)
        {
            _error.Write("\r" + new string(' ', ProgressWidth) + "\r");
            _showsProgress = false;
        }
    }
}
