namespace VegfTrends.Training;

/// <summary>Six sentences in two languages, written for this project: to an encoder that works, each is nearest to its
/// translation.</summary>
static class CheckSentences
{
    public static readonly IReadOnlyList<(string Zh, string En)> Pairs =
    [
        (
            "阿替利珠单抗联合贝伐珠单抗一线治疗不可切除肝细胞癌。",
            "Atezolizumab plus bevacizumab as first-line treatment of unresectable hepatocellular carcinoma."
        ),
        (
            "树突状细胞疫苗治疗黑色素瘤患者的免疫应答。",
            "Immune response to a dendritic cell vaccine in patients with melanoma."
        ),
        ("玻璃体内注射药物治疗年龄相关性黄斑变性。", "Intravitreal injection for age-related macular degeneration."),
        ("高血压和蛋白尿是最常见的不良反应。", "Hypertension and proteinuria were the most common adverse events."),
        ("深度学习用于乳腺磁共振图像分割。", "Deep learning for the segmentation of breast magnetic resonance images."),
        (
            "医院护士睡眠质量与心理压力的调查。",
            "A survey of sleep quality and psychological stress among hospital nurses."
        ),
    ];

    /// <summary>A text as long as an abstract, for speed.</summary>
    public static string Abstract =>
        string.Join(' ', Pairs.Select(p => p.En).Concat(Pairs.Select(p => p.En)).Concat(Pairs.Select(p => p.Zh)));
}
