using System.Globalization;
using VegfTrends.Core;

namespace VegfTrends.Benchmarks.DrugCombos;

/// <summary>
/// Drug combinations in statements about any drug: the relation step alone, and with a small linear model over its
/// answers and the words around; with the drugs given, and end to end. The model is learned here and is no part of the
/// program.
/// </summary>
static class DrugCombosBenchmark
{
    const int Folds = 5;

    public static void Run()
    {
        string folder = Path.Combine(SharedData.Folder, "drugcombo");
        IReadOnlyList<ComboDocument> train = ComboDocument.Read(Path.Combine(folder, "final_train_set.jsonl.gz")),
            test = ComboDocument.Read(Path.Combine(folder, "final_test_set.jsonl.gz"));
        Lexicon lexicon = Lexicon.LoadBundled();
        var concepts = new ConceptFinder(lexicon);
        var relations = new RelationFinder(lexicon);
        string[] common = File.ReadAllLines(
            Path.Combine(SharedData.Repository, "tests", "VegfTrends.Benchmarks", "DrugCombos", "common-drugs.txt")
        );

        Console.WriteLine($"{train.Count} training sentences, {test.Count} test sentences; F1 x 100");
        Console.WriteLine($"{"",-52} positive exact/partial   any exact/partial");
        DrugTagger tagger = DrugTagger.Train(train, concepts, common);
        PrintDrugs(tagger, test);
        Print("relation step alone, drugs given", test, d => ByRules(d.Sentence, d.Drugs, relations));
        Print(
            "relation step alone, end to end (tagger)",
            test,
            d => ByRules(d.Sentence, tagger.Find(d.Sentence), relations)
        );
        Print(
            "relation step alone, end to end (lexicon only)",
            test,
            d => ByRules(d.Sentence, FromLexicon(d.Sentence, concepts), relations)
        );
        double from = BestThreshold(train, relations);
        ComboModel model = ComboModel.Train(train, relations, from);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"linear model: reported from {from:0.00}, chosen by {Folds}-fold cross-validation on the training sentences"
            )
        );
        Print("linear model over relation cues, drugs given", test, d => model.Find(d.Sentence, d.Paragraph, d.Drugs));
        Print(
            "linear model over relation cues, end to end",
            test,
            d => model.Find(d.Sentence, d.Paragraph, tagger.Find(d.Sentence))
        );
        Console.WriteLine(
            "published: PURE + PubMedBERT, drugs given                    61.8 / 67.7            69.4 / 77.5"
        );
        Console.WriteLine(
            "published: Seq2Rel, end to end                               66.7 / -               71.1 / -"
        );
    }

    static double BestThreshold(IReadOnlyList<ComboDocument> train, RelationFinder relations)
    {
        double[] tried = [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6];
        var answers = tried.ToDictionary(t => t, _ => new List<(IReadOnlyList<Combo>, IReadOnlyList<Combo>)>());
        for (int fold = 0; fold < Folds; fold++)
        {
            ComboModel model = ComboModel.Train([.. train.Where((_, i) => i % Folds != fold)], relations, 0);
            foreach (double from in tried)
            {
                ComboModel at = model.ReportingFrom(from);
                answers[from]
                    .AddRange(
                        train
                            .Where((_, i) => i % Folds == fold)
                            .Select(d => (d.Combos, at.Find(d.Sentence, d.Paragraph, d.Drugs)))
                    );
            }
        }

        return tried.MaxBy(t =>
            ComboScore.Of(answers[t], positive: true, partial: false).F1
            + ComboScore.Of(answers[t], positive: false, partial: false).F1
        );
    }

    static IReadOnlyList<DrugSpan> FromLexicon(string sentence, ConceptFinder concepts) =>
        [
            .. concepts
                .Find(sentence, TextField.AbstractEn)
                .Where(m => m.Concept is { Group: ConceptGroup.Agent, IsClass: false })
                .Select(m => new DrugSpan(sentence[m.Start..m.End], m.Start, m.End)),
        ];

    // What the relation step combines is one regimen with all that is combined with it; it has no opinion on how that
    // ended.
    static IReadOnlyList<Combo> ByRules(string sentence, IReadOnlyList<DrugSpan> drugs, RelationFinder relations)
    {
        Mention[] mentions =
        [
            .. drugs.Select(
                (d, i) =>
                    new Mention(
                        new Concept
                        {
                            Key = d.Key,
                            Group = ConceptGroup.Agent,
                            Kind = $"{i}",
                            En = [d.Text],
                        },
                        TextField.AbstractEn,
                        d.Start,
                        d.End
                    )
            ),
        ];
        var groups = new List<HashSet<string>>();
        foreach (
            AgentPair pair in relations
                .Find(sentence, new Sentence(TextField.AbstractEn, 0, sentence.Length), mentions)
                .Where(p =>
                    p.Relation is AgentRelation.Combined or AgentRelation.Background
                    && p.Left.Concept.Key != p.Right.Concept.Key
                )
        )
        {
            HashSet<string>[] touched =
            [
                .. groups.Where(g => g.Contains(pair.Left.Concept.Key) || g.Contains(pair.Right.Concept.Key)),
            ];
            HashSet<string> merged = [pair.Left.Concept.Key, pair.Right.Concept.Key, .. touched.SelectMany(g => g)];
            groups.RemoveAll(touched.Contains);
            groups.Add(merged);
        }

        return [.. groups.Select(g => new Combo(g, "POS"))];
    }

    static void PrintDrugs(DrugTagger tagger, IReadOnlyList<ComboDocument> test)
    {
        int right = 0,
            found = 0,
            gold = 0;
        foreach (ComboDocument document in test)
        {
            HashSet<string> wanted = [.. document.Drugs.Select(d => d.Key)],
                given = [.. tagger.Find(document.Sentence).Select(d => d.Key)];
            (right, found, gold) = (right + given.Count(wanted.Contains), found + given.Count, gold + wanted.Count);
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"drugs of the test sentences: precision {(double)right / found:0.000}, recall "
                    + $"{(double)right / gold:0.000}, F1 {2.0 * right / (found + gold):0.000}"
            )
        );
    }

    static void Print(string name, IReadOnlyList<ComboDocument> test, Func<ComboDocument, IReadOnlyList<Combo>> find)
    {
        List<(IReadOnlyList<Combo>, IReadOnlyList<Combo>)> answers = [.. test.Select(d => (d.Combos, find(d)))];
        double F1(bool positive, bool partial) => 100 * ComboScore.Of(answers, positive, partial).F1;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-60} {F1(true, false):0.0} / {F1(true, true):0.0}            {F1(false, false):0.0} / "
                    + $"{F1(false, true):0.0}"
            )
        );
    }
}
