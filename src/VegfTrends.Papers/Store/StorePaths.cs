namespace VegfTrends.Papers.Store;

public static class StorePaths
{
    /// <summary>
    /// <c>vegftrends/store.db</c> in the user's data folder: <c>%LOCALAPPDATA%</c> on Windows, <c>$XDG_DATA_HOME</c> or <c>~/.local/share</c> on Linux,
    /// <c>~/Library/Application Support</c> on macOS.
    /// </summary>
    /// <exception cref="StoreException">The user has no data folder, as in some containers.</exception>
    public static string Default
    {
        get
        {
            string folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return folder.Length > 0
                ? Path.Combine(folder, "vegftrends", "store.db")
                : throw new StoreException("Found no data folder for this user (neither HOME nor XDG_DATA_HOME is set). Name the store: --store PATH.");
        }
    }
}
