using System.Text.Json;
using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>Papers that must not be learned from, by id and by text: a copy under another id is found as
/// well.</summary>
public sealed class HeldOutTexts
{
    // The beginning of an abstract is enough to know it again, and survives cuts at the end.
    const int Beginning = 60,
        LeastTitle = 20;

    readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    readonly HashSet<string> _texts = new(StringComparer.Ordinal);

    /// <summary>The ids of a file: JSON Lines with <c>id</c>, or one id a line.</summary>
    /// <exception cref="InvalidDataException">The file is missing or holds no id; the message says where.</exception>
    public static IReadOnlySet<string> ReadIds(string path)
    {
        if (!File.Exists(path))
        {
            throw new InvalidDataException(
                $"{path}: no such file. Give a file with one id a line, or JSON Lines with id."
            );
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        int number = 0;
        foreach (string line in File.ReadLines(path).Select(l => l.Trim()))
        {
            number++;
            if (line.StartsWith('{'))
            {
                try
                {
                    using var json = JsonDocument.Parse(line);
                    ids.Add(
                        json.RootElement.GetProperty("id").GetString()
                            ?? throw new KeyNotFoundException("the id is null")
                    );
                }
                catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
                {
                    throw new InvalidDataException(
                        $"{path}, line {number}: {e.Message} Expected a JSON object with id.",
                        e
                    );
                }
            }
            else if (line.Length > 0)
            {
                ids.Add(line);
            }
        }

        return ids.Count > 0
            ? ids
            : throw new InvalidDataException($"{path}: found no id, expected one a line, or JSON Lines with id.");
    }

    public void Add(string id) => _ids.Add(id);

    public void Add(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        _ids.Add(paper.Id);
        _texts.UnionWith(Keys(paper));
    }

    public bool Contains(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return _ids.Contains(paper.Id) || Keys(paper).Any(_texts.Contains);
    }

    static IEnumerable<string> Keys(Paper paper)
    {
        foreach ((TextField field, string text) in paper.Texts())
        {
            string letters = string.Concat(text.Where(char.IsLetterOrDigit).Select(CharFold.Fold));
            if (letters.Length >= (field.IsTitle() ? LeastTitle : Beginning))
            {
                yield return field.IsTitle() ? "t:" + letters : "a:" + letters[..Beginning];
            }
        }
    }
}
