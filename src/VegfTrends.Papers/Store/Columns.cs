using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

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

    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string? Text(this DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    public static int? Int(this DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetInt32(column);

    public static string[] Strings(this DbDataReader reader, int column) =>
        reader.GetString(column) is var json && json == "[]" ? [] : JsonSerializer.Deserialize<string[]>(json, Json)!;

    public static DateTimeOffset Time(this DbDataReader reader, int column) =>
        DateTimeOffset.Parse(reader.GetString(column), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    public static DateTimeOffset? TimeOrNull(this DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.Time(column);

    public static DateOnly Day(this DbDataReader reader, int column) =>
        DateOnly.ParseExact(reader.GetString(column), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? DayOrNull(this DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.Day(column);
}
