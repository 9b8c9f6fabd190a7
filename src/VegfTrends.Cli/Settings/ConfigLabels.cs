using VegfTrends.Core;

namespace VegfTrends.Cli.Settings;

/// <summary>What <c>config</c> says, in both languages.</summary>
sealed class ConfigLabels(Language language)
{
    public string Setting => Pick("设置", "setting");
    public string Value => Pick("取值", "value");
    public string FromWhere => Pick("来自", "from");
    public string Source => Pick("出处", "source");
    public string NoDataFolder =>
        Pick(
            "没有找到该用户的数据文件夹（HOME 和 XDG_DATA_HOME 均未设置）。请用 VEGFTRENDS_HOME 指定。",
            "Found no data folder for this user (neither HOME nor XDG_DATA_HOME is set). Name one in VEGFTRENDS_HOME."
        );

    public string Written(string path) =>
        Pick($"已写入 {path}；去掉行首的 # 即可设置。", $"Written: {path}. Take the # away from a line to set it.");

    /// <param name="from">As in JSON.</param>
    public string From(string from) =>
        from switch
        {
            "option" => Pick("命令选项", "option"),
            "environment" => Pick("环境变量", "environment"),
            "file" => Pick("设置文件", "settings file"),
            _ => Pick("默认", "default"),
        };

    string Pick(string zh, string en) => language == Language.Zh ? zh : en;
}
