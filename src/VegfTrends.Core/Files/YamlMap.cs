using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace VegfTrends.Core;

/// <summary>One mapping of a YAML file that a person edits: every wrong value is named with its line and key, and so is
/// every key that nobody reads.</summary>
public sealed class YamlMap
{
    readonly string _file,
        _place;
    readonly YamlMappingNode _node;
    readonly HashSet<string> _read = [];

    YamlMap(string file, string place, YamlMappingNode node) => (_file, _place, _node) = (file, place, node);

    /// <param name="path">A YAML file.</param>
    /// <param name="keys">What the file should have, for the message: <c>name, queries and so on</c>.</param>
    /// <param name="whenMissing">What to do about a file that is not there.</param>
    /// <exception cref="InvalidDataException">The file is missing, broken, or no mapping.</exception>
    public static YamlMap Load(string path, string keys, string whenMissing)
    {
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{path}: no such file. {whenMissing}");
        }

        var yaml = new YamlStream();
        try
        {
            using StreamReader text = File.OpenText(path);
            yaml.Load(text);
        }
        catch (YamlException e)
        {
            throw new InvalidDataException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path}, line {e.Start.Line}, column {e.Start.Column}: {e.InnerException?.Message ?? e.Message}"
                ),
                e
            );
        }
        catch (InvalidOperationException e)
        {
            // What the library throws for a bracket that is never closed, without a place.
            throw new InvalidDataException(
                $"{path}: the YAML is broken; look for a bracket or quotation mark that is not closed.",
                e
            );
        }

        return yaml.Documents is [{ RootNode: YamlMappingNode root }]
            ? new YamlMap(path, "", root)
            : throw new InvalidDataException($"{path}: found no keys, expected one document with {keys}.");
    }

    public long Line => _node.Start.Line;

    public string? Text(string key) =>
        Find(key) switch
        {
            null => null,
            YamlScalarNode { Value: { } text } when !string.IsNullOrWhiteSpace(text) => text.Trim(),
            { } node => throw Wrong(key, node, "a text"),
        };

    public string RequiredText(string key) => Text(key) ?? throw Wrong(Line, Place(key), "nothing", "a text");

    public T Value<T>(string key, T absent, string expected, Func<string, T?> parse)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(parse);
        return Text(key) is not { } text ? absent : parse(text) ?? throw Wrong(key, Find(key)!, expected);
    }

    /// <summary><c>true</c> or <c>false</c>; <c>false</c> when the key is absent.</summary>
    public bool Flag(string key) =>
        Value(key, false, "true or false", text => bool.TryParse(text, out bool flag) ? flag : null);

    public int Number(string key, int absent, int least, int most) =>
        Value(
            key,
            absent,
            string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"),
            text =>
                int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int n)
                && n >= least
                && n <= most
                    ? n
                    : null
        );

    /// <summary>A number that need not be whole.</summary>
    public double Seconds(string key, double absent, double least, double most) =>
        Value(
            key,
            absent,
            string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"),
            text =>
                double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double n)
                && n >= least
                && n <= most
                    ? n
                    : null
        );

    public IReadOnlyList<string> TextList(string key) =>
        Find(key) switch
        {
            null => [],
            YamlSequenceNode list =>
            [
                .. list.Children.Select(c =>
                    c is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text)
                        ? text.Trim()
                        : throw Wrong(key, c, "a list of texts")
                ),
            ],
            { } node => throw Wrong(key, node, "a list such as [a, b]"),
        };

    public YamlMap? Map(string key) =>
        Find(key) switch
        {
            null => null,
            YamlMappingNode map => new YamlMap(_file, Place(key), map),
            { } node => throw Wrong(key, node, "keys below it"),
        };

    public IReadOnlyList<YamlMap> Maps(string key) =>
        Find(key) switch
        {
            null => [],
            YamlSequenceNode list =>
            [
                .. list.Children.Select(
                    (c, i) =>
                        c is YamlMappingNode map
                            ? new YamlMap(
                                _file,
                                string.Create(CultureInfo.InvariantCulture, $"{Place(key)}[{i + 1}]"),
                                map
                            )
                            : throw Wrong(key, c, "a list whose entries have keys")
                ),
            ],
            { } node => throw Wrong(key, node, "a list"),
        };

    /// <summary>A misspelt key must not be passed over in silence.</summary>
    public void RejectUnread(params ReadOnlySpan<string> others)
    {
        foreach (YamlNode key in _node.Children.Keys)
        {
            string name = (key as YamlScalarNode)?.Value ?? key.ToString();
            if (!_read.Contains(name) && !others.Contains(name))
            {
                throw new InvalidDataException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{_file}, line {key.Start.Line}, {Place(name)}: this key is not known here; expected "
                            + $"{string.Join(", ", _read.Order(StringComparer.Ordinal))}."
                    )
                );
            }
        }
    }

    /// <summary>What to throw when the value of a key is wrong.</summary>
    public InvalidDataException Wrong(string key, string found, string expected) =>
        Wrong(Find(key)?.Start.Line ?? Line, Place(key), found, expected);

    /// <summary>What to throw when the keys do not go together.</summary>
    public InvalidDataException Wrong(string found, string expected) => Wrong(Line, _place, found, expected);

    InvalidDataException Wrong(string key, YamlNode node, string expected) =>
        Wrong(
            node.Start.Line,
            Place(key),
            node switch
            {
                YamlScalarNode scalar => $"'{scalar.Value}'",
                YamlSequenceNode => "a list",
                _ => "keys",
            },
            expected
        );

    InvalidDataException Wrong(long line, string place, string found, string expected) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{_file}, line {line}, {place}: found {found}, expected {expected}."
            )
        );

    YamlNode? Find(string key)
    {
        _read.Add(key);
        return
            _node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? node)
            && node is not YamlScalarNode { Value: null or "" or "~" or "null" }
            ? node
            : null;
    }

    string Place(string key) => _place.Length == 0 ? key : $"{_place}.{key}";
}
