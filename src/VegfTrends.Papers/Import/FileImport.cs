namespace VegfTrends.Papers.Import;

/// <summary>What became of one file.</summary>
/// <param name="Path">As it was given, or as found in a given folder.</param>
/// <param name="Format">Format key, or <c>unknown</c>.</param>
/// <param name="New">Papers that the store did not know.</param>
/// <param name="Duplicates">Records of known papers.</param>
/// <param name="Quarantined">Records that could not be read; a file that cannot be read at all counts as one.</param>
/// <param name="Deleted">Deletion notices.</param>
public sealed record FileImport(string Path, string Format, int New, int Duplicates, int Quarantined, int Deleted)
{
    /// <summary>File name without folder.</summary>
    public string File => System.IO.Path.GetFileName(Path);

    /// <summary>Records met: new, duplicate or quarantined.</summary>
    public int Read => New + Duplicates + Quarantined;
}
