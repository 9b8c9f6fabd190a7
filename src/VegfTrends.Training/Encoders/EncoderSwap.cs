using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>Puts a finished folder in the place of an encoder of the same name; a program killed in between loses
/// neither.</summary>
static class EncoderSwap
{
    /// <returns>The folder where the encoder is now.</returns>
    public static string Into(EncoderFolders folders, string staging, EncoderManifest manifest)
    {
        string target = Path.Combine(folders.Installed, manifest.Name),
            old = Old(folders, manifest.Name);
        foreach (
            string stray in Directory
                .GetFileSystemEntries(staging)
                .Where(e =>
                    !manifest.Files.Any(f => f.File == Path.GetFileName(e))
                    && Path.GetFileName(e) != EncoderManifest.FileName
                )
        )
        {
            File.Delete(stray);
        }

        if (Directory.Exists(target))
        {
            Directory.Move(target, old);
        }

        Directory.Move(staging, target);
        if (Directory.Exists(old))
        {
            Directory.Delete(old, recursive: true);
        }

        return target;
    }

    /// <summary>Brings back an encoder whose replacement was interrupted, and clears what an interrupted replacement
    /// left.</summary>
    public static void Recover(EncoderFolders folders, string name)
    {
        string target = Path.Combine(folders.Installed, name),
            old = Old(folders, name);
        if (!Directory.Exists(old))
        {
            return;
        }

        if (Directory.Exists(target))
        {
            Directory.Delete(old, recursive: true);
        }
        else
        {
            Directory.Move(old, target);
        }
    }

    static string Old(EncoderFolders folders, string name) => Path.Combine(folders.Partial, name + ".old");
}
