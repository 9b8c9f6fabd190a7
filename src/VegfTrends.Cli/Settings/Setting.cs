using System.CommandLine.Parsing;
using VegfTrends.Cli.Logging;
using VegfTrends.Core;
using VegfTrends.Papers.Store;
using VegfTrends.Papers.Watching;
using VegfTrends.Training;

namespace VegfTrends.Cli.Settings;

/// <summary>Something that a person sets once. The weakest first: the program's default, the settings file, an
/// environment variable, the option of a command.</summary>
/// <param name="Key">Names it in the settings file and in what <c>config</c> shows.</param>
/// <param name="Option">The option that it is the default of.</param>
/// <param name="Form">What it may hold.</param>
/// <param name="Default">What holds where nobody set it, as far as that is known before a command runs.</param>
/// <param name="Example">What the example file shows: no default, since those of the program move with its next
/// version.</param>
/// <param name="About">What it is.</param>
sealed record Setting(
    string Key,
    string Option,
    SettingForm Form,
    Func<string?> Default,
    string Example,
    Bilingual About
)
{
    public static readonly Setting Store = new(
        "store",
        "--store",
        SettingForm.Place,
        () => UserFolder.Find() is null ? null : StorePaths.Default,
        "store.db",
        new Bilingual("文献库文件（run 命令只认 --store）", "Store file (the command run heeds --store alone)")
    );

    public static readonly Setting Language = new(
        "language",
        "--language",
        SettingForm.OneOf("zh", "en"),
        () => SystemLanguage.IsChinese ? "zh" : "en",
        "zh",
        new Bilingual("表格、理由和工作簿的语言", "Language of tables, reasons and workbook")
    );

    public static readonly Setting Model = new(
        "model",
        "--model",
        SettingForm.Place,
        () => EncoderChoice.Read(EncoderFolders.Default).Categories,
        "my-categories",
        new Bilingual("类别模型所在文件夹", "Folder of the category model")
    );

    public static readonly Setting Readers = new(
        "readers",
        "--readers",
        SettingForm.Place,
        () => UserFolder.Find() is { } folder ? Path.Combine(folder, "readers.yaml") : null,
        "readers.yaml",
        new Bilingual("读者文件：向谁推送、推送什么", "Readers' file: who is told what, when and how")
    );

    public static readonly Setting Watch = new(
        "watch",
        "--watch",
        SettingForm.Place,
        () => WatchFile.BundledPath,
        "watch.yaml",
        new Bilingual("监测文件：每晚检索什么", "Watch file: what is asked for every night")
    );

    public static readonly Setting Who = new(
        "who",
        "--who",
        SettingForm.Name,
        () => Environment.UserName,
        "王丽",
        new Bilingual("导入的决定记在谁名下", "Whose decisions imported ones are")
    );

    public static readonly Setting EncoderBase = new(
        "encoder_base",
        "--base",
        SettingForm.Address,
        () => EncoderCatalogue.LoadBundled().BaseAddress.AbsoluteUri,
        "https://mirror.example.org/",
        new Bilingual("下载编码器的镜像地址", "Address of a mirror that encoders are installed from")
    );

    public static readonly Setting Log = new(
        "log",
        "--log-level",
        SettingForm.OneOf(LogLevels.Names),
        () => LogLevels.Default,
        "info",
        new Bilingual("日志详细程度（写到标准错误）", "How much is logged, to standard error")
    );

    /// <summary>All there are, in the order in which they are shown.</summary>
    public static IReadOnlyList<Setting> All { get; } = [Store, Language, Model, Readers, Watch, Who, EncoderBase, Log];

    /// <summary>The environment variable that sets it.</summary>
    public string Variable => "VEGFTRENDS_" + Key.ToUpperInvariant();

    /// <summary>What environment or settings file say, as the default of the option; <c>null</c> when neither does. What
    /// is wrong there is wrong use of the command that asks.</summary>
    public string? Chosen(SymbolResult asking)
    {
        (Chosen? chosen, IReadOnlyList<string> problems) = Find();
        foreach (string problem in problems)
        {
            asking.AddError(problem);
        }

        return chosen?.Value;
    }

    /// <summary>For a value given as the option itself.</summary>
    public void RefuseUnfit(SymbolResult given)
    {
        foreach (Token token in given.Tokens.Where(t => !Form.Fits(t.Value)))
        {
            given.AddError(SettingTexts.Wrong(Option, token.Value, Form));
        }
    }

    /// <summary>What environment or settings file say, and what is wrong with them.</summary>
    public (Chosen? Chosen, IReadOnlyList<string> Problems) Find()
    {
        if (Environment.GetEnvironmentVariable(Variable)?.Trim() is { Length: > 0 } set)
        {
            return Form.Fits(set)
                ? (new Chosen(set, "environment", Variable), [])
                : (null, [SettingTexts.Wrong(Variable, set, Form)]);
        }

        var file = SettingsFile.Read();
        return (file.Values.GetValueOrDefault(Key), file.Problems);
    }
}
