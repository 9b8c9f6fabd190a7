using System.Globalization;
using System.Text;
using VegfTrends.Core;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace VegfTrends.Cli.Settings;

/// <summary><c>vegftrends.yaml</c> in the user's data folder: what a person set once for all commands.</summary>
/// <param name="Values">By key.</param>
/// <param name="Problems">Everything that is wrong with it, each with file, line, what was found and what was
/// expected.</param>
sealed record SettingsFile(IReadOnlyDictionary<string, Chosen> Values, IReadOnlyList<string> Problems)
{
    /// <summary>Where it is, whether or not it exists; <c>null</c> for a user without a data folder.</summary>
    public static string? Place => UserFolder.Find() is { } folder ? Path.Combine(folder, "vegftrends.yaml") : null;

    /// <summary>The file as it is now; one that does not exist sets nothing.</summary>
    public static SettingsFile Read()
    {
        var values = new Dictionary<string, Chosen>();
        if (Place is not { } path || !File.Exists(path))
        {
            return new SettingsFile(values, []);
        }

        var problems = new List<string>();
        foreach ((YamlNode key, YamlNode value) in Entries(path, problems))
        {
            string where = SettingTexts.Place(path, key.Start.Line);
            if (Setting.All.FirstOrDefault(s => s.Key == Text(key)) is not { } setting)
            {
                problems.Add(SettingTexts.UnknownKey(where, Text(key) ?? key.ToString()));
            }
            else if (value is YamlScalarNode && Text(value) is null)
            {
                // A key without a value, as somebody leaves it who takes a setting back.
            }
            else if (Text(value) is { } text && setting.Form.Fits(text))
            {
                values[setting.Key] = new Chosen(
                    setting.Form.IsPlace ? FullPlace(text, path) : text,
                    "file",
                    string.Create(CultureInfo.InvariantCulture, $"{path}:{key.Start.Line}")
                );
            }
            else
            {
                problems.Add($"{where}{SettingTexts.Wrong(setting.Key, Text(value), setting.Form)}");
            }
        }

        return new SettingsFile(values, problems);
    }

    /// <summary>Writes an example in which every setting stands as a comment.</summary>
    /// <exception cref="IOException">There is a file already; it is left as it is.</exception>
    public static void WriteExample(string path)
    {
        var text = new StringBuilder();
        text.Append("# VegfTrends 的设置；删去行首的 # 即生效。优先级：命令选项、环境变量、本文件。\n");
        text.Append(
            "# Settings of VegfTrends; take the # away to set one. Options of a command win, then environment variables, "
                + "then this file.\n"
        );
        foreach (Setting setting in Setting.All)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n# {setting.About.Zh} / {setting.About.En}: {setting.Option}, {setting.Variable}\n"
            );
            text.Append(CultureInfo.InvariantCulture, $"# {setting.Key}: {setting.Example}\n");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        file.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Entries(string path, List<string> problems)
    {
        var yaml = new YamlStream();
        try
        {
            using StreamReader text = File.OpenText(path);
            yaml.Load(text);
        }
        catch (YamlException e)
        {
            problems.Add(
                SettingTexts.Place(path, e.Start.Line) + SettingTexts.NoYaml(e.InnerException?.Message ?? e.Message)
            );
            return [];
        }
        catch (InvalidOperationException)
        {
            // What the library throws for a bracket that is never closed, without a place.
            problems.Add(SettingTexts.Place(path, null) + SettingTexts.OpenBracket);
            return [];
        }

        switch (yaml.Documents)
        {
            case []:
            case [{ RootNode: YamlScalarNode { Value: null or "" } }]:
                return [];
            case [{ RootNode: YamlMappingNode root }]:
                return root.Children;
            default:
                problems.Add(SettingTexts.Place(path, yaml.Documents[^1].RootNode.Start.Line) + SettingTexts.NoKeys);
                return [];
        }
    }

    static string? Text(YamlNode node) =>
        node is YamlScalarNode { Value: { } text } && text.Trim() is { Length: > 0 } kept && kept is not ("~" or "null")
            ? kept
            : null;

    static string FullPlace(string text, string path) =>
        text.Contains("://", StringComparison.Ordinal) ? text
        : text.StartsWith("~/", StringComparison.Ordinal)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), text[2..])
        : Path.GetFullPath(text, Path.GetDirectoryName(path)!);
}
