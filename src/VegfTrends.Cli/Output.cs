using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Spectre.Console;
using VegfTrends.Cli.Logging;
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

    /// <summary>What is logged goes to standard error, as much of it as <c>--log-level</c> says.</summary>
    public ILoggerFactory Logs { get; } = parsed.Logs();

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

    /// <summary>What is said of an error, and the exit code. Of a defect of this program the details go into a
    /// file.</summary>
    public (int ExitCode, string Message) FailureOf(Exception error)
    {
        if (Failures.Explain(error) is { } known)
        {
            return known;
        }

        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        string[] args = [.. parsed.Tokens.Select(t => t.Value)];
        ILogger log = Logs.CreateLogger<Output>();
        Log.Defect(log, error);
        string? path = FaultReport.Write(error, args, now);
        string details = path is null ? "\n" + FaultReport.Text(error, args, now) : "";
        return (ExitCode.Failed, Texts.Defect(path) + details);
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
