using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>One line of the list of encoders.</summary>
/// <param name="Manifest">Of the encoder; of one that is only known, without checksums.</param>
/// <param name="State"><c>bundled</c>, <c>installed</c> or <c>known</c>.</param>
/// <param name="InUse">Whether every command uses it.</param>
/// <param name="Bytes">Of all its files; <c>null</c> when not known.</param>
/// <param name="Folder">Where it is; <c>null</c> for one that is only known.</param>
public sealed record EncoderListing(EncoderManifest Manifest, string State, bool InUse, long? Bytes, string? Folder)
{
    public string Name => Manifest.Name;

    /// <summary>One line for people.</summary>
    public Bilingual About { get; init; }

    /// <summary>The bundled one, the installed ones, then what can be installed.</summary>
    public static IReadOnlyList<EncoderListing> All(EncoderFolders folders, EncoderCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(folders);
        ArgumentNullException.ThrowIfNull(catalogue);
        string inUse = EncoderChoice.Read(folders).Folder;
        IReadOnlyList<string> installed = folders.InstalledNames();
        return
        [
            Here(folders.Bundled, "bundled"),
            .. installed.Select(name => Here(Path.Combine(folders.Installed, name), "installed")),
            .. catalogue
                .Encoders.Where(e => !installed.Contains(e.Name, StringComparer.OrdinalIgnoreCase))
                .Select(e => new EncoderListing(e.Template, "known", false, e.Size, null) { About = e.About }),
        ];

        EncoderListing Here(string folder, string state)
        {
            EncoderManifest manifest = EncoderManifest.Read(folder);
            long bytes = manifest
                .Files.Select(f => new FileInfo(Path.Combine(folder, f.File)))
                .Sum(f => f.Exists ? f.Length : 0);
            return new EncoderListing(manifest, state, folder == inUse, bytes, folder)
            {
                About = catalogue.Find(manifest.Name)?.About ?? default,
            };
        }
    }
}
