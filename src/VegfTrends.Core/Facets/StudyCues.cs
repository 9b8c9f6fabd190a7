using System.Text.RegularExpressions;

namespace VegfTrends.Core;

/// <summary>
/// Phrases that tell how a paper was made, in both languages, for folded text (lower case, half width, simplified).
/// What each is worth for which study type is learned, see <see cref="StudyTypeModel"/>; change one and the weights
/// must be fitted again.
/// </summary>
static partial class StudyCues
{
    /// <summary>Name and pattern; the names are those of the weights.</summary>
    public static IReadOnlyList<(string Name, Regex Pattern)> All { get; } =
    [
        ("pre.animal", PreAnimal()),
        ("pre.vitro", PreVitro()),
        ("pre.molecule", PreMolecule()),
        ("pre.say", PreSay()),
        ("p1", P1()),
        ("p12", P12()),
        ("p2", P2()),
        ("p23", P23()),
        ("p3", P3()),
        ("rct", Rct()),
        ("rct.split", RctSplit()),
        ("trial", Trial()),
        ("orr", Orr()),
        ("pts.received", PtsReceived()),
        ("prosp", Prosp()),
        ("pilot", Pilot()),
        ("retro", Retro()),
        ("retro.tissue", RetroTissue()),
        ("retro.imaging", RetroImaging()),
        ("cohort", Cohort()),
        ("case", Case()),
        ("review", Review()),
        ("review.title", ReviewTitle()),
        ("meta", Meta()),
        ("other.guid", OtherGuid()),
        ("other.econ", OtherEcon()),
        ("other.surv", OtherSurv()),
        ("other.comp", OtherComp()),
        ("other.assay", OtherAssay()),
        ("other.prot", OtherProt()),
        ("other.serum", OtherSerum()),
        ("other.nonmed", OtherNonmed()),
        ("women.healthy", WomenHealthy()),
        ("post", Post()),
        ("npat", Npat()),
        ("dose", Dose()),
        ("harm", Harm()),
        ("response", Response()),
        ("measured", Measured()),
        ("compassion", Compassion()),
        ("age.one", AgeOne()),
        ("arms", Arms()),
        ("hr", HazardRatio()),
        ("subgroup", Subgroup()),
        ("stage", StageOf()),
    ];

    [GeneratedRegex(
        @"(?<![a-z0-9])(?:mice|mouse|murine|rats?|rabbits?|zebrafish|xenografts?|xenotransplant\w*|syngeneic|orthotopic"
            + @"|tumou?r-bearing|canine|monkeys?|macaques?|swine|piglets?|guinea pigs?|organoids?|transgenic|knockout"
            + @"|knock-out)(?![a-z0-9])|小鼠|大鼠|裸鼠|家兔|荷瘤|移植瘤|异种移植|斑马鱼|实验兔|新西兰兔|sd鼠|动物模型"
            + @"|动物实验|类器官|仔猪|食蟹猴",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex PreAnimal();

    [GeneratedRegex(
        @"(?<![a-z0-9])in ?vitro(?![a-z0-9])|(?<![a-z0-9])ex vivo(?![a-z0-9])|(?<![a-z0-9])cell lines?(?![a-z0-9])"
            + @"|(?<![a-z0-9])cultured(?![a-z0-9])|(?<![a-z0-9])cell culture(?![a-z0-9])|(?<![a-z0-9])(?:sirna|shrna"
            + @"|mirna|western blot\w*|transfect\w*|elisa assay|luciferase|mtt assay|flow cytometry|ic50"
            + @"|huvecs?)(?![a-z0-9])|体外|细胞系|细胞株|转染|western blot|mtt法|流式细胞|细胞增殖|sirna|培养.{0,6}细胞"
            + @"|细胞培养|pcr检测",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex PreVitro();

    [GeneratedRegex(
        @"(?<![a-z0-9])(?:signal(?:l)?ing pathway|phosphorylat\w*|apoptosis|mrna expression|gene expression|knockdown"
            + @"|overexpress\w*|binding affinity|crystal structure|docking|pharmacokinetics in|we show that"
            + @"|here we (?:show|report|demonstrate)|mechanis\w+)(?![a-z0-9])|信号通路|磷酸化|凋亡|作用机制|机制|蛋白表达|mrna",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex PreMolecule();

    [GeneratedRegex(
        @"(?<![a-z0-9])pre-?clinical(?![a-z0-9])|临床前|(?<![a-z0-9])human (?:umbilical|endothelial)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex PreSay();

    [GeneratedRegex(
        @"(?<![a-z0-9])phase[ -]?(?:i|1|0|one)[ab]?(?:\s*/\s*(?:i?b|1b))?(?![a-z0-9])(?![ -]*(?:/|-|to|and"
            + @"|&)[ -]*(?:phase )?(?:ii|2))|first-in-(?:human|man)|dose[ -](?:escalation|finding|expansion)"
            + @"|maximum tolerated dose|(?<![a-z0-9])mtd(?![a-z0-9])|dose[ -]limiting toxicit"
            + @"|(?<![a-z0-9])dlts?(?![a-z0-9])|recommended phase (?:2|ii) dose|(?<![a-z0-9])rp2d(?![a-z0-9])"
            + @"|(?<![ivx\d/~-])(?:i|1|一|ⅰ)[ab]?期(?!和|、)(?=.{0,12}(?:临床|试验|研究|剂量))|首次人体|剂量递增"
            + @"|剂量爬坡|剂量限制性毒性|最大耐受剂量|3\+3设计",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex P1();

    [GeneratedRegex(
        @"(?<![a-z0-9])phase[ -]?(?:i|1)b? ?(?:/|-|to|and|&|/ ?phase) ?(?:ii|2)[ab]?(?![a-z0-9])|(?:i|1|ⅰ"
            + @"|一)b? ?[/~-] ?(?:ii|2|ⅱ|二)a?期",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex P12();

    [GeneratedRegex(
        @"(?<![a-z0-9])phase[ -]?(?:ii|2|two)[ab]?(?![a-z0-9])(?! dose)(?!\s*(?:/|-|to)\s*(?:iii|3))"
            + @"|(?<![a-z0-9])single[ -]arm(?![a-z0-9])|(?<![a-z0-9])simon'?s?(?![a-z0-9]).{0,20}two-stage"
            + @"|two-stage design|(?<![ivx\d/~ⅰ-])(?:ii|2|二|ⅱ)[ab]?期(?=.{0,12}(?:临床|试验|研究|单臂|随机))"
            + @"|单臂|两阶段设计|单组",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex P2();

    [GeneratedRegex(
        @"(?<![a-z0-9])phase[ -]?(?:ii|2) ?(?:/|-) ?(?:iii|3)(?![a-z0-9])|(?:ii|2|ⅱ|二) ?[/~-] ?(?:iii|3|ⅲ|三)期",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex P23();

    [GeneratedRegex(
        @"(?<![a-z0-9])phase[ -]?(?:iii|3|three|iv|4)b?(?![a-z0-9])|(?<![ivx\d/~ⅱ-])(?:iii|3|三|ⅲ|iv|ⅳ"
            + @"|四)b?期(?=.{0,12}(?:临床|试验|研究|随机|双盲))|确证性",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex P3();

    [GeneratedRegex(
        @"(?<![a-z0-9])randomi[sz]ed(?![a-z0-9])|(?<![a-z0-9])randomly (?:assigned|allocated|divided)"
            + @"|(?<![a-z0-9])randomi[sz]ation|(?<![a-z0-9])double-blind(?![a-z0-9])|placebo|随机(?!森林)|双盲|安慰剂|1 ?[:∶] ?1",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Rct();

    [GeneratedRegex(
        @"随机(?:数字表)?.{0,8}分[为成]|分为(?:观察|对照|试验|治疗|研究)组|对照组.{0,20}各?\d+例|观察组|试验组|治疗组",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex RctSplit();

    [GeneratedRegex(
        @"(?<![a-z0-9])trials?(?![a-z0-9])|(?<![a-z0-9])open[ -]label(?![a-z0-9])"
            + @"|(?<![a-z0-9])enrol(?:l)?ed(?![a-z0-9])|primary end ?points?|(?<![a-z0-9])multicent(?:er"
            + @"|re)(?![a-z0-9])|(?<![a-z0-9])eligible patients(?![a-z0-9])|clinicaltrials\.gov|(?<![a-z0-9])nct\d{8}"
            + @"|临床试验|主要终点|开放标签|多中心|chictr",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Trial();

    [GeneratedRegex(
        @"(?<![a-z0-9])objective response rate(?![a-z0-9])|(?<![a-z0-9])orr(?![a-z0-9])"
            + @"|(?<![a-z0-9])progression-free survival(?![a-z0-9])|(?<![a-z0-9])overall survival(?![a-z0-9])"
            + @"|(?<![a-z0-9])response rate(?![a-z0-9])|客观缓解率|无进展生存|总生存|疗效",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Orr();

    [GeneratedRegex(
        @"(?<![a-z0-9])patients (?:received|were treated|were given)(?![a-z0-9])|患者.{0,6}(?:接受|给予|予以)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex PtsReceived();

    [GeneratedRegex(@"(?<![a-z0-9])prospective(?:ly)?(?![a-z0-9])|前瞻性", RegexOptions.CultureInvariant)]
    private static partial Regex Prosp();

    [GeneratedRegex(
        @"(?<![a-z0-9])pilot (?:study|trial)(?![a-z0-9])|feasibility|预试验",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Pilot();

    [GeneratedRegex(
        @"(?<![a-z0-9])retrospectiv\w+(?![a-z0-9])|(?<![a-z0-9])medical records?(?![a-z0-9])"
            + @"|(?<![a-z0-9])chart review(?![a-z0-9])|(?<![a-z0-9])real[ -]world(?![a-z0-9])"
            + @"|(?<![a-z0-9])we reviewed(?![a-z0-9])|(?<![a-z0-9])were reviewed(?![a-z0-9])"
            + @"|(?<![a-z0-9])claims(?![a-z0-9])|(?<![a-z0-9])propensity(?![a-z0-9])|(?<![a-z0-9])database(?![a-z0-9])"
            + @"|(?<![a-z0-9])seer(?![a-z0-9])|(?<![a-z0-9])registry(?![a-z0-9])|回顾性|回顾分析|真实世界|临床资料"
            + @"|倾向性?评分|病历资料|病例资料|收集.{0,30}患者.{0,20}资料",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Retro();

    [GeneratedRegex(
        @"(?<![a-z0-9])immunohistochem\w+|(?<![a-z0-9])tissue microarrays?(?![a-z0-9])|(?<![a-z0-9])paraffin"
            + @"|(?<![a-z0-9])surgical(?:ly)? (?:resected|specimens)|(?<![a-z0-9])biopsies"
            + @"|(?<![a-z0-9])specimens?(?![a-z0-9])|(?<![a-z0-9])prognos(?:is|tic)(?![a-z0-9])"
            + @"|(?<![a-z0-9])clinicopathologic\w*|(?<![a-z0-9])correlated? with(?![a-z0-9])"
            + @"|(?<![a-z0-9])microvessel density(?![a-z0-9])|免疫组化|免疫组织化学|石蜡|临床病理|病理特征|预后|组织芯片|标本",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex RetroTissue();

    [GeneratedRegex(
        @"(?<![a-z0-9])mri(?![a-z0-9])|(?<![a-z0-9])ct(?![a-z0-9])|(?<![a-z0-9])pet(?![a-z0-9])"
            + @"|(?<![a-z0-9])sonograph\w*|(?<![a-z0-9])ultraso\w+|影像|超声|ct表现|mri表现|诊断价值|经(?:手术)?病理证实",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex RetroImaging();

    [GeneratedRegex(
        @"(?<![a-z0-9])cohort(?![a-z0-9])|(?<![a-z0-9])consecutive(?![a-z0-9])|(?<![a-z0-9])series of(?![a-z0-9])"
            + @"|(?<![a-z0-9])our experience(?![a-z0-9])|(?<![a-z0-9])experience (?:of|with|from)(?![a-z0-9])"
            + @"|(?<![a-z0-9])between (?:january|february|march|april|may|june|july|august|september|october|november"
            + @"|december)?,? ?(?:19|20)\d\d and(?![a-z0-9])|(?<![a-z0-9])from (?:19|20)\d\d to (?:19|20)\d\d|队列"
            + @"|连续(?:纳入|收治)|(?:19|20)\d\d ?年.{0,8}(?:至|到|-|~|—).{0,3}(?:19|20)?\d\d ?年?",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Cohort();

    [GeneratedRegex(
        @"(?<![a-z0-9])case reports?(?![a-z0-9])|(?<![a-z0-9])a case of(?![a-z0-9])|(?<![a-z0-9])report (?:of )?(?:a|an"
            + @"|one|the|two|three) (?:\w+ ){0,3}(?:cases?|patients?)(?![a-z0-9])|(?<![a-z0-9])we (?:report|describe"
            + @"|present) (?:a|an|the|two|three|our)(?![a-z0-9]).{0,60}(?<![a-z0-9])(?:patients?|cases?|woman|man|girl"
            + @"|boy|child|male|female)(?![a-z0-9])|(?<![a-z0-9])a \d+[ -]?(?:year|yr|month)s?[ -]old(?![a-z0-9])"
            + @"|(?<![a-z0-9])\d+[ -]year[ -]old (?:\w+ ){0,3}(?:woman|man|female|male|girl|boy|patient|child|lady"
            + @"|gentleman)(?![a-z0-9])|(?<![a-z0-9])case presentation(?![a-z0-9])|病例报[告道]|个案|1 ?例(?:报[告道]"
            + @"|并)|一例(?:报[告道]|并)?|患者.?[,，]?(?:男|女)(?:性)?[,，]? ?\d+岁|文献复习",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Case();

    [GeneratedRegex(
        @"(?<![a-z0-9])reviews?(?![a-z0-9])(?! of (?:medical|charts?|records))|(?<![a-z0-9])review(?:s|ed|ing)? (?:the"
            + @"|of|current|recent|available)(?![a-z0-9])|(?<![a-z0-9])this (?:article|chapter|paper|review|overview"
            + @"|minireview|perspective) (?:\w+ ){0,2}(?:reviews?|discuss\w*|summari\w*|describes?|outlines?"
            + @"|highlights?|focus\w*|provides?|addresses|covers?)|(?<![a-z0-9])we (?:review|discuss|summari[sz]e"
            + @"|highlight|outline|provide an overview)|(?<![a-z0-9])is (?:reviewed|discussed|summari[sz]ed)"
            + @"|(?<![a-z0-9])are (?:reviewed|discussed|summari[sz]ed)|(?<![a-z0-9])overview(?![a-z0-9])"
            + @"|(?<![a-z0-9])perspectives?(?![a-z0-9])|(?<![a-z0-9])recent (?:advances|developments"
            + @"|progress)(?![a-z0-9])|(?<![a-z0-9])state[ -]of[ -]the[ -]art(?![a-z0-9])"
            + @"|(?<![a-z0-9])current (?:status|concepts|understanding|knowledge|treatment|options|strategies"
            + @"|management|evidence)(?![a-z0-9])|(?<![a-z0-9])future (?:directions|perspectives|prospects)(?![a-z0-9])"
            + @"|综述|研究进展|进展|述评|现状|展望|本文.{0,12}(?:总结|介绍|讨论|阐述|概述|归纳|评述|分析|就|对|从|探讨)"
            + @"|就.{2,30}(?:作一|做一|进行)(?:综述|总结|阐述|介绍)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Review();

    [GeneratedRegex(
        @"^(?:[^:?]{0,60}(?<![a-z0-9])(?:update|role of|targeting|emerging|advances|progress|challenges|opportunities"
            + @"|strategies|landscape|perspective|therap(?:y|ies|eutics?) (?:for|in|of)|management of|mechanisms of"
            + @"|and beyond|promise|potential)(?![a-z0-9]))|\?$|进展|现状|展望|策略|应用前景|[与及]挑战|新思路|机制$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex ReviewTitle();

    [GeneratedRegex(
        @"(?<![a-z0-9])meta-?analy\w+|(?<![a-z0-9])systematic(?:ally)? (?:literature )?review\w*"
            + @"|(?<![a-z0-9])network meta|(?<![a-z0-9])pooled (?:analysis|data|hazard|odds)|(?<![a-z0-9])(?:pubmed"
            + @"|medline|embase|cochrane)(?![a-z0-9])|meta ?分析|荟萃分析|系统评价|系统综述|循证评价"
            + @"|检索.{0,40}(?:pubmed|数据库|知网|cnki|万方)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Meta();

    [GeneratedRegex(
        @"(?<![a-z0-9])guidelines?(?![a-z0-9])|(?<![a-z0-9])consensus(?![a-z0-9])"
            + @"|(?<![a-z0-9])recommendations(?![a-z0-9])|(?<![a-z0-9])position (?:paper|statement)(?![a-z0-9])"
            + @"|指南|共识|推荐意见",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex OtherGuid();

    [GeneratedRegex(
        @"(?<![a-z0-9])cost[ -](?:effectiveness|utility|benefit|minimi[sz]ation)|(?<![a-z0-9])qaly(?![a-z0-9])"
            + @"|(?<![a-z0-9])markov(?![a-z0-9])|(?<![a-z0-9])economic(?![a-z0-9])"
            + @"|(?<![a-z0-9])budget impact(?![a-z0-9])|(?<![a-z0-9])icer(?![a-z0-9])|(?<![a-z0-9])costs?(?![a-z0-9])"
            + @"|成本|药物经济学|经济性|医疗费用",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex OtherEcon();

    [GeneratedRegex(
        @"(?<![a-z0-9])questionnaires?(?![a-z0-9])|(?<![a-z0-9])surveys?(?![a-z0-9])"
            + @"|(?<![a-z0-9])cross-sectional(?![a-z0-9])|(?<![a-z0-9])interviews?(?![a-z0-9])"
            + @"|(?<![a-z0-9])pharmacovigilance(?![a-z0-9])|(?<![a-z0-9])faers(?![a-z0-9])|问卷|横断面|调查|药物警戒"
            + @"|不良反应(?:报告|信号)|信号挖掘",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex OtherSurv();

    [GeneratedRegex(
        @"(?<![a-z0-9])bioinformatic\w*|(?<![a-z0-9])tcga(?![a-z0-9])|(?<![a-z0-9])geo database"
            + @"|(?<![a-z0-9])machine learning(?![a-z0-9])|(?<![a-z0-9])deep learning(?![a-z0-9])"
            + @"|(?<![a-z0-9])nomogram(?![a-z0-9])|(?<![a-z0-9])algorithm(?![a-z0-9])"
            + @"|(?<![a-z0-9])network pharmacology(?![a-z0-9])|(?<![a-z0-9])in silico(?![a-z0-9])|生物信息学|机器学习"
            + @"|深度学习|算法|网络药理学|列线图|建立.{0,20}模型",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex OtherComp();

    [GeneratedRegex(
        @"(?<![a-z0-9])hplc(?![a-z0-9])|(?<![a-z0-9])chromatograph\w*|(?<![a-z0-9])mass spectrometry(?![a-z0-9])"
            + @"|(?<![a-z0-9])spectroscop\w*|(?<![a-z0-9])synthesi[sz]ed(?![a-z0-9])|高效液相|色谱|质谱|合成|制备|收率",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex OtherAssay();

    [GeneratedRegex(
        @"(?<![a-z0-9])study protocol(?![a-z0-9])|(?<![a-z0-9])protocol (?:for|of) a(?![a-z0-9])"
            + @"|(?<![a-z0-9])trial in progress(?![a-z0-9])|(?<![a-z0-9])trials? design(?![a-z0-9])"
            + @"|(?<![a-z0-9])editorial(?![a-z0-9])|(?<![a-z0-9])letter to(?![a-z0-9])"
            + @"|(?<![a-z0-9])commentary(?![a-z0-9])|(?<![a-z0-9])approval summary(?![a-z0-9])|研究方案|评论|专利|编者按",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex OtherProt();

    [GeneratedRegex(
        @"(?<![a-z0-9])(?:serum|plasma|circulating|urinary) (?:levels?|concentrations?|vegf|endostatin)"
            + @"|(?<![a-z0-9])levels? (?:of|were) .{0,40}(?<![a-z0-9])(?:serum|plasma)(?![a-z0-9])"
            + @"|(?<![a-z0-9])healthy (?:controls?|volunteers?|subjects)|血清.{0,12}水平|血浆.{0,12}水平|健康对照|健康体检",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex OtherSerum();

    [GeneratedRegex(
        @"植物|种子|萌发|育种|土壤|饲粮|饲料|水稻|玉米|品种|盐湖|暴雨|公务员|(?<![a-z0-9])plants?(?![a-z0-9])"
            + @"|(?<![a-z0-9])arabidopsis(?![a-z0-9])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex OtherNonmed();

    [GeneratedRegex(
        @"(?<![a-z0-9])participants(?![a-z0-9])|(?<![a-z0-9])subjects(?![a-z0-9])|(?<![a-z0-9])children(?![a-z0-9])"
            + @"|(?<![a-z0-9])volunteers(?![a-z0-9])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex WomenHealthy();

    [GeneratedRegex(
        @"(?<![a-z0-9])post[ -]?hoc(?![a-z0-9])|(?<![a-z0-9])subgroup analysis(?![a-z0-9])"
            + @"|(?<![a-z0-9])substudy(?![a-z0-9])|(?<![a-z0-9])secondary analysis(?![a-z0-9])|亚组分析|事后分析",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Post();

    [GeneratedRegex(
        @"(?<![a-z0-9])(?:\d{2,4}|twenty|thirty|forty|fifty|sixty)[ -]?(?:\w+ ){0,3}patients(?![a-z0-9])|\d+ ?例",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Npat();

    [GeneratedRegex(
        @"\d ?mg(?:/kg|/m2|/m²|/d)?(?![a-z])|\d ?µg/kg|(?<![a-z0-9])q[1-4]w(?![a-z0-9])|(?<![a-z0-9])(?:bid"
            + @"|qd)(?![a-z0-9])|every (?:\d|two|three|four) weeks|静脉滴注|静滴|口服|每[23三两]周",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Dose();

    [GeneratedRegex(
        @"(?:grade|g) ?(?:≥ ?)?[345]|[≥>] ?g?[345]级?|adverse events?|toxicit(?:y|ies)|tolerab\w+|well tolerated"
            + @"|不良反应|不良事件|安全性|耐受|毒性",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Harm();

    [GeneratedRegex(
        @"(?<![a-z0-9])(?:recist|dcr|ttp|pfs|orr|dor|cbr|pcr)(?![a-z0-9])|(?:complete|partial) respon|stable disease"
            + @"|(?<![a-z0-9])[csp][rd] ?\d*例|缓解|部分缓解|疾病控制|缓解率|应答",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Response();

    [GeneratedRegex(@"biops|plasma|serum|sera(?![a-z])|血清|血浆|活检|外周血", RegexOptions.CultureInvariant)]
    private static partial Regex Measured();

    [GeneratedRegex(@"compassionate|off-label|同情用药|超说明书", RegexOptions.CultureInvariant)]
    private static partial Regex Compassion();

    [GeneratedRegex(
        @"(?<![\d.~-])\d{1,2}岁(?:的)?(?:男|女|患|,|，)|[一二三四五六七八九]十[一二三四五六七八九]?岁",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex AgeOne();

    [GeneratedRegex(
        @"(?<![a-z0-9])(?:arms?|cohorts?|groups?|stratif\w+)(?![a-z0-9])|两组|三组|各组|臂",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Arms();

    [GeneratedRegex(@"(?<![a-z0-9])hr ?[=:(]? ?[01]\.\d|hazard ratio|风险比", RegexOptions.CultureInvariant)]
    private static partial Regex HazardRatio();

    [GeneratedRegex(
        @"subgroup|ancillary|interim analysis|亚组|期中分析|patient-reported|quality of life|生活质量|生存质量",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Subgroup();

    [GeneratedRegex(
        @"(?:first|second) stage|stage (?:1|2|i|ii) of|part [12ab](?![a-z])|第[12一二]阶段|basket|window study"
            + @"|expansion cohorts?|扩展队列|拓展队列",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex StageOf();
}
