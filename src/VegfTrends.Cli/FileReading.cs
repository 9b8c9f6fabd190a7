using VegfTrends.Core;
using VegfTrends.Papers.Formats;
using VegfTrends.Papers.Import;

namespace VegfTrends.Cli;

/// <summary>Reads files without a store: yields the papers, shows and counts what could not be read.</summary>
sealed class FileReading(Output output)
{
    int _files,
        _read,
        _quarantined;

    public string Summary => output.Labels.ReadFiles(_read + _quarantined, _quarantined);

    public int ExitCode =>
        _files == 0 ? App.Failed
        : _quarantined == 0 ? App.Ok
        : _read == 0 ? App.Failed
        : App.Incomplete;

    public static string NoFile(IEnumerable<string> paths) =>
        $"Found no file in {string.Join(", ", paths.Select(p => $"'{p}'"))}, expected at least one export; hidden "
        + $"files do not count.";

    public IEnumerable<Paper> Papers(IReadOnlyList<string> paths, CancellationToken cancel)
    {
        foreach (string path in paths.SelectMany(p => PaperFiles.Expand(p)))
        {
            _files++;
            foreach (ReadOutcome outcome in PaperFormats.Read(path, new ReadOptions(), opened: null, cancel))
            {
                if (outcome is ReadOutcome.Read { Paper: { } paper })
                {
                    _read++;
                    yield return paper;
                }
                else if (outcome is ReadOutcome.Quarantined { Row: { } row })
                {
                    _quarantined++;
                    output.Problem(
                        $"{row.File}, {Commands.ImportCommand.Place(row)}: found {row.Found}; expected {row.Expected}"
                    );
                }
            }
        }

        if (_files == 0)
        {
            output.Problem(NoFile(paths));
        }
    }
}
