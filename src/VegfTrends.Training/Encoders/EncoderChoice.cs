using System.Text.Json;
using System.Text.Json.Nodes;
using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>The encoder that every command uses, and the category model that goes with it.</summary>
/// <param name="Name">As its manifest says.</param>
/// <param name="Folder">Holds its <c>encoder.json</c>.</param>
/// <param name="Categories">Folder of the category model trained with it; an installed encoder may not have one
/// yet.</param>
/// <param name="IsBundled">Whether it is the one beside the program.</param>
public sealed record EncoderChoice(string Name, string Folder, string Categories, bool IsBundled)
{
    static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>The choice in <c>settings.json</c> of the user's data folder; the bundled encoder when there is
    /// none.</summary>
    /// <exception cref="InvalidDataException">The settings are broken, or name an encoder that is not
    /// installed.</exception>
    public static EncoderChoice Read(EncoderFolders folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        string name =
            folders.Home is { } home
            && Settings(home)["encoder"] is JsonValue value
            && value.TryGetValue(out string? chosen)
                ? chosen
                : EncoderFolders.BundledAlias;
        try
        {
            return Of(folders, name);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException(
                $"{SettingsPath(folders.NeededHome)} chooses encoder '{name}': {e.Message} Or go back: vegftrends "
                    + $"encoder use {EncoderFolders.BundledAlias}.",
                e
            );
        }
    }

    /// <summary>The choice of a named encoder, whether or not it is in use.</summary>
    /// <exception cref="InvalidDataException">It is not installed.</exception>
    public static EncoderChoice Of(EncoderFolders folders, string name)
    {
        ArgumentNullException.ThrowIfNull(folders);
        string folder = folders.Find(name);
        return folder == folders.Bundled
            ? new EncoderChoice(folders.BundledName, folder, folders.BundledCategories, IsBundled: true)
            : new EncoderChoice(
                Path.GetFileName(folder),
                folder,
                folders.CategoriesOf(Path.GetFileName(folder)),
                IsBundled: false
            );
    }

    /// <summary>Makes this the encoder that every command uses; other settings stay. The file changes whole or not at
    /// all.</summary>
    public void Save(EncoderFolders folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        Directory.CreateDirectory(folders.NeededHome);
        JsonObject settings = Settings(folders.NeededHome);
        settings["encoder"] = IsBundled ? EncoderFolders.BundledAlias : Name;
        WholeFile.Write(SettingsPath(folders.NeededHome), settings.ToJsonString(Json) + "\n");
    }

    /// <summary>Whether the category model here was trained with this encoder; <c>false</c> also when there is
    /// none.</summary>
    /// <param name="encoderId">Of the loaded encoder.</param>
    /// <exception cref="InvalidDataException">The model is broken.</exception>
    public bool HasCategories(string encoderId)
    {
        string path = Path.Combine(Categories, "model.json");
        try
        {
            return File.Exists(path) && CategoryModelFile.FromBytes(File.ReadAllBytes(path)).Encoder == encoderId;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(
                $"{path}: found a broken category model ({e.Message}). Delete the file and try again.",
                e
            );
        }
    }

    static string SettingsPath(string home) => Path.Combine(home, "settings.json");

    static JsonObject Settings(string home)
    {
        string path = SettingsPath(home);
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            return JsonNode.Parse(File.ReadAllText(path)) as JsonObject
                ?? throw new JsonException("the file holds no object");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(
                $"{path}: found broken settings ({e.Message}), expected a JSON object. Mend or delete the file.",
                e
            );
        }
    }
}
