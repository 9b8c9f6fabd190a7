namespace VegfTrends.Core;

/// <summary>The names to show for the keys that assessments carry: agents, study types and cancers. An unknown key is its own name.</summary>
public sealed class ConceptNames
{
    static readonly Dictionary<string, Bilingual> Cancers = new()
    {
        ["breast"] = new("乳腺癌", "breast cancer"), ["liver"] = new("肝癌", "liver cancer"), ["lung"] = new("肺癌", "lung cancer"),
        ["kidney"] = new("肾癌", "kidney cancer"), ["colorectal"] = new("结直肠癌", "colorectal cancer"), ["ovarian"] = new("卵巢癌", "ovarian cancer"),
        ["brain"] = new("脑肿瘤", "brain tumour"), ["other"] = new("其他肿瘤", "other tumour"), ["none"] = new("未提及肿瘤", "no tumour named"),
    };

    readonly Dictionary<(ConceptGroup, string), Concept> _concepts;

    public ConceptNames(Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        _concepts = lexicon.Concepts.ToDictionary(c => (c.Group, c.Key));
    }

    public Bilingual Agent(string key) => Of(ConceptGroup.Agent, key);

    /// <param name="key">See <see cref="Assessment.StudyType"/>.</param>
    public Bilingual StudyType(string key) => key == "other" ? new Bilingual("其他研究", "other study") : Of(ConceptGroup.StudyType, key);

    /// <param name="key">See <see cref="Assessment.Cancer"/>.</param>
    public static Bilingual Cancer(string key) => Cancers.TryGetValue(key, out Bilingual name) ? name : new Bilingual(key, key);

    /// <summary>Two agents, anti-VEGF first: <c>apatinib + camrelizumab</c>.</summary>
    public string Pair(string antiVegf, string partner, Language language) => $"{Agent(antiVegf).In(language)} + {Agent(partner).In(language)}";

    Bilingual Of(ConceptGroup group, string key) => _concepts.TryGetValue((group, key), out Concept? concept)
        ? new Bilingual(concept.Name(Language.Zh), concept.Name(Language.En))
        : new Bilingual(key, key);
}
