using VegfTrends.Core;
using VegfTrends.Papers.Formats;
using VegfTrends.Papers.Import;

namespace VegfTrends.Jobs;

/// <summary>Reads files without a store: yields the papers, tells of what could not be read and counts both.</summary>
/// <param name="problem">Told each broken record, and that there is no file.</param>
public sealed class FileReading(Action<string> problem)
{
    int _files;

    /// <summary>Papers read so far.</summary>
    public int Read { get; private set; }

    /// <summary>Records that could not be read so far.</summary>
    public int Quarantined { get; private set; }

    /// <summary>0 when all went well, 1 when something could not be read, 2 when nothing could.</summary>
    public int ExitCode =>
        _files == 0 ? 2
        : Quarantined == 0 ? 0
        : Read == 0 ? 2
        : 1;

    /// <summary>What to say of paths with no file in them.</summary>
    public static string NoFile(IEnumerable<string> paths) =>
        $"Found no file in {string.Join(", ", paths.Select(p => $"'{p}'"))}, expected at least one export; hidden "
        + $"files do not count.";

    /// <summary>What to say of a broken record: where it stands, what was found and what was expected.</summary>
    public static string Broken(QuarantineRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        string place = row.Record == 0 ? row.Position : $"record {row.Record}, {row.Position}";
        return $"{row.File}, {place}: found {row.Found}; expected {row.Expected}";
    }

    /// <param name="paths">Files, and folders of them.</param>
    /// <param name="cancel">Asked while a file is read.</param>
    public IEnumerable<Paper> Papers(IReadOnlyList<string> paths, CancellationToken cancel = default)
    {
        foreach (string path in paths.SelectMany(p => PaperFiles.Expand(p)))
        {
            _files++;
            foreach (ReadOutcome outcome in PaperFormats.Read(path, new ReadOptions(), opened: null, cancel))
            {
                if (outcome is ReadOutcome.Read { Paper: { } paper })
                {
                    Read++;
                    yield return paper;
                }
                else if (outcome is ReadOutcome.Quarantined { Row: { } row })
                {
                    Quarantined++;
                    problem(Broken(row));
                }
            }
        }

        if (_files == 0)
        {
            problem(NoFile(paths));
        }
    }

    /// <summary>The same papers with what a model says of them, in their order; assessed on all cores.</summary>
    public IEnumerable<(Paper Paper, Assessment Assessment)> Assessed(
        IReadOnlyList<string> paths,
        CategoryModel model,
        bool withEvidence,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        return Papers(paths, cancel)
            .Chunk(256)
            .SelectMany(batch =>
                batch
                    .AsParallel()
                    .AsOrdered()
                    .WithCancellation(cancel)
                    .Select(p => (p, model.Assess(p, withEvidence)))
                    .AsEnumerable()
            );
    }
}
