using VegfTrends.Papers.Store;

namespace VegfTrends.Papers.Tests.Store;

/// <summary>A folder that goes with the test, and a store in it.</summary>
sealed class TempFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("vegftrends-").FullName;

    public string StorePath => Path.Combine(Root, "store.db");

    public PaperStore Store(StoreOptions? options = null) => PaperStore.Open(StorePath, options);

    public string File(string name, string content = "x")
    {
        string path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
