using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace VegfTrends.Cli;

/// <summary>Where a command writes: rows to standard output (a table for people, JSON Lines for machines), messages to
/// standard error.</summary>
sealed class Output(ParseResult parsed)
{
    static readonly JsonSerializerOptions JsonOptions = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    readonly TextWriter _out = parsed.InvocationConfiguration.Output,
        _error = parsed.InvocationConfiguration.Error;

    public bool Json { get; } = parsed.GetValue(CommonOptions.Json);

    public Labels Labels { get; } = new(parsed.Language());

    bool Quiet { get; } = parsed.GetValue(CommonOptions.Quiet);

    /// <summary>One JSON object on one line; only with --json.</summary>
    public void Row(object row)
    {
        if (Json)
        {
            _out.WriteLine(JsonSerializer.Serialize(row, JsonOptions));
        }
    }

    /// <summary>One JSON object on one line that logs and schedulers look for: last on standard output, for people too;
    /// not with --quiet alone.</summary>
    public void Summary(object row)
    {
        if (Json || !Quiet)
        {
            _out.WriteLine(JsonSerializer.Serialize(row, JsonOptions));
        }
    }

    /// <summary>A line for people; not with --json or --quiet.</summary>
    public void Line(string line)
    {
        if (!Json && !Quiet)
        {
            _out.WriteLine(line);
        }
    }

    /// <summary>A message about the work; not with --quiet.</summary>
    public void Message(string message)
    {
        if (!Quiet)
        {
            _error.WriteLine(message);
        }
    }

    /// <summary>Something the user must know even with --quiet.</summary>
    public void Problem(string message) => _error.WriteLine(message);

    /// <summary>A table for people; not with --json.</summary>
    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (Json)
        {
            return;
        }

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

    /// <summary>Progress on standard error: one line rewritten in a terminal, nothing elsewhere.</summary>
    public IProgress<string>? Progress() =>
        Quiet || !ReferenceEquals(_error, Console.Error) || Console.IsErrorRedirected ? null : new TerminalLine(_error);

    sealed class TerminalLine(TextWriter error) : IProgress<string>
    {
        public void Report(string value)
        {
            error.Write("\r" + (value.Length > 78 ? value[..78] : value.PadRight(78)));
            if (value.Length == 0)
            {
                error.Write("\r");
            }
        }
    }
}
