using VegfTrends.Core;

namespace VegfTrends.Cli.Settings;

/// <summary>What a setting may hold.</summary>
/// <param name="Expected">The same in words, for messages.</param>
/// <param name="Fits">Whether a text that is not empty may stand there.</param>
/// <param name="IsPlace">A file or folder: in the settings file it starts from the folder of that file.</param>
sealed record SettingForm(Bilingual Expected, Func<string, bool> Fits, bool IsPlace = false)
{
    public static SettingForm Place { get; } = new(new Bilingual("路径", "a path"), _ => true, IsPlace: true);

    public static SettingForm Name { get; } = new(new Bilingual("姓名", "a name"), _ => true);

    public static SettingForm Address { get; } =
        new(
            new Bilingual("以 http:// 或 https:// 开头的地址", "an address that begins with http:// or https://"),
            text => Uri.TryCreate(text, UriKind.Absolute, out Uri? parsed) && parsed.Scheme is "http" or "https"
        );

    public static SettingForm OneOf(params string[] values) =>
        new(
            new Bilingual(string.Join(" 或 ", values), string.Join(" or ", values)),
            text => values.Contains(text, StringComparer.Ordinal)
        );
}
