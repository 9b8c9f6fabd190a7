using System.Text.Json;

namespace VegfTrends.Papers.Formats;

/// <summary>Reads JSON records from files that nobody has checked.</summary>
static class JsonFields
{
    static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>Parses one object and hands it over; what is wrong with it comes back, or <c>null</c>.</summary>
    public static string? Read(string text, Action<JsonElement> take)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return $"JSON of kind {document.RootElement.ValueKind}";
            }

            take(document.RootElement);
            return null;
        }
        catch (JsonException e)
        {
            // The rest of the message counts lines from the beginning of the record; the row's position has the line of
            // the file.
            return e.Message.Split(" LineNumber:")[0];
        }
        catch (InvalidOperationException e)
        {
            // GetString meets half a character: "\ud800".
            return e.Message;
        }
    }

    /// <summary>The member, or <c>null</c> when it is missing or null.</summary>
    public static JsonElement? Get(this JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object
        && item.TryGetProperty(name, out JsonElement value)
        && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    public static JsonElement? Get(this JsonElement? item, string name) => item?.Get(name);

    /// <summary>A text as it stands, a number as it is written; anything else is <c>null</c>.</summary>
    public static string? Text(this JsonElement? item) =>
        item?.ValueKind switch
        {
            JsonValueKind.String => item.Value.GetString(),
            JsonValueKind.Number => item.Value.GetRawText(),
            _ => null,
        };

    public static string? Text(this JsonElement item, string name) => item.Get(name).Text();

    /// <summary>The elements of an array; a single value counts as an array of one.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement? item) =>
        item switch
        {
            { ValueKind: JsonValueKind.Array } array => array.EnumerateArray(),
            { } single => [single],
            null => [],
        };

    /// <summary>Hands over the text of every element.</summary>
    public static void Each(this IEnumerable<JsonElement> items, Action<string?> add)
    {
        foreach (JsonElement item in items)
        {
            add(((JsonElement?)item).Text());
        }
    }

    /// <summary>Hands over the text that every element of an array has under a name.</summary>
    public static void Each(this JsonElement? array, string name, Action<string?> add)
    {
        foreach (JsonElement item in array.Items())
        {
            add(item.Text(name));
        }
    }
}
