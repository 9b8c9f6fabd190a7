namespace VegfTrends.Core;

/// <summary>The seeds and models that travel beside the program.</summary>
public static class BundledFiles
{
    /// <param name="relative">With forward slashes, such as <c>models/encoder</c>.</param>
    public static string Path(string relative) => System.IO.Path.Combine(AppContext.BaseDirectory, relative);
}
