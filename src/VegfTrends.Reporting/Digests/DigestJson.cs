using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VegfTrends.Reporting.Digests;

/// <summary>A digest as JSON: how it is saved before it is sent, and what a webhook gets. Fields are only ever
/// added.</summary>
public static class DigestJson
{
    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        // Sent as application/json and never pasted into HTML, so that Chinese stays readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static string Write(Digest digest) => JsonSerializer.Serialize(digest, Options);

    /// <exception cref="InvalidDataException">It is no digest.</exception>
    public static Digest Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Digest>(json, Options)
                ?? throw new InvalidDataException("found an empty digest");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"found no digest where one was saved: {e.Message}", e);
        }
    }

    internal static string Write(object message) => JsonSerializer.Serialize(message, Options);
}
