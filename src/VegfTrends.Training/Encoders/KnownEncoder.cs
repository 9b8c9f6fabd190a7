using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>An encoder that can be installed: its manifest but for the checksums, and its files.</summary>
/// <param name="Template">The manifest; checksums are filled in from the files that came, and inputs that the graph
/// lacks are left out.</param>
/// <param name="Repository">Owner and name below the base address; empty for an encoder that is not in the
/// catalogue.</param>
/// <param name="Revision">A commit, so that the files cannot change.</param>
/// <param name="Files">In the order in which they are fetched.</param>
public sealed record KnownEncoder(
    EncoderManifest Template,
    string Repository,
    string Revision,
    IReadOnlyList<KnownFile> Files
)
{
    public string Name => Template.Name;

    /// <summary>Bytes of all files, or <c>null</c> when one is not known.</summary>
    public long? Size => Files.All(f => f.Size is not null) ? Files.Sum(f => f.Size) : null;

    /// <summary>One line for people.</summary>
    public Bilingual About { get; init; }

    /// <summary>The encoder that a manifest describes; its files are expected beside it.</summary>
    public static KnownEncoder Of(EncoderManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return new KnownEncoder(
            manifest,
            "",
            "",
            [.. manifest.Files.Select(f => new KnownFile(f.File, null, f.Sha256))]
        );
    }
}

/// <summary>A file of an encoder that can be installed.</summary>
/// <param name="Path">Below the encoder's repository, with forward slashes.</param>
/// <param name="Size">Bytes, or <c>null</c> when nobody published it.</param>
/// <param name="Sha256">Lower-case hexadecimal, or <c>null</c> when nobody published it.</param>
public sealed record KnownFile(string Path, long? Size, string? Sha256)
{
    /// <summary>The last part of the path: the file's name once it is installed.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}
