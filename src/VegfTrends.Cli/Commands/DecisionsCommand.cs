using System.CommandLine;

namespace VegfTrends.Cli.Commands;

/// <summary><c>decisions import|export FILE</c>: corrections from and to Excel, tables, JSON Lines and reference
/// managers.</summary>
static class DecisionsCommand
{
    public static Command Create() =>
        new("decisions", "Decisions of people, from and to files. Example: vegftrends decisions import trends.xlsx")
        {
            DecisionsImportCommand.Create(),
            DecisionsExportCommand.Create(),
        };
}
