using System.Text;
using System.Text.Json;
using CsvHelper;
using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>
/// Reads labelled papers: JSON Lines or CSV with <c>id</c>, <c>labels</c> (in CSV separated by semicolons) and either
/// the text columns (<c>title</c>, <c>abstract</c>, or with suffix <c>_zh</c> and <c>_en</c>) or ids whose text stands
/// in other files. JSON rows may carry a
/// <c>weight</c> from 0 to 1; rows of weight 0 are left out.
/// </summary>
public static class LabelFile
{
    /// <summary><see cref="RecordSource.Format"/> of papers whose text stands in the label file itself.</summary>
    public const string SourceFormat = "labels";

    /// <param name="path">A file ending in <c>.csv</c> or holding JSON Lines.</param>
    /// <param name="taxonomy">Labels must be keys of its leaves or exclusive categories.</param>
    /// <param name="textById">Where rows without text take it from; <c>null</c> when every row must carry its
    /// own.</param>
    /// <exception cref="InvalidDataException">A row is broken, has an unknown label, or no text; the message names file
    /// and line.</exception>
    public static IReadOnlyList<LabelledPaper> Read(
        string path,
        Taxonomy taxonomy,
        IReadOnlyDictionary<string, Paper>? textById = null
    )
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        if (!File.Exists(path))
        {
            throw new InvalidDataException(
                $"{path}: no such file. Give a JSON Lines or CSV file with id, labels, title, abstract."
            );
        }

        Row[] rows =
        [
            .. Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase)
                ? ReadCsv(path)
                : ReadJsonLines(path),
        ];
        if (rows.Length == 0)
        {
            throw new InvalidDataException(
                $"{path}: found no row, expected labelled papers with id, labels, title, abstract. To train on "
                    + $"definitions alone leave the file out."
            );
        }

        var seen = new Dictionary<string, Row>(StringComparer.Ordinal);
        var papers = new List<LabelledPaper>();
        foreach (Row row in rows)
        {
            Check(path, row, taxonomy);
            if (!seen.TryAdd(row.Id, row))
            {
                Row first = seen[row.Id];
                if (!first.Labels.ToHashSet().SetEquals(row.Labels))
                {
                    throw Conflict($"{path}, line {row.Line}", row.Id, row.Labels, $"line {first.Line}", first.Labels);
                }
            }
            else if (row.Weight > 0)
            {
                papers.Add(
                    new LabelledPaper(PaperOf(path, row, textById), row.Labels.ToHashSet(), row.Synthetic, row.Weight)
                );
            }
        }

        return papers;
    }

    /// <summary>The rows of several files, a paper that stands in more than one of them once.</summary>
    /// <exception cref="InvalidDataException">Two files give a paper different labels.</exception>
    public static IReadOnlyList<LabelledPaper> ReadAll(
        IReadOnlyList<string> paths,
        Taxonomy taxonomy,
        IReadOnlyDictionary<string, Paper>? textById = null
    )
    {
        ArgumentNullException.ThrowIfNull(paths);
        var seen = new Dictionary<string, (string Path, LabelledPaper Paper)>(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            foreach (LabelledPaper paper in Read(path, taxonomy, textById))
            {
                if (
                    !seen.TryAdd(paper.Paper.Id, (path, paper))
                    && !seen[paper.Paper.Id].Paper.Labels.SetEquals(paper.Labels)
                )
                {
                    throw Conflict(
                        path,
                        paper.Paper.Id,
                        paper.Labels,
                        seen[paper.Paper.Id].Path,
                        seen[paper.Paper.Id].Paper.Labels
                    );
                }
            }
        }

        return [.. seen.Values.Select(x => x.Paper)];
    }

    static InvalidDataException Conflict(
        string place,
        string id,
        IEnumerable<string> labels,
        string before,
        IEnumerable<string> labelsBefore
    ) =>
        new(
            $"{place}: found the labels '{string.Join(';', labels.Order(StringComparer.Ordinal))}' for '{id}', but "
                + $"'{string.Join(';', labelsBefore.Order(StringComparer.Ordinal))}' in {before}. Keep one of the two "
                + $"rows, or give every paper an id of its own."
        );

    static void Check(string path, Row row, Taxonomy taxonomy)
    {
        if (string.IsNullOrWhiteSpace(row.Id))
        {
            throw new InvalidDataException(
                $"{path}, line {row.Line}: found no id, expected one; it names the paper in outputs."
            );
        }

        var scored = taxonomy.Scored.Select(c => c.Key).ToHashSet();
        if (row.Labels.FirstOrDefault(l => !scored.Contains(l)) is { } unknown)
        {
            if (unknown.Contains('\uFFFD', StringComparison.Ordinal))
            {
                throw new InvalidDataException(
                    $"{path}, line {row.Line}: found characters that are no UTF-8, expected UTF-8. Save the file as "
                        + $"\"CSV UTF-8\"."
                );
            }

            throw new InvalidDataException(
                taxonomy.Find(unknown) is null
                    ? $"{path}, line {row.Line}: found the label '{unknown}', expected one of "
                        + $"{string.Join(", ", scored)}. Correct it, or add the category to the taxonomy."
                    : $"{path}, line {row.Line}: found the label '{unknown}', which has categories below it and "
                        + $"follows from them; expected one of "
                        + $"{string.Join(", ", scored.Where(k => taxonomy.Ancestors(k).Contains(unknown)))}."
            );
        }

        if (row.Labels.Count > 1 && row.Labels.FirstOrDefault(l => taxonomy.Find(l)!.Exclusive) is { } alone)
        {
            throw new InvalidDataException(
                $"{path}, line {row.Line}: found '{alone}' beside "
                    + $"{string.Join(", ", row.Labels.Where(l => l != alone))}, but the taxonomy says that it stands "
                    + $"alone (exclusive)."
            );
        }
    }

    static Paper PaperOf(string path, Row row, IReadOnlyDictionary<string, Paper>? textById)
    {
        if (row.Title.IsEmpty && row.Abstract.IsEmpty)
        {
            return textById is not null && textById.TryGetValue(row.Id, out Paper? known)
                ? known
                : throw new InvalidDataException(
                    textById is null
                        ? $"{path}, line {row.Line}: '{row.Id}' has neither title nor abstract. Add them, or give the "
                            + $"files that hold the text: --papers FILES."
                        : $"{path}, line {row.Line}: '{row.Id}' is in none of the files given by --papers."
                );
        }

        return new Paper
        {
            Id = row.Id,
            Title = row.Title,
            Abstract = row.Abstract,
            Source = new RecordSource(Path.GetFileName(path), SourceFormat, row.Line),
        };
    }

    static IEnumerable<Row> ReadJsonLines(string path)
    {
        CheckUtf8(path);
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            Row row;
            try
            {
                using var json = JsonDocument.Parse(line);
                JsonElement root = json.RootElement;
                row = new Row(
                    number,
                    root.GetProperty("id").GetString() ?? "",
                    [.. root.GetProperty("labels").EnumerateArray().Select(l => l.GetString() ?? "")],
                    Text(root, "title"),
                    Text(root, "abstract"),
                    root.TryGetProperty("synthetic", out JsonElement synthetic)
                        && synthetic.ValueKind == JsonValueKind.True,
                    root.TryGetProperty("weight", out JsonElement weight) ? weight.GetSingle() : 1
                );
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new InvalidDataException(
                    $"{path}, line {number}: {e.Message} Expected a JSON object with id, labels, title, abstract.",
                    e
                );
            }

            yield return row;
        }
    }

    // Read leniently, a spreadsheet saved as GBK would train a model on rubbish.
    static void CheckUtf8(string path)
    {
        using var reader = new StreamReader(
            path,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)
        );
        var block = new char[1 << 16];
        try
        {
            while (reader.Read(block) > 0) { }
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException(
                $"{path}: found bytes that are no UTF-8, expected a file in UTF-8. Save it again as UTF-8 (in Excel: CSV UTF-8).",
                e
            );
        }
    }

    static Bilingual Text(JsonElement root, string name) =>
        !root.TryGetProperty(name, out JsonElement value)
            ? default
            : value.ValueKind switch
            {
                JsonValueKind.String => Bilingual.Of(value.GetString()),
                JsonValueKind.Object => new Bilingual(
                    value.TryGetProperty("zh", out JsonElement zh) ? zh.GetString() : null,
                    value.TryGetProperty("en", out JsonElement en) ? en.GetString() : null
                ),
                _ => default,
            };

    static IEnumerable<Row> ReadCsv(string path)
    {
        CheckUtf8(path);
        using CsvReader csv = CsvReader.FromFile(path, new CsvReaderOptions { TrackLineNumbers = true });
        csv.ReadHeader();
        if (!csv.TryGetFieldIndex("id", out int id) || !csv.TryGetFieldIndex("labels", out int labels))
        {
            throw new InvalidDataException(
                $"{path}: found the columns {string.Join(", ", csv.Headers)}, expected id and labels among them; the "
                    + $"text in title and abstract, or in the files of --papers."
            );
        }

        while (csv.Read())
        {
            yield return new Row(
                (int)csv.LineNumber,
                csv.GetString(id),
                csv.GetString(labels)
                    .Split([';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                Bilingual.Of(Field("title")).FilledFrom(new Bilingual(Field("title_zh"), Field("title_en"))),
                Bilingual.Of(Field("abstract")).FilledFrom(new Bilingual(Field("abstract_zh"), Field("abstract_en"))),
                Synthetic: false,
                Weight: 1
            );
        }

        string? Field(string name) =>
            csv.TryGetFieldIndex(name, out int index) && index < csv.FieldCount ? csv.GetString(index) : null;
    }

    sealed record Row(
        int Line,
        string Id,
        IReadOnlyList<string> Labels,
        Bilingual Title,
        Bilingual Abstract,
        bool Synthetic,
        float Weight
    );
}
