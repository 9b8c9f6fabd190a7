namespace VegfTrends.Core;

/// <summary>The shape of <c>specialty.yaml</c>. A key of YAML with nothing behind it gives <c>null</c>, whatever the
/// default.</summary>
sealed class SpecialtyFile
{
    // The two values of the cancer facet that are no tumour of a lexicon.
    internal const string Other = "other",
        None = "none";

    public List<TumourEntry?>? Tumours { get; set; }

    public List<string?>? Beside { get; set; }

    public List<SubtypeEntry?>? Subtypes { get; set; }

    public List<CuedEntry?>? Settings { get; set; }

    public static SpecialtyFile Read(string path) => SeedYaml.Read<SpecialtyFile>(path);

    public Specialty ToSpecialty(string path)
    {
        Tumour[] tumours = [.. Entries(Tumours, "tumours", path).Select(t => new Tumour(t.Key!, t.ShownName(path)))];
        if (tumours.FirstOrDefault()?.Key is not { } first || first is Other or None)
        {
            throw new InvalidDataException(
                $"{path}: 'tumours' begins with '{tumours.FirstOrDefault()?.Key}', expected a tumour: it is the one that "
                    + "comes first everywhere."
            );
        }

        SubtypeEntry[] subtypes = Entries(Subtypes, "subtypes", path);
        return new Specialty(
            path,
            tumours,
            new CuePattern(Beside, $"{path}: 'beside'"),
            [.. subtypes.Select(s => s.ToSubtype(tumours, subtypes, path))],
            [
                .. Entries(Settings, "settings", path)
                    .Select(s => new Setting(s.Key!, s.ShownName(path), new CuePattern(s.Cues, s.Where(path)))),
            ]
        );
    }

    static T[] Entries<T>(List<T?>? entries, string list, string path)
        where T : NamedEntry
    {
        var keys = new HashSet<string>();
        foreach ((int at, T? entry) in (entries ?? []).Index())
        {
            string key = entry?.Key ?? "";
            if (key.Length == 0 || !key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
            {
                throw new InvalidDataException(
                    $"{path}: entry {at + 1} of '{list}' has the key '{key}', expected lower-case letters, digits and "
                        + "underscores."
                );
            }

            if (!keys.Add(key))
            {
                throw new InvalidDataException(
                    $"{path}: the key '{key}' stands twice in '{list}', expected once. Merge them."
                );
            }
        }

        return [.. (entries ?? []).OfType<T>()];
    }

    public abstract class NamedEntry
    {
        public string? Key { get; set; }

        public NamePair? Name { get; set; }

        public string Where(string path) => $"{path}: '{Key}'";

        public Bilingual ShownName(string path) =>
            string.IsNullOrWhiteSpace(Name?.Zh) || string.IsNullOrWhiteSpace(Name?.En)
                ? throw new InvalidDataException(
                    $"{Where(path)} has the Chinese name '{Name?.Zh}' and the English name '{Name?.En}', expected both."
                )
                : Name.ToBilingual();
    }

    public sealed class TumourEntry : NamedEntry;

    public class CuedEntry : NamedEntry
    {
        public List<string?>? Cues { get; set; }
    }

    public sealed class SubtypeEntry : CuedEntry
    {
        public string? Tumour { get; set; }

        public List<string>? ImpliedBy { get; set; }

        public Subtype ToSubtype(IReadOnlyList<Tumour> tumours, IReadOnlyList<SubtypeEntry> all, string path)
        {
            if (Tumour is null or None || tumours.All(t => t.Key != Tumour))
            {
                throw new InvalidDataException(
                    $"{Where(path)} has the tumour '{Tumour}', expected one of "
                        + $"{string.Join(", ", tumours.Select(t => t.Key).Where(t => t != None))}."
                );
            }

            if (ImpliedBy?.Find(i => i == Key || all.All(s => s.Key != i || s.Tumour != Tumour)) is { } stray)
            {
                throw new InvalidDataException(
                    $"{Where(path)} is implied by '{stray}', expected other subtypes of the same tumour."
                );
            }

            return new Subtype(Key!, ShownName(path), Tumour, ImpliedBy ?? [], new CuePattern(Cues, Where(path)));
        }
    }
}
