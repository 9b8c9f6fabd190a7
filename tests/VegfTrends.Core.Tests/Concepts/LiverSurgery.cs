namespace VegfTrends.Core.Tests.Concepts;

/// <summary>A specialty file of somebody else: liver first, with subtypes and settings of its own.</summary>
static class LiverSurgery
{
    public const string Yaml = """
        tumours:
          - {key: liver, name: {zh: 肝癌, en: liver cancer}}
          - {key: colorectal, name: {zh: 结直肠癌, en: colorectal cancer}}
          - {key: breast, name: {zh: 乳腺癌, en: breast cancer}}
          - {key: lung, name: {zh: 肺癌, en: lung cancer}}
          - {key: kidney, name: {zh: 肾癌, en: kidney cancer}}
          - {key: ovarian, name: {zh: 卵巢癌, en: ovarian cancer}}
          - {key: brain, name: {zh: 脑肿瘤, en: brain tumour}}
          - {key: other, name: {zh: 其他肿瘤, en: other tumour}}
          - {key: none, name: {zh: 未提及肿瘤, en: no tumour named}}
        beside: [carcinoma, patients, 癌, 患者]
        subtypes:
          - key: hbv
            tumour: liver
            name: {zh: 乙肝相关, en: HBV-related}
            cues: ['(?:hbv|hepatitis b)[- ](?:related|associated)', 乙肝相关]
          - key: child_pugh_a
            tumour: liver
            name: {zh: Child-Pugh A级, en: Child-Pugh A}
            cues: ['child-?pugh (?:class )?a(?![a-z])', 'child-?pugh ?a级']
          - key: preserved
            tumour: liver
            name: {zh: 肝功能良好, en: preserved liver function}
            implied_by: [child_pugh_a]
            cues: [preserved liver function, 肝功能良好]
        settings:
          - key: after_tace
            name: {zh: TACE后, en: after TACE}
            cues: ['after (?:tace|chemoembolization)', tace后]
          - key: before_transplant
            name: {zh: 移植前, en: before transplantation}
            cues: [bridging to transplant, 移植前]
        """;

    public static Specialty Specialty { get; } = Read(Yaml);

    public static Specialty Read(string yaml)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".yaml");
        File.WriteAllText(path, yaml);
        try
        {
            return Specialty.Load(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
