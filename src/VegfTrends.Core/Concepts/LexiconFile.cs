namespace VegfTrends.Core;

/// <summary>The shape of <c>lexicon.yaml</c>.</summary>
sealed class LexiconFile
{
    public Dictionary<string, KindEntry> Kinds { get; set; } = [];

    public List<Entry> Agents { get; set; } = [];

    public List<Entry> Targets { get; set; } = [];

    public List<Entry> Tumours { get; set; } = [];

    public List<Entry> StudyTypes { get; set; } = [];

    public Dictionary<string, Names> Cues { get; set; } = [];

    public VariantEntry? Variants { get; set; }

    public static LexiconFile Read(string path) => SeedYaml.Read<LexiconFile>(path);

    public IEnumerable<Concept> ToConcepts(string path)
    {
        var keys = new HashSet<(ConceptGroup, string)>();
        foreach (
            (ConceptGroup group, List<Entry> entries) in new[]
            {
                (ConceptGroup.Agent, Agents),
                (ConceptGroup.Target, Targets),
                (ConceptGroup.Tumour, Tumours),
                (ConceptGroup.StudyType, StudyTypes),
            }
        )
        {
            foreach (Entry entry in entries)
            {
                string? kind = group switch
                {
                    ConceptGroup.Tumour => entry.Cancer,
                    ConceptGroup.StudyType => entry.Key,
                    _ => entry.Kind,
                };
                if (
                    string.IsNullOrWhiteSpace(entry.Key)
                    || string.IsNullOrWhiteSpace(kind)
                    || entry.Zh.Count + entry.En.Count == 0
                )
                {
                    throw new InvalidDataException(
                        $"{path}: a {group} entry has key '{entry.Key}', kind '{kind}' and "
                            + $"{entry.Zh.Count + entry.En.Count} names; expected all three."
                    );
                }

                if (!keys.Add((group, entry.Key)))
                {
                    throw new InvalidDataException(
                        $"{path}: the key '{entry.Key}' stands twice among the {group} entries. Merge them."
                    );
                }

                yield return new Concept
                {
                    Key = entry.Key,
                    Group = group,
                    Kind = kind,
                    IsClass = entry.Class,
                    IsAmbiguous = entry.Ambiguous,
                    Subtype = entry.Subtype,
                    Label = entry.Name?.ToBilingual() ?? default,
                    Zh = entry.Zh,
                    En = entry.En,
                };
            }
        }
    }

    public sealed class KindEntry
    {
        public NamePair Name { get; set; } = new();

        public string? Side { get; set; }

        public string? Also { get; set; }
    }

    public sealed class Entry
    {
        public string Key { get; set; } = "";

        public string? Kind { get; set; }

        public string? Cancer { get; set; }

        public string? Subtype { get; set; }

        public bool Class { get; set; }

        public bool Ambiguous { get; set; }

        public NamePair? Name { get; set; }

        public string? Note { get; set; }

        public List<string> Zh { get; set; } = [];

        public List<string> En { get; set; } = [];
    }

    public sealed class Names
    {
        public List<string> Zh { get; set; } = [];

        public List<string> En { get; set; } = [];
    }

    public sealed class VariantEntry
    {
        public string Traditional { get; set; } = "";

        public string Other { get; set; } = "";
    }
}
