using System.Text.Encodings.Web;
using System.Text.Json;
using VegfTrends.Core;

namespace VegfTrends.Reporting.DecisionFiles;

/// <summary>All decisions ever made, one JSON object a line: a copy of the history that another store can take
/// in.</summary>
static class DecisionJson
{
    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static int Write(TextWriter writer, IReadOnlyList<Decision> all)
    {
        foreach (Decision d in all)
        {
            writer.WriteLine(
                JsonSerializer.Serialize(
                    new
                    {
                        Id = d.PaperId,
                        d.Categories,
                        d.Who,
                        When = d.When.UtcDateTime,
                        d.Note,
                    },
                    Options
                )
            );
        }

        return all.Count;
    }
}
