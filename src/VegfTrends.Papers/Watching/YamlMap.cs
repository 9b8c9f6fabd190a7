using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace VegfTrends.Papers.Watching;

/// <summary>One mapping of a YAML file that a person edits: every wrong value is named with its line and key, and so is
/// every key that nobody reads.</summary>
sealed class YamlMap
{
    readonly string _file,
        _place;
    readonly YamlMappingNode _node;
    readonly HashSet<string> _read = [];

    YamlMap(string file, string place, YamlMappingNode node) => (_file, _place, _node) = (file, place, node);

    /// <exception cref="InvalidDataException">The file is missing, broken, or no mapping.</exception>
    public static YamlMap Load(string path)
    {
        if (!File.Exists(path))
        {
            throw new InvalidDataException(
                $"{path}: no such file. Give the path of a watch file, or leave --watch out for the one that comes "
                    + $"with the program."
            );
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
            : throw new InvalidDataException(
                $"{path}: found no keys, expected one document with name, queries and so on."
            );
    }

    public long Line => _node.Start.Line;

    public string? Text(string key) =>
        Find(key) switch
        {
            null => null,
            YamlScalarNode { Value: { } text } when !string.IsNullOrWhiteSpace(text) => text.Trim(),
            { } node => throw Wrong(key, node, "a text"),
        };

    public string RequiredText(string key) => Text(key) ?? throw Missing(key);

    public T Value<T>(string key, T absent, string expected, Func<string, T?> parse)
        where T : struct => Text(key) is not { } text ? absent : parse(text) ?? throw Wrong(key, Find(key)!, expected);

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

    public IReadOnlyList<string> Texts(string key) =>
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

    public InvalidDataException Wrong(string key, string found, string expected) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{_file}, line {Find(key)?.Start.Line ?? Line}, {Place(key)}: found {found}, expected {expected}."
            )
        );

    InvalidDataException Wrong(string key, YamlNode node, string expected) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{_file}, line {node.Start.Line}, {Place(key)}: found "
                    + $"{(node is YamlScalarNode scalar ? $"'{scalar.Value}'" : node is YamlSequenceNode ? "a list" : "keys")}, expected {expected}."
            )
        );

    InvalidDataException Missing(string key) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{_file}, line {Line}, {Place(key)}: found nothing, expected a text."
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
