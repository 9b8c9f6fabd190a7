using VegfTrends.Papers.Formats;
using VegfTrends.Papers.Store;

namespace VegfTrends.Papers.Import;

/// <summary>Reads files into the store, batch by batch: papers stream through, and whatever happens the store holds
/// whole batches only.</summary>
public sealed class PaperImporter(PaperStore store, ImportOptions? options = null)
{
    readonly ImportOptions _options = options ?? new ImportOptions();

    /// <summary>Imports files; a folder stands for the files in it and below it, by name. What is known already counts
    /// as duplicate.</summary>
    /// <exception cref="OperationCanceledException">The batches saved so far stay, and importing again takes up the
    /// rest.</exception>
    public ImportSummary Import(IReadOnlyList<string> paths, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(paths);
        long run = store.BeginRun(_options.Command, paths);
        var files = new List<FileImport>();
        var quarantine = new List<QuarantineRow>();
        string? ending = "stopped by an error";
        try
        {
            string[] expanded = [.. paths.SelectMany(p => PaperFiles.Expand(p, _options.LeaveOut))];
            foreach (string path in expanded)
            {
                void Report(FileImport soFar)
                {
                    files[^1] = soFar;
                    _options.Progress?.Report(new ImportProgress(files.Count, expanded.Length, soFar));
                }

                files.Add(new FileImport(path, "unknown", 0, 0, 0, 0));
                ImportFile(path, run, quarantine, Report, cancel);
            }

            ending = null;
        }
        catch (OperationCanceledException)
        {
            ending = "cancelled";
            throw;
        }
        finally
        {
            var summary = new ImportSummary(run, files);
            store.EndRun(run, summary.Counts, ending is null ? summary.ExitCode : 2, ending);
        }

        return new ImportSummary(run, files) { Quarantine = quarantine };
    }

    void ImportFile(
        string path,
        long run,
        List<QuarantineRow> quarantine,
        Action<FileImport> report,
        CancellationToken cancel
    )
    {
        var soFar = new FileImport(path, "unknown", 0, 0, 0, 0);
        (string sha256, long size) = FileFingerprint.Of(path, cancel);
        var batch = new List<ReadOutcome>(_options.BatchSize);
        void Save(bool isLast)
        {
            var file = new StoreFile(soFar.File, sha256, size, soFar.Format);
            ImportResult result = store.Add(batch, file, run, isLast);
            batch.Clear();
            soFar = soFar with
            {
                New = soFar.New + result.New,
                Duplicates = soFar.Duplicates + result.Duplicates,
                Quarantined = soFar.Quarantined + result.Quarantined,
                Deleted = soFar.Deleted + result.Deleted,
            };
            report(soFar);
        }

        foreach (ReadOutcome outcome in Outcomes(path, format => soFar = soFar with { Format = format }, cancel))
        {
            batch.Add(outcome);
            if (
                outcome is ReadOutcome.Quarantined { Row: { } row }
                && quarantine.Count < ImportSummary.MostQuarantineRows
            )
            {
                quarantine.Add(row);
            }

            if (batch.Count == _options.BatchSize)
            {
                Save(isLast: false);
            }
        }

        Save(isLast: true);
        Log.FileRead(
            _options.Log,
            soFar.File,
            soFar.Format,
            soFar.Read,
            soFar.New,
            soFar.Duplicates,
            soFar.Quarantined
        );
    }

    // A disk that fails half-way ends this file, not the import: what was read stays, and a quarantine row says where
    // it broke.
    IEnumerable<ReadOutcome> Outcomes(string path, Action<string> opened, CancellationToken cancel)
    {
        string format = "unknown";
        using IEnumerator<ReadOutcome> outcomes = _options
            .Reader(path, _options.Reading, f => opened(format = f), cancel)
            .GetEnumerator();
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            ReadOutcome? outcome,
                failure = null;
            try
            {
                outcome = outcomes.MoveNext() ? outcomes.Current : null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                outcome = null;
                failure = new ReadOutcome.Quarantined(
                    new QuarantineRow(Path.GetFileName(path), format, 0, "file", e.Message, "a readable file", null)
                );
            }

            if ((outcome ?? failure) is not { } next)
            {
                yield break;
            }

            yield return next;
            if (failure is not null)
            {
                yield break;
            }
        }
    }
}
