using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace VegfTrends.EndToEnd;

/// <summary>A notebook's code cells as a file-based app, which <c>dotnet run FILE.cs</c> builds and runs.</summary>
static partial class NotebookProgram
{
    /// <summary>Tag of a cell that only a kernel understands; of its lines the app keeps which of our assemblies it
    /// refers to.</summary>
    public const string NotebookOnly = "notebook-only";

    /// <summary>Far above what a run takes: a program that hangs must not hang the tests.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static IReadOnlyList<NotebookCell> Cells(string notebook)
    {
        using JsonDocument document = JsonDocument.Parse(notebook);
        return
        [
            .. document
                .RootElement.GetProperty("cells")
                .EnumerateArray()
                .Select(c => new NotebookCell(
                    c.GetProperty("id").GetString()!,
                    c.GetProperty("cell_type").GetString() == "code",
                    string.Concat(c.GetProperty("source").EnumerateArray().Select(l => l.GetString())),
                    c.GetProperty("metadata").TryGetProperty("tags", out JsonElement tags)
                        && tags.EnumerateArray().Any(t => t.GetString() == NotebookOnly),
                    c.TryGetProperty("outputs", out JsonElement outputs) && outputs.GetArrayLength() > 0,
                    c.TryGetProperty("execution_count", out JsonElement count) && count.ValueKind != JsonValueKind.Null
                )),
        ];
    }

    /// <param name="name">Of the notebook; errors of the compiler then name it and the cell.</param>
    /// <param name="cells">All of it.</param>
    /// <param name="repository">The checkout that its assemblies are built from.</param>
    public static string Source(string name, IReadOnlyList<NotebookCell> cells, string repository)
    {
        var source = new StringBuilder();
        foreach (Match reference in cells.Where(c => c.IsNotebookOnly).SelectMany(c => OwnAssembly().Matches(c.Source)))
        {
            string project = reference.Groups["name"].Value;
            source.Append("#:project ").AppendLine(Path.Combine(repository, "src", project, project + ".csproj"));
        }

        // Cells are compiled without nullable annotations, as a kernel does. What the tests have built is referred to
        // and left alone: a second build of it could meet one that runs. Nothing of the build may outlive the run.
        source
            .AppendLine("#:property PublishAot=false")
            .AppendLine("#:property Nullable=disable")
            .AppendLine("#:property BuildProjectReferences=false")
            .AppendLine("#:property UseSharedCompilation=false")
            .AppendLine("#:property NuGetAudit=false");
        foreach (NotebookCell cell in cells.Where(c => c.IsCode && !c.IsNotebookOnly))
        {
            source.AppendLine().AppendLine($"#line 1 \"{name}#{cell.Id}\"").AppendLine(cell.Source);
        }

        return source.ToString();
    }

    /// <summary>Builds and runs it beside its notebook; plots and all that the build makes go into
    /// <paramref name="folder"/>, which lies outside the checkout, where the strict settings of our own projects do not
    /// apply.</summary>
    public static async Task<CliResult> RunAsync(string path, string folder)
    {
        string program = Path.Combine(folder, Path.GetFileNameWithoutExtension(path) + ".cs");
        await File.WriteAllTextAsync(
            program,
            Source(Path.GetFileName(path), Cells(await File.ReadAllTextAsync(path)), TestProgram.Repository)
        );

        // The versions of the solution: others need not be there.
        File.Copy(
            Path.Combine(TestProgram.Repository, "Directory.Packages.props"),
            Path.Combine(folder, "Directory.Packages.props")
        );
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var start = new ProcessStartInfo("dotnet", ["run", "--file", program, "-c", configuration])
        {
            WorkingDirectory = Path.GetDirectoryName(path),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };

        // A test runner leaves settings of its own build behind; a developer may have a store.
        foreach (
            string name in start
                .Environment.Keys.Where(k =>
                    k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
                    || k.StartsWith("VEGFTRENDS_", StringComparison.Ordinal)
                )
                .ToArray()
        )
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["VEGFTRENDS_PLOTS"] = Path.Combine(folder, "plots");

        // Where the SDK keeps what it builds of a file.
        start.Environment["XDG_DATA_HOME"] = Directory.CreateDirectory(Path.Combine(folder, "data")).FullName;
        using Process process = Process.Start(start)!;
        using var late = new CancellationTokenSource(Longest);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(late.Token),
                error = process.StandardError.ReadToEndAsync(late.Token);
            await process.WaitForExitAsync(late.Token);
            return new CliResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{Path.GetFileName(path)} did not end within {Longest.TotalMinutes} minutes.");
        }
    }

    [GeneratedRegex("""^#r "bin/(?<name>VegfTrends\.\w+)\.dll"\r?$""", RegexOptions.Multiline)]
    private static partial Regex OwnAssembly();
}

/// <param name="Id">Unique in its notebook.</param>
/// <param name="IsCode">Not text.</param>
/// <param name="Source">As it stands.</param>
/// <param name="IsNotebookOnly">See <see cref="NotebookProgram.NotebookOnly"/>.</param>
/// <param name="HasOutputs">Something that it once printed is stored.</param>
/// <param name="WasRun">An execution count is stored.</param>
sealed record NotebookCell(string Id, bool IsCode, string Source, bool IsNotebookOnly, bool HasOutputs, bool WasRun);
