namespace VegfTrends.Core;

/// <summary>What a study is about, as <see cref="EmergingConcept"/> counts it.</summary>
/// <param name="Kind">Agent, pair or term.</param>
/// <param name="Key">See <see cref="EmergingConcept.Key"/>.</param>
/// <param name="Partner">Of a pair only.</param>
/// <param name="Group">Of an agent and of a term that the lexicon knows.</param>
readonly record struct StudyTerm(EmergingKind Kind, string Key, string? Partner, ConceptGroup? Group);

/// <summary>
/// Reads the agents, pairs and terms of studies. A keyword that is a name of the lexicon, in either language, is that
/// concept; others are one where they differ in case, width, hyphens, spaces or script only. The Chinese and the
/// English word for a thing that the lexicon does not know stay two.
/// </summary>
sealed class StudyTerms(Lexicon lexicon)
{
    // Headings that indexers give to nearly every paper: they say who was studied, not what. And the qualifiers that
    // they hang on to headings.
    static readonly HashSet<string> Ubiquitous =
    [
        .. Words(
            "humans;human;animals;animal;male;female;child;infant;adolescent;adult;young adult;middle aged;aged;aged, "
                + "80 and over;mice;rats;nonhuman;article;"
                + "mice, nude;mice, inbred balb c;mice, inbred c57bl;cell line, tumor;treatment outcome;retrospective "
                + "studies;prospective studies;follow-up studies;"
                + "priority journal;controlled study;clinical article;human cell;human tissue;animal model;animal "
                + "experiment;人;人类;男性;女性;成人;中年人;老年人;动物;小鼠;大鼠"
        ),
    ];

    static readonly HashSet<string> Qualifiers =
    [
        .. Words(
            "abnormalities;administration & dosage;adverse effects;analogs & derivatives;analysis;anatomy & "
                + "histology;antagonists & inhibitors;biosynthesis;blood;"
                + "blood supply;chemical synthesis;chemically "
                + "induced;chemistry;classification;complications;cytology;diagnosis;diagnostic imaging;diet "
                + "therapy;drug effects;"
                + "drug therapy;economics;enzymology;epidemiology;ethics;ethnology;etiology;genetics;growth & "
                + "development;history;immunology;isolation & purification;"
                + "legislation & jurisprudence;metabolism;methods;microbiology;mortality;nursing;organization & "
                + "administration;parasitology;pathogenicity;pathology;"
                + "pharmacokinetics;pharmacology;physiology;physiopathology;poisoning;prevention & "
                + "control;psychology;radiation effects;radiotherapy;rehabilitation;"
                + "secondary;standards;statistics & numerical data;supply & distribution;surgery;therapeutic "
                + "use;therapy;toxicity;transmission;transplantation;trends;"
                + "ultrastructure;urine;veterinary;virology"
        ),
    ];

    readonly ConceptFinder _finder = new(lexicon);
    readonly Dictionary<string, StudyTerm?> _keywords = [];
    readonly Dictionary<string, Dictionary<string, int>> _spellings = [];
    readonly ConceptNames _names = new(lexicon);
    readonly Dictionary<(ConceptGroup, string), Concept> _concepts = lexicon.Concepts.ToDictionary(c =>
        (c.Group, c.Key)
    );

    /// <summary>Each once. Agents and pairs are those of the text; keywords add terms only, so that agents count as in
    /// <see cref="TrendTables.Agents"/>.</summary>
    public IReadOnlySet<StudyTerm> Of(Study study, Taxonomy taxonomy)
    {
        var terms = new HashSet<StudyTerm>();
        foreach (Concept concept in study.Concepts)
        {
            if (Of(concept) is { } term)
            {
                terms.Add(term);
            }
        }

        terms.UnionWith(
            study.Pairs(taxonomy).Select(p => new StudyTerm(EmergingKind.Pair, p.AntiVegf, p.Partner, null))
        );
        foreach (string keyword in study.Keywords)
        {
            string heading = WithoutQualifiers(keyword);
            if (Of(heading) is { Kind: EmergingKind.Term } term && terms.Add(term) && term.Group is null)
            {
                Dictionary<string, int> spellings = _spellings.TryGetValue(term.Key, out Dictionary<string, int>? known)
                    ? known
                    : _spellings[term.Key] = [];
                spellings[heading] = spellings.GetValueOrDefault(heading) + 1;
            }
        }

        return terms;
    }

    /// <summary>To show, once all studies have been read.</summary>
    public Bilingual NameOf(StudyTerm term) =>
        term switch
        {
            { Kind: EmergingKind.Pair } => new Bilingual(
                _names.Pair(term.Key, term.Partner!, Language.Zh),
                _names.Pair(term.Key, term.Partner!, Language.En)
            ),
            { Group: { } group } => _concepts.TryGetValue((group, term.Key), out Concept? concept)
                ? new Bilingual(concept.Name(Language.Zh), concept.Name(Language.En))
                : new Bilingual(term.Key, term.Key),
            _ => Bilingual.Of(
                _spellings[term.Key]
                    .OrderByDescending(s => s.Value)
                    .ThenBy(s => s.Key, StringComparer.Ordinal)
                    .First()
                    .Key
            ),
        };

    static StudyTerm? Of(Concept concept) =>
        concept.Group == ConceptGroup.StudyType
            ? null
            : new StudyTerm(
                concept.Group == ConceptGroup.Agent && !concept.IsClass ? EmergingKind.Agent : EmergingKind.Term,
                concept.Key,
                null,
                concept.Group
            );

    StudyTerm? Of(string keyword)
    {
        if (!_keywords.TryGetValue(keyword, out StudyTerm? term))
        {
            _keywords[keyword] = term = Read(keyword);
        }

        return term;
    }

    StudyTerm? Read(string keyword)
    {
        IReadOnlyList<Mention> mentions = _finder.Find(keyword, TextField.TitleEn);
        if (mentions is [{ Start: 0 } whole] && whole.End == keyword.Length)
        {
            return Of(whole.Concept);
        }

        string folded = lexicon.Compact(keyword);
        return folded.Any(char.IsLetter) && !Ubiquitous.Contains(Lower(keyword))
            ? new StudyTerm(EmergingKind.Term, folded, null, null)
            : null;
    }

    // MEDLINE: "Breast Neoplasms/*drug therapy/pathology".
    static string WithoutQualifiers(string keyword)
    {
        string heading = keyword.Trim().Trim('*');
        while (
            heading.LastIndexOf('/') is > 0 and var slash
            && Qualifiers.Contains(Lower(heading[(slash + 1)..].Trim('*', ' ')))
        )
        {
            heading = heading[..slash].TrimEnd('*', ' ');
        }

        return heading;
    }

    static string Lower(string text) => string.Concat(text.Select(CharFold.Fold));

    static string[] Words(string list) => list.Split(';');
}
