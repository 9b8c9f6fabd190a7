namespace VegfTrends.Core;

/// <summary>The names to show for the keys that assessments carry: agents, study types and cancers. An unknown key is
/// its own name.</summary>
public sealed class ConceptNames
{
    static readonly Dictionary<string, Bilingual> Cancers = new()
    {
        ["breast"] = new("乳腺癌", "breast cancer"),
        ["liver"] = new("肝癌", "liver cancer"),
        ["lung"] = new("肺癌", "lung cancer"),
        ["kidney"] = new("肾癌", "kidney cancer"),
        ["colorectal"] = new("结直肠癌", "colorectal cancer"),
        ["ovarian"] = new("卵巢癌", "ovarian cancer"),
        ["brain"] = new("脑肿瘤", "brain tumour"),
        ["other"] = new("其他肿瘤", "other tumour"),
        ["none"] = new("未提及肿瘤", "no tumour named"),
    };

    static readonly Dictionary<string, Bilingual> Subtypes = new()
    {
        ["triple_negative"] = new("三阴性", "triple-negative"),
        ["her2_positive"] = new("HER2阳性", "HER2-positive"),
        ["hr_positive"] = new("激素受体阳性", "HR-positive"),
        ["her2_low"] = new("HER2低表达", "HER2-low"),
        ["her2_negative"] = new("HER2阴性", "HER2-negative"),
        ["nsclc"] = new("非小细胞", "non-small cell"),
        ["sclc"] = new("小细胞", "small cell"),
    };

    static readonly Dictionary<string, Bilingual> Settings = new()
    {
        ["neoadjuvant"] = new("新辅助", "neoadjuvant"),
        ["adjuvant"] = new("辅助", "adjuvant"),
        ["first_line"] = new("一线", "first line"),
        ["later_line"] = new("二线及以上", "second line or later"),
        ["maintenance"] = new("维持治疗", "maintenance"),
        ["advanced"] = new("晚期或转移性", "advanced or metastatic"),
    };

    readonly Dictionary<(ConceptGroup, string), Concept> _concepts;

    public ConceptNames(Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        _concepts = lexicon.Concepts.ToDictionary(c => (c.Group, c.Key));
    }

    public Bilingual Agent(string key) => Of(ConceptGroup.Agent, key);

    /// <param name="key">See <see cref="Assessment.StudyType"/>.</param>
    public Bilingual StudyType(string key) =>
        key == "other" ? new Bilingual("其他研究", "other study") : Of(ConceptGroup.StudyType, key);

    /// <summary>Place of a tumour in lists: breast cancer first, no tumour last; unknown ones after all
    /// others.</summary>
    /// <param name="key">See <see cref="Assessment.Cancer"/>.</param>
    public static int CancerRank(string key) =>
        Cancers.ContainsKey(key) ? Cancers.Keys.TakeWhile(k => k != key).Count() : Cancers.Count;

    /// <param name="key">See <see cref="Assessment.Cancer"/>.</param>
    public static Bilingual Cancer(string key) =>
        Cancers.TryGetValue(key, out Bilingual name) ? name : new Bilingual(key, key);

    /// <param name="key">See <see cref="StudyDetails.Subtypes"/>.</param>
    public static Bilingual Subtype(string key) =>
        Subtypes.TryGetValue(key, out Bilingual name) ? name : new Bilingual(key, key);

    /// <param name="key">See <see cref="StudyDetails.Settings"/>.</param>
    public static Bilingual Setting(string key) =>
        Settings.TryGetValue(key, out Bilingual name) ? name : new Bilingual(key, key);

    /// <summary>Two agents, anti-VEGF first: <c>apatinib + camrelizumab</c>.</summary>
    public string Pair(string antiVegf, string partner, Language language) =>
        $"{Agent(antiVegf).In(language)} + {Agent(partner).In(language)}";

    Bilingual Of(ConceptGroup group, string key) =>
        _concepts.TryGetValue((group, key), out Concept? concept)
            ? new Bilingual(concept.Name(Language.Zh), concept.Name(Language.En))
            : new Bilingual(key, key);
}
