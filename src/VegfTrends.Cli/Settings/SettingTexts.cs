using VegfTrends.Cli.Logging;
using VegfTrends.Core;

namespace VegfTrends.Cli.Settings;

/// <summary>What is said of settings, in both languages.</summary>
static class SettingTexts
{
    // Said while the options are still being read, so only environment and system can say in which language.
    static Language Language =>
        Environment.GetEnvironmentVariable(Setting.Language.Variable) switch
        {
            "zh" => Language.Zh,
            "en" => Language.En,
            _ => SystemLanguage.IsChinese ? Language.Zh : Language.En,
        };

    public static string NoKeys =>
        Pick("内容不是键值对，应为“键: 值”，每行一个。", "found no keys, expected lines such as 'language: zh'.");

    public static string OpenBracket =>
        Pick(
            "YAML 有误；请检查未闭合的括号或引号。",
            "the YAML is broken; look for a bracket or quotation mark that is not closed."
        );

    public static string NoYaml(string why) => Pick($"YAML 有误：{why}", $"the YAML is broken: {why}");

    public static string Place(string path, long? line) =>
        (line, Language) switch
        {
            (null, Language.Zh) => $"{path}：",
            (null, _) => $"{path}, ",
            ({ } number, Language.Zh) => $"{path}，第 {number} 行：",
            ({ } number, _) => $"{path}, line {number}, ",
        };

    public static string UnknownKey(string place, string key)
    {
        string keys = string.Join(", ", Setting.All.Select(s => s.Key)),
            nearest = Setting.All.MinBy(s => EditDistance.Share(key, s.Key))!.Key;
        return Pick(
            $"{place}{key}：没有这个键，可用的键为 {keys}；最接近的是 {nearest}。",
            $"{place}{key}: this key is not known here; expected one of {keys}. The nearest is {nearest}."
        );
    }

    /// <param name="name">A key, variable or option.</param>
    /// <param name="found"><c>null</c> for a list or keys.</param>
    /// <param name="form">What was expected.</param>
    public static string Wrong(string name, string? found, SettingForm form) =>
        Pick(
            $"{name}：发现{(found is null ? "列表或下级键" : $"“{Secrets.Masked(found)}”")}，应为{form.Expected.Zh}。",
            $"{name}: found {(found is null ? "a list or keys below it" : $"'{Secrets.Masked(found)}'")}, expected "
                + $"{form.Expected.En}."
        );

    static string Pick(string zh, string en) => Language == Language.Zh ? zh : en;
}
