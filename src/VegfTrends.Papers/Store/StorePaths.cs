using VegfTrends.Core;

namespace VegfTrends.Papers.Store;

public static class StorePaths
{
    /// <summary><c>store.db</c> in the user's data folder, see <see cref="UserFolder.Find"/>.</summary>
    /// <exception cref="StoreException">The user has no data folder, as in some containers.</exception>
    public static string Default =>
        UserFolder.Find() is { } folder
            ? Path.Combine(folder, "store.db")
            : throw new StoreException(
                "Found no data folder for this user (neither HOME nor XDG_DATA_HOME is set). Name the store: --store PATH."
            );
}
