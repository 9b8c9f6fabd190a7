using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>What an installation brought.</summary>
/// <param name="Manifest">As it stands in the folder.</param>
/// <param name="Folder">Where the encoder is now.</param>
/// <param name="NewlyPinned">Files without a published checksum, with the one that is expected from now on.</param>
public sealed record InstalledEncoder(EncoderManifest Manifest, string Folder, IReadOnlyList<ManifestFile> NewlyPinned);
