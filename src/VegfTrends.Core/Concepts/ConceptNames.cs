namespace VegfTrends.Core;

/// <summary>The names to show for the keys that assessments carry: agents, study types, tumours, their
/// subtypes, and settings. An unknown key is its own name.</summary>
public sealed class ConceptNames
{
    readonly Dictionary<(ConceptGroup, string), Concept> _concepts;
    readonly Dictionary<string, Bilingual> _cancers,
        _subtypes,
        _settings;
    readonly Dictionary<string, int> _cancerRanks;

    public ConceptNames(Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        _concepts = lexicon.Concepts.ToDictionary(c => (c.Group, c.Key));
        Specialty specialty = lexicon.Specialty;
        _cancers = specialty.Tumours.ToDictionary(t => t.Key, t => t.Name);
        _cancerRanks = specialty.Tumours.Index().ToDictionary(t => t.Item.Key, t => t.Index);
        _subtypes = specialty.Subtypes.ToDictionary(s => s.Key, s => s.Name);
        _settings = specialty.Settings.ToDictionary(s => s.Key, s => s.Name);
        FirstTumour = specialty.First;
    }

    /// <inheritdoc cref="Specialty.First"/>
    public Tumour FirstTumour { get; }

    public Bilingual Agent(string key) => Of(ConceptGroup.Agent, key);

    /// <param name="key">See <see cref="Assessment.StudyType"/>.</param>
    public Bilingual StudyType(string key) =>
        key == "other" ? new Bilingual("其他研究", "other study") : Of(ConceptGroup.StudyType, key);

    /// <summary>Place of a tumour in lists, that of <see cref="Specialty.Tumours"/>; unknown ones after all
    /// others.</summary>
    /// <param name="key">See <see cref="Assessment.Cancer"/>.</param>
    public int CancerRank(string key) => _cancerRanks.GetValueOrDefault(key, _cancerRanks.Count);

    /// <param name="key">See <see cref="Assessment.Cancer"/>.</param>
    public Bilingual Cancer(string key) => Named(_cancers, key);

    /// <param name="key">See <see cref="StudyDetails.Subtypes"/>.</param>
    public Bilingual Subtype(string key) => Named(_subtypes, key);

    /// <param name="key">See <see cref="StudyDetails.Settings"/>.</param>
    public Bilingual Setting(string key) => Named(_settings, key);

    /// <summary>Two agents, anti-VEGF first: <c>apatinib + camrelizumab</c>.</summary>
    public string Pair(string antiVegf, string partner, Language language) =>
        $"{Agent(antiVegf).In(language)} + {Agent(partner).In(language)}";

    static Bilingual Named(Dictionary<string, Bilingual> names, string key) =>
        names.TryGetValue(key, out Bilingual name) ? name : new Bilingual(key, key);

    Bilingual Of(ConceptGroup group, string key) =>
        _concepts.TryGetValue((group, key), out Concept? concept)
            ? new Bilingual(concept.Name(Language.Zh), concept.Name(Language.En))
            : new Bilingual(key, key);
}
