namespace VegfTrends.Core;

/// <summary>How far towards the clinic a study stands, by its study type (<see cref="Assessment.StudyType"/>). The
/// first four are a ladder, the rest stand beside it.</summary>
public enum EvidenceStage
{
    Preclinical,

    Phase1,

    /// <summary>Phase 1/2 as well: the study type takes the higher phase of a combined trial.</summary>
    Phase2,

    /// <summary>Phase 2/3 and phase 4 as well: the study type has no phase 4 of its own.</summary>
    Phase3,

    /// <summary>Retrospective, real-world and case reports.</summary>
    Observational,

    /// <summary>Reviews and meta-analyses: about other studies.</summary>
    Review,

    /// <summary>Guidelines, cost studies, protocols and whatever has no clear type.</summary>
    Other,
}

public static class EvidenceStages
{
    static readonly Dictionary<EvidenceStage, Bilingual> Names = new()
    {
        [EvidenceStage.Preclinical] = new("临床前", "preclinical"),
        [EvidenceStage.Phase1] = new("Ⅰ期", "phase 1"),
        [EvidenceStage.Phase2] = new("Ⅱ期", "phase 2"),
        [EvidenceStage.Phase3] = new("Ⅲ期", "phase 3"),
        [EvidenceStage.Observational] = new("观察性研究", "observational"),
        [EvidenceStage.Review] = new("综述", "review"),
        [EvidenceStage.Other] = new("其他研究", "other study"),
    };

    /// <summary>The stages that are steps, lowest first.</summary>
    public static IReadOnlyList<EvidenceStage> Ladder { get; } =
    [EvidenceStage.Preclinical, EvidenceStage.Phase1, EvidenceStage.Phase2, EvidenceStage.Phase3];

    /// <param name="studyType">See <see cref="Assessment.StudyType"/>; an unknown one is
    /// <see cref="EvidenceStage.Other"/>.</param>
    public static EvidenceStage Of(string studyType) =>
        studyType switch
        {
            "preclinical" => EvidenceStage.Preclinical,
            "phase1" => EvidenceStage.Phase1,
            "phase2" => EvidenceStage.Phase2,
            "phase3" => EvidenceStage.Phase3,
            "retrospective" or "case_report" => EvidenceStage.Observational,
            "review" or "meta_analysis" => EvidenceStage.Review,
            _ => EvidenceStage.Other,
        };

    /// <summary>The highest step where there is one, else observational before review before other;
    /// <see cref="EvidenceStage.Other"/> of nothing.</summary>
    public static EvidenceStage Highest(IEnumerable<EvidenceStage> stages)
    {
        EvidenceStage[] all = [.. stages];
        EvidenceStage[] steps = [.. all.Where(s => s <= EvidenceStage.Phase3)];
        return steps.Length > 0 ? steps.Max()
            : all.Length > 0 ? all.Min()
            : EvidenceStage.Other;
    }

    /// <summary>The name to show.</summary>
    public static Bilingual Name(this EvidenceStage stage) => Names[stage];

    /// <summary>The name used in JSON: <c>preclinical</c>, <c>phase1</c> …</summary>
    public static string Code(this EvidenceStage stage) => stage.ToString().ToLowerInvariant();
}
