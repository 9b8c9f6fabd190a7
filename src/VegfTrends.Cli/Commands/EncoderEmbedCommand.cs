using System.CommandLine;
using System.Text;
using System.Text.Json;
using VegfTrends.Core;

namespace VegfTrends.Cli.Commands;

/// <summary><c>encoder embed</c>: JSON Lines in, vectors out, line by line, so that a program can talk to it.</summary>
static class EncoderEmbedCommand
{
    static readonly Option<string?> Encoder = new("--encoder")
    {
        Description = "An encoder; default: the one in use.",
        HelpName = "NAME",
    };

    static readonly Option<bool> Plain = new("--plain")
    {
        Description =
            "The encoder alone; default: names of the lexicon in their one English form first, as the categories read them.",
    };

    public static Command Create(TextReader? standardInput)
    {
        var command = new Command(
            "embed",
            "Turns lines {\"id\",\"text\"} of standard input into {\"id\",\"vector\"}. Example: vegftrends encoder "
                + "embed < texts.jsonl > vectors.jsonl"
        )
        {
            Encoder,
            Plain,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                using OnnxTextEncoder plain = OnnxTextEncoder.Load(
                    EncoderCommand.Chosen(parsed.GetValue(Encoder)).Folder
                );

                ITextEncoder encoder = parsed.GetValue(Plain)
                    ? plain
                    : new CanonicalNames(plain, new ConceptFinder(Lexicon.LoadBundled()));

                // UTF-8 whatever the terminal's code page: it is JSON.
                using StreamReader? own = standardInput is null
                    ? new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false))
                    : null;
                return await EmbedAsync(
                    encoder,
                    standardInput ?? own!,
                    parsed.InvocationConfiguration.Output,
                    new Output(parsed),
                    cancel
                );
            }
        );
        return command;
    }

    static async Task<int> EmbedAsync(
        ITextEncoder encoder,
        TextReader input,
        TextWriter standardOutput,
        Output output,
        CancellationToken cancel
    )
    {
        int number = 0,
            bad = 0;
        while (await input.ReadLineAsync(cancel) is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            try
            {
                using var json = JsonDocument.Parse(line);
                await standardOutput.WriteLineAsync(Embedded(encoder, json.RootElement));
                await standardOutput.FlushAsync(cancel);
            }
            catch (Exception e) when (e is JsonException or FormatException)
            {
                bad++;
                output.Problem($"line {number}: {e.Message}");
            }
        }

        return bad == 0 ? ExitCode.Ok : ExitCode.Incomplete;
    }

    static string Embedded(ITextEncoder encoder, JsonElement row)
    {
        if (
            row.ValueKind != JsonValueKind.Object
            || !row.TryGetProperty("id", out JsonElement id)
            || id.ValueKind is not (JsonValueKind.String or JsonValueKind.Number)
            || !row.TryGetProperty("text", out JsonElement text)
            || text.ValueKind != JsonValueKind.String
        )
        {
            throw new FormatException(
                "expected an object with an id and a text, such as {\"id\":\"1\",\"text\":\"...\"}."
            );
        }

        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WritePropertyName("id");
            id.WriteTo(json);
            json.WriteStartArray("vector");
            foreach (float n in encoder.Encode(text.GetString()!).Vector.Span)
            {
                json.WriteNumberValue(n);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
