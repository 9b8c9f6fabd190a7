using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace VegfTrends.Papers.Store;

/// <summary>How values that the database has no type for stand in its columns: lists as JSON, times as ISO 8601 text in
/// UTC.</summary>
static class Columns
{
    public static JsonSerializerOptions Json { get; } =
        new()
        {
            // Chinese stays readable in the database; nothing of it is ever pasted into HTML.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        };

    public static string Of(IReadOnlyList<string> list) =>
        list.Count == 0 ? "[]" : JsonSerializer.Serialize(list, Json);

    public static string Of(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);

    public static string? Text(this SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    public static int? Int(this SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetInt32(column);

    public static string[] Strings(this SqliteDataReader reader, int column) =>
        reader.GetString(column) is var json && json == "[]" ? [] : JsonSerializer.Deserialize<string[]>(json, Json)!;

    public static DateTimeOffset Time(this SqliteDataReader reader, int column) =>
        DateTimeOffset.Parse(reader.GetString(column), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    public static DateTimeOffset? TimeOrNull(this SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.Time(column);
}
