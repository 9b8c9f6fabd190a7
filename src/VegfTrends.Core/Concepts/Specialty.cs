using System.Security.Cryptography;
using System.Text;

namespace VegfTrends.Core;

/// <summary>A tumour of the cancer facet, see <see cref="Assessment.Cancer"/>.</summary>
public sealed record Tumour(string Key, Bilingual Name);

/// <summary>A subtype of a tumour, and the words that say it.</summary>
sealed record Subtype(string Key, Bilingual Name, string Tumour, IReadOnlyList<string> ImpliedBy, CuePattern Cues);

/// <summary>A setting of treatment, and the words that say it.</summary>
sealed record Setting(string Key, Bilingual Name, CuePattern Cues);

/// <summary>What a specialty looks at: the order of tumours, their subtypes, and the settings of treatment. Data:
/// <c>seeds/specialty.yaml</c>, or a user's own file of the same form.</summary>
public sealed class Specialty
{
    internal Specialty(
        string path,
        IReadOnlyList<Tumour> tumours,
        CuePattern beside,
        IReadOnlyList<Subtype> subtypes,
        IReadOnlyList<Setting> settings
    )
    {
        (Path, Tumours, Beside, Subtypes, Settings) = (path, tumours, beside, subtypes, settings);
        ReadingSha256 = Sha256(Readings());
    }

    /// <summary>The file it was read from, for messages.</summary>
    public string Path { get; }

    /// <summary>In the order of lists.</summary>
    public IReadOnlyList<Tumour> Tumours { get; }

    /// <summary>The tumour that comes first in the workbook and, without liked papers, in suggestions.</summary>
    public Tumour First => Tumours[0];

    /// <summary>SHA-256 of all that decides which subtypes and settings papers get: keys, cues and their order, but
    /// neither names nor the order of tumours.</summary>
    public string ReadingSha256 { get; }

    /// <summary>Words of patients and tumours, beside which a subtype counts.</summary>
    internal CuePattern Beside { get; }

    internal IReadOnlyList<Subtype> Subtypes { get; }

    internal IReadOnlyList<Setting> Settings { get; }

    /// <summary>Reads a specialty.</summary>
    /// <exception cref="InvalidDataException">An entry is broken; the message names it.</exception>
    public static Specialty Load(string path) => SpecialtyFile.Read(path).ToSpecialty(path);

    /// <summary>The specialty that comes with the program: breast surgery.</summary>
    public static Specialty LoadBundled() => Load(BundledFiles.Path("seeds/specialty.yaml"));

    /// <summary><c>specialty.yaml</c> in the user's data folder where there is one, else the bundled one.</summary>
    /// <exception cref="InvalidDataException">The user's file is broken.</exception>
    public static Specialty LoadInUse() =>
        UserFolder.Find() is { } folder
        && System.IO.Path.Combine(folder, "specialty.yaml") is var own
        && File.Exists(own)
            ? Load(own)
            : LoadBundled();

    /// <exception cref="InvalidDataException">The tumours are not those of a lexicon.</exception>
    internal void RejectOthersThan(IEnumerable<string> cancers)
    {
        var expected = cancers.ToHashSet();
        if (
            expected.Except(Tumours.Select(t => t.Key)).Order(StringComparer.Ordinal).ToArray() is
            { Length: > 0 } missing
        )
        {
            throw new InvalidDataException(
                $"{Path}: 'tumours' lacks {string.Join(", ", missing)}, expected every 'cancer' of the lexicon, other "
                    + "and none."
            );
        }

        if (Tumours.FirstOrDefault(t => !expected.Contains(t.Key)) is { } stray)
        {
            throw new InvalidDataException(
                $"{Path}: 'tumours' has '{stray.Key}', of which the lexicon names nothing; expected one of "
                    + $"{string.Join(", ", expected)}. Correct it, or give entries of the lexicon 'cancer: {stray.Key}'."
            );
        }
    }

    string Readings()
    {
        var text = new StringBuilder().Append(Beside.Text).Append('\n');
        foreach (Subtype s in Subtypes)
        {
            text.Append(s.Tumour).Append('\t').Append(s.Key).Append('\t').AppendJoin(',', s.ImpliedBy);
            text.Append('\t').Append(s.Cues.Text).Append('\n');
        }

        foreach (Setting s in Settings)
        {
            text.Append(s.Key).Append('\t').Append(s.Cues.Text).Append('\n');
        }

        return text.ToString();
    }

    static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
