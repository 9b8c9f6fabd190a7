using System.Globalization;
using System.Runtime.CompilerServices;
using VegfTrends.Core;
using VegfTrends.Papers.Formats;
using VegfTrends.Papers.Import;
using VegfTrends.Papers.Store;

namespace VegfTrends.Papers.Sources;

/// <summary>
/// A folder into which people put exports of services without an interface: CNKI, WanFang, SinoMed, Embase. What is
/// read moves to <c>done/</c>, what cannot be read to <c>rejected/</c>, each with a text file beside it that says what
/// was wrong, if anything was.
/// </summary>
/// <remarks>A file moves after its last batch is saved. Killed between the two, the next run finds it known and moves
/// it.</remarks>
public sealed class DropFolderSource(DropFolderOptions options) : IPaperSource
{
    const int MostProblems = 200;

    static readonly string[] Unfinished = [".part", ".partial", ".crdownload", ".download", ".tmp"];

    public string Key => "folder";

    public string Format => "unknown";

    public bool HasDays => false;

    public bool HoldsExports => true;

    public int Requests => 0;

    public DateTimeOffset? ServerTime => null;

    public async IAsyncEnumerable<SourceBatch> FetchAsync(
        SourceRequest request,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        await Task.CompletedTask;
        int found = 0;
        foreach (FileInfo file in Files())
        {
            cancel.ThrowIfCancellationRequested();
            if (IsGrowing(file))
            {
                yield return new SourceBatch
                {
                    Records = [],
                    Found = found,
                    Note = $"{file.Name} is still being written; the next run takes it",
                };
                continue;
            }

            found++;
            if (request.DryRun)
            {
                yield return new SourceBatch
                {
                    Records = [],
                    Found = found,
                    Note = file.Name,
                };
                continue;
            }

            if (Refusal(file) is { } refusal)
            {
                yield return new SourceBatch
                {
                    Records = [],
                    Found = found,
                    Note =
                        $"{file.Name} cannot be opened ({refusal}); make it readable for the user that runs the watch",
                };
                continue;
            }

            foreach (SourceBatch batch in Read(file, found, cancel))
            {
                yield return batch;
            }
        }
    }

    static string? Refusal(FileInfo file)
    {
        try
        {
            file.OpenRead().Dispose();
            return null;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return e.Message;
        }
    }

    IEnumerable<SourceBatch> Read(FileInfo file, int found, CancellationToken cancel)
    {
        (string sha256, long size) = FileFingerprint.Of(file.FullName, cancel);
        string format = "unknown";
        int readable = 0;
        var problems = new List<QuarantineRow>();
        var batch = new List<ReadOutcome>(options.BatchSize);
        SourceBatch Batch(bool isLast) =>
            new()
            {
                Records = [.. batch],
                Found = found,
                File = new StoreFile(file.Name, sha256, size, format),
                EndsFile = isLast,
            };
        foreach (
            ReadOutcome outcome in PaperFormats.Read(file.FullName, new ReadOptions(), key => format = key, cancel)
        )
        {
            batch.Add(outcome);
            if (outcome is ReadOutcome.Quarantined { Row: var row })
            {
                problems.Add(row);
            }
            else
            {
                readable++;
            }

            if (batch.Count == options.BatchSize)
            {
                yield return Batch(isLast: false);
                batch.Clear();
            }
        }

        yield return Batch(isLast: true);

        // Only now, when the caller has saved the last batch and asks for more.
        file.Refresh();
        string? note =
            !file.Exists ? $"{file.Name} has gone while it was read"
            : file.Length != size ? $"{file.Name} has grown while it was read; the next run takes the rest"
            : Move(file, readable > 0 ? "done" : "rejected", problems);
        if (note is not null || readable == 0)
        {
            yield return new SourceBatch
            {
                Records = [],
                Found = found,
                Note = note ?? $"{file.Name} was rejected: {Describe(problems.FirstOrDefault())}",
            };
        }
    }

    IEnumerable<FileInfo> Files()
    {
        try
        {
            return Directory.Exists(options.Folder)
                ?
                [
                    .. PaperFiles
                        .Expand(options.Folder)
                        .Where(f => Path.GetDirectoryName(f) == Path.TrimEndingDirectorySeparator(options.Folder))
                        .Select(f => new FileInfo(f)),
                ]
                : throw new SourceException(
                    $"folder: '{options.Folder}' does not exist. Make it, or correct the watch file."
                );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"folder: '{options.Folder}' cannot be listed: {e.Message}", e);
        }
    }

    bool IsGrowing(FileInfo file) =>
        Unfinished.Contains(file.Extension, StringComparer.OrdinalIgnoreCase)
        || (options.Time.GetUtcNow() - new DateTimeOffset(file.LastWriteTimeUtc)).Duration() < options.Settle;

    // What is wrong, or null when the file has moved.
    static string? Move(FileInfo file, string folder, List<QuarantineRow> problems)
    {
        try
        {
            string target = Directory.CreateDirectory(Path.Combine(file.DirectoryName!, folder)).FullName,
                name = FreeName(target, file.Name);
            if (problems.Count > 0)
            {
                // First the reason, then the file: whoever sees the file finds its reason.
                WholeFile.Write(
                    Path.Combine(target, name + ".reason.txt"),
                    string.Concat(
                        problems
                            .Take(MostProblems)
                            .Select(Describe)
                            .Concat(Rest(problems.Count))
                            .Select(line => line + Environment.NewLine)
                    )
                );
            }

            file.MoveTo(Path.Combine(target, name), overwrite: false);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{file.Name} is saved but cannot be moved to {folder}/: {e.Message}";
        }
    }

    static string FreeName(string folder, string name)
    {
        string free = name;
        for (int copy = 2; File.Exists(Path.Combine(folder, free)); copy++)
        {
            free = string.Create(
                CultureInfo.InvariantCulture,
                $"{Path.GetFileNameWithoutExtension(name)}-{copy}{Path.GetExtension(name)}"
            );
        }

        return free;
    }

    static string Describe(QuarantineRow? row)
    {
        if (row is null)
        {
            return "no record";
        }

        string record = row.Record == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"record {row.Record}, ");
        return $"{record}{row.Position}: found {row.Found}; expected {row.Expected}";
    }

    static IEnumerable<string> Rest(int problems) =>
        problems > MostProblems
            ? [string.Create(CultureInfo.InvariantCulture, $"and {problems - MostProblems} more; all are in the store")]
            : [];
}
