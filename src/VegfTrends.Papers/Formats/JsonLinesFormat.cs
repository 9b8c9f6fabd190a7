using System.Text.Json;
using VegfTrends.Core;

namespace VegfTrends.Papers.Formats;

/// <summary>
/// JSON Lines, our own format in and out: <c>id</c>, <c>title</c>, <c>abstract</c>, <c>lang</c>, or both texts as
/// <c>{"zh": …, "en": …}</c>. The same rows in one JSON array are read too. Texts are kept letter by letter, for
/// offsets into them are part of what we answer.
/// </summary>
public sealed class JsonLinesFormat : IPaperFormat
{
    static readonly string[] Known = ["\"title\"", "\"abstract\""];
    static readonly string[] FirstKeys = ["id", "title", "pmid", "doi"];

    public string Key => "jsonl";

    public bool Recognises(string head, PaperFile file)
    {
        ArgumentNullException.ThrowIfNull(head);
        return head.AsSpan().TrimStart() is ['{', ..] or ['[', ..]
            && Known.Any(k => head.Contains(k, StringComparison.Ordinal));
    }

    public IEnumerable<ReadOutcome> Read(PaperFile file, ReadOptions options, CancellationToken cancel)
    {
        var reader = new PieceReader(Key, file, options, cancel);
        return reader.Json(
            IsSpread(file.Head) ? reader.Objects(null, FirstKeys) : window => Lines(window, options),
            "one JSON object with id, title, abstract and lang",
            Fill
        );
    }

    static IEnumerable<RecordPiece> Lines(TextWindow window, ReadOptions options) =>
        BoundedLines
            .Read(window, (int)Math.Min(options.MaxRecordChars * 2L, int.MaxValue / 2), options.MaxQuarantineChars)
            .Where(l => l.Fault is not null || !string.IsNullOrWhiteSpace(l.Text));

    // An array, or an object written over several lines: the first line does not close it, and the second does not
    // begin another.
    static bool IsSpread(string head)
    {
        ReadOnlySpan<char> text = head.AsSpan().TrimStart();
        int end = text.IndexOf('\n');
        return text[0] == '['
            || (end >= 0 && !text[..end].TrimEnd().EndsWith("}") && !text[end..].TrimStart().StartsWith("{"));
    }

    static (string? Fault, string? Expected) Fill(JsonElement row, PaperDraft draft)
    {
        draft.Verbatim = true;
        Language? language = LanguageOf(row.Text("lang") ?? row.Text("language"));
        foreach (
            (string name, Action<string?> detect, Action<string?, Language> put) in new (
                string,
                Action<string?>,
                Action<string?, Language>
            )[]
            {
                ("title", draft.AddTitle, draft.AddTitle),
                ("abstract", draft.AddAbstract, draft.AddAbstract),
            }
        )
        {
            JsonElement? value = row.Get(name);
            switch (value?.ValueKind)
            {
                case null:
                    break;
                case JsonValueKind.Object:
                    put(value.Get("zh").Text(), Language.Zh);
                    put(value.Get("en").Text(), Language.En);
                    break;
                case JsonValueKind.String when language is { } given:
                    put(value.Text(), given);
                    break;
                case JsonValueKind.String:
                    detect(value.Text());
                    break;
                default:
                    return ($"{name} of kind {value?.ValueKind}", $"{name} as a text or as {{\"zh\": …, \"en\": …}}");
            }
        }

        if (row.Get("id") is { ValueKind: not (JsonValueKind.String or JsonValueKind.Number) } odd)
        {
            return ($"an id of kind {odd.ValueKind}", "an id as a text or a number");
        }

        draft.GivenId = row.Text("id");
        draft.SetPmid(row.Text("pmid"));
        draft.SetPmcid(row.Text("pmcid"));
        draft.SetDoi(row.Text("doi"));
        draft.SetCnkiId(row.Text("cnki_id"));
        draft.SetUrl(row.Text("url"));
        draft.SetJournal(row.Text("journal"));
        if (DateText.TryParse(row.Text("date"), out PaperDate date) || DateText.TryParse(row.Text("year"), out date))
        {
            draft.SetDate(date);
        }

        row.Get("authors").Items().Each(draft.AddAuthor);
        row.Get("keywords").Items().Each(draft.AddKeyword);
        row.Get("countries").Items().Each(draft.AddCountry);
        (row.Get("types") ?? row.Get("type")).Items().Each(draft.AddType);
        row.Get("registry_ids").Items().Each(draft.AddRegistryId);
        if (Enum.TryParse(row.Text("status"), ignoreCase: true, out PublicationStatus status) && Enum.IsDefined(status))
        {
            draft.Status = status;
        }

        return default;
    }

    /// <summary>zh or en however it is written; anything else is left to detection.</summary>
    static Language? LanguageOf(string? code) =>
        code?.Trim().ToLowerInvariant().Split('-', '_')[0] switch
        {
            "zh" or "zho" or "chi" or "cn" or "chinese" or "中文" => Language.Zh,
            "en" or "eng" or "english" or "英文" => Language.En,
            _ => null,
        };
}
