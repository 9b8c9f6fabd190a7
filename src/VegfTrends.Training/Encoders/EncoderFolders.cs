using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>Where encoders are: the bundled one beside the program, installed ones in the user's data folder.</summary>
/// <param name="Home">The user's data folder, or <c>null</c> for a user without one.</param>
/// <param name="Bundled">Folder of the bundled encoder.</param>
/// <param name="BundledCategories">Folder of the category model that was trained with the bundled encoder.</param>
public sealed record EncoderFolders(string? Home, string Bundled, string BundledCategories)
{
    /// <summary>The name that always means the encoder beside the program, whatever its manifest calls it.</summary>
    public const string BundledAlias = "bundled";

    /// <summary>The folders of this program and this user, see <see cref="UserFolder.Find"/>.</summary>
    public static EncoderFolders Default =>
        new(UserFolder.Find(), BundledFiles.Path("models/encoder"), BundledFiles.Path("models/categories"));

    public string BundledName => EncoderManifest.Read(Bundled).Name;

    /// <exception cref="InvalidDataException">The user has no data folder.</exception>
    public string Installed => Path.Combine(NeededHome, "encoders");

    /// <summary>Where downloads wait until they are whole.</summary>
    public string Partial => Path.Combine(Installed, ".partial");

    /// <exception cref="InvalidDataException">The user has no data folder.</exception>
    public string NeededHome =>
        Home
        ?? throw new InvalidDataException(
            $"Found no data folder for this user (neither HOME nor XDG_DATA_HOME is set). Name one in {UserFolder.Variable}."
        );

    public bool IsBundled(string name) =>
        name.Equals(BundledAlias, StringComparison.OrdinalIgnoreCase)
        || name.Equals(BundledName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Names of the installed encoders, sorted; the bundled one is not among them.</summary>
    public IReadOnlyList<string> InstalledNames() =>
        Home is null || !Directory.Exists(Installed)
            ? []
            :
            [
                .. Directory
                    .GetDirectories(Installed)
                    .Where(d => File.Exists(Path.Combine(d, EncoderManifest.FileName)))
                    .Select(d => Path.GetFileName(d)!)
                    .Where(EncoderManifest.IsName)
                    .Order(StringComparer.Ordinal),
            ];

    /// <summary>The folder of a bundled or installed encoder.</summary>
    /// <exception cref="InvalidDataException">There is none of this name; the message says which there are.</exception>
    public string Find(string name)
    {
        if (IsBundled(name))
        {
            return Bundled;
        }

        IReadOnlyList<string> installed = InstalledNames();
        return installed.FirstOrDefault(n => n.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found
            ? Path.Combine(Installed, found)
            : throw new InvalidDataException(
                $"Encoder '{name}' is not installed, only {string.Join(", ", installed.Prepend(BundledAlias))}. "
                    + $"Install it: vegftrends encoder pull {name}."
            );
    }

    /// <summary>Where the category model trained with an installed encoder is.</summary>
    public string CategoriesOf(string name) => Path.Combine(NeededHome, "categories", name);
}
