using System.Globalization;
using VegfTrends.Core;
using VegfTrends.Papers.Formats;
using VegfTrends.Papers.Import;

namespace VegfTrends.Cli;

/// <summary>Reads files without a store: yields the papers, shows and counts what could not be read.</summary>
sealed class FileReading(Output output)
{
    int _read, _quarantined;

    public string Summary => string.Create(CultureInfo.InvariantCulture, $"read {_read + _quarantined:N0}, quarantined {_quarantined:N0}");

    public int ExitCode => _quarantined == 0 ? App.Ok : _read == 0 ? App.Failed : App.Incomplete;

    public IEnumerable<Paper> Papers(IReadOnlyList<string> paths, CancellationToken cancel)
    {
        foreach (string path in paths.SelectMany(PaperFiles.Expand))
        {
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
                    output.Problem($"{row.File}, {Commands.ImportCommand.Place(row)}: found {row.Found}; expected {row.Expected}");
                }
            }
        }
    }
}
