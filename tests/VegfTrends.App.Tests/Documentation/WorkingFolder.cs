using VegfTrends.Core;

namespace VegfTrends.EndToEnd.Documentation;

/// <summary>Makes a folder the current one of this process, and <c>home</c> in it the user's data folder, until it is
/// disposed of.</summary>
sealed class WorkingFolder : IDisposable
{
    readonly string _folder = Directory.GetCurrentDirectory();
    readonly string? _home = Environment.GetEnvironmentVariable(UserFolder.Variable);

    public WorkingFolder(string folder)
    {
        Directory.SetCurrentDirectory(folder);
        Environment.SetEnvironmentVariable(UserFolder.Variable, Path.Combine(folder, "home"));
    }

    public void Dispose()
    {
        Directory.SetCurrentDirectory(_folder);
        Environment.SetEnvironmentVariable(UserFolder.Variable, _home);
    }
}
