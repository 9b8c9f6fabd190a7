namespace VegfTrends.Core;

/// <summary>The user's data folder: the store's default place, installed encoders, settings.</summary>
public static class UserFolder
{
    /// <summary>Names the environment variable that puts the data folder elsewhere.</summary>
    public const string Variable = "VEGFTRENDS_HOME";

    /// <summary>
    /// The folder that VEGFTRENDS_HOME names, else <c>vegftrends</c> in <c>%LOCALAPPDATA%</c> on Windows, in
    /// <c>$XDG_DATA_HOME</c> or
    /// <c>~/.local/share</c> on Linux, in <c>~/Library/Application Support</c> on macOS; <c>null</c> for a user without
    /// any, as in some containers. The folder may not exist yet.
    /// </summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return Path.GetFullPath(given);
        }

        string folder = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData,
            Environment.SpecialFolderOption.DoNotVerify
        );
        return folder.Length > 0 ? Path.Combine(folder, "vegftrends") : null;
    }
}
