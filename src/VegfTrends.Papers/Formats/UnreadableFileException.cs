namespace VegfTrends.Papers.Formats;

/// <summary>A whole file cannot be read. Names the file, what was found, what was expected.</summary>
public sealed class UnreadableFileException : IOException
{
    public UnreadableFileException(string path, string found, string expected, Exception? inner = null)
        : base($"{path}: found {found}, expected {expected}.", inner) =>
        (File, Found, Expected) = (Path.GetFileName(path), found, expected);

    public string File { get; }

    public string Found { get; }

    public string Expected { get; }
}
