using System.Text.RegularExpressions;
using VegfTrends.Core;

namespace VegfTrends.Benchmarks.DrugCombos;

/// <summary>
/// Finds the drugs of a sentence: every word is judged by its endings, its neighbours, the stems of international
/// nonproprietary names and the lexicon; neighbouring drug words are one drug. Learned from the training half.
/// </summary>
sealed partial class DrugTagger
{
    readonly ConceptFinder _concepts;
    readonly HashSet<string> _known;
    SparseSoftmax? _model;

    DrugTagger(ConceptFinder concepts, HashSet<string> known) => (_concepts, _known) = (concepts, known);

    public static DrugTagger Train(
        IReadOnlyList<ComboDocument> documents,
        ConceptFinder concepts,
        IEnumerable<string> commonNames
    )
    {
        var tagger = new DrugTagger(concepts, [.. commonNames]);
        var rows = new List<(IReadOnlyCollection<string>, int)>();
        foreach (ComboDocument document in documents)
        {
            Word[] words = tagger.Words(document.Sentence);
            for (int i = 0; i < words.Length; i++)
            {
                DrugSpan? drug = document.Drugs.FirstOrDefault(d => d.Start < words[i].End && words[i].Start < d.End);
                rows.Add(
                    (
                        Features(words, i),
                        drug is null ? 0
                        : drug.Start >= words[i].Start ? 1
                        : 2
                    )
                );
            }
        }

        tagger._model = SparseSoftmax.Train(rows, classes: 3, epochs: 12, decay: 1e-4, fewest: 2);
        return tagger;
    }

    public IReadOnlyList<DrugSpan> Find(string sentence)
    {
        Word[] words = Words(sentence);
        var found = new List<(int Start, int End)>();
        bool inside = false;
        for (int i = 0; i < words.Length; i++)
        {
            double[] p = _model!.Predict(Features(words, i));
            bool drug = p[0] < 0.5;
            if (drug && inside && p[2] >= p[1])
            {
                found[^1] = (found[^1].Start, words[i].End);
            }
            else if (drug)
            {
                found.Add((words[i].Start, words[i].End));
            }

            inside = drug;
        }

        return [.. found.Select(f => new DrugSpan(sentence[f.Start..f.End], f.Start, f.End))];
    }

    Word[] Words(string sentence)
    {
        IReadOnlyList<Mention> mentions = _concepts.Find(sentence, TextField.AbstractEn);
        return
        [
            .. WordPattern()
                .Matches(sentence)
                .Select(m =>
                {
                    Concept? concept = mentions
                        .FirstOrDefault(x =>
                            x.Concept.Group == ConceptGroup.Agent && x.Start < m.Index + m.Length && m.Index < x.End
                        )
                        ?.Concept;
                    string lower = m.Value.ToLowerInvariant();
                    return new Word(
                        m.Value,
                        lower,
                        m.Index,
                        m.Index + m.Length,
                        concept is null ? ""
                            : concept.IsClass ? "class"
                            : "agent",
                        _known.Contains(lower)
                    );
                }),
        ];
    }

    static List<string> Features(Word[] words, int i)
    {
        Word word = words[i];
        var features = new List<string>
        {
            "bias",
            "w:" + word.Lower,
            "lexicon:" + word.Lexicon,
            "known:" + word.IsKnown,
            "shape:" + Shape(word.Text),
        };
        for (int length = 2; length <= Math.Min(6, word.Lower.Length); length++)
        {
            features.Add("end:" + word.Lower[^length..]);
        }

        features.Add("start:" + word.Lower[..Math.Min(4, word.Lower.Length)]);
        if (Stem().IsMatch(word.Lower))
        {
            features.Add("stem");
        }

        string before = i > 0 ? words[i - 1].Lower : "^",
            after = i + 1 < words.Length ? words[i + 1].Lower : "$";
        features.Add("before:" + before);
        features.Add("after:" + after);
        features.Add("before known:" + (i > 0 && words[i - 1].IsKnown));
        features.Add("after known:" + (i + 1 < words.Length && words[i + 1].IsKnown));
        features.Add("before2:" + (i > 1 ? words[i - 2].Lower : "^"));
        return features;
    }

    static string Shape(string word) =>
        (
            word.All(char.IsAsciiDigit) ? "digits"
            : word.Any(char.IsAsciiDigit) ? "code"
            : word.Length > 1 && word.All(char.IsAsciiLetterUpper) ? "upper"
            : char.IsAsciiLetterUpper(word[0]) ? "title"
            : char.IsAsciiLetter(word[0]) ? "lower"
            : "sign"
        ) + (word.Length > 7 ? "+" : "");

    [GeneratedRegex(@"[A-Za-z0-9]+(?:[-'][A-Za-z0-9]+)*|[^\sA-Za-z0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();

    // Stems of the World Health Organization's naming scheme.
    [GeneratedRegex(
        @"(?:mab|nib|ciclib|limus|platin|taxel|rubicin|bicin|statin|sartan|pril|olol|azole|cillin|mycin|micin|floxacin"
            + @"|vir|vudine|citabine|tinib|zomib|lisib|parib|tecan|mustine|azosin|dipine|prazole|tidine|setron|triptan"
            + @"|gliptin|gliflozin|glitazone|tide|ase|stat|oxetine|azepam|zolam|barbital|caine|curium|dronate|fibrate"
            + @"|formin|fungin|cycline|penem|bactam|sulfa\w*|nidazole|oxacin|phylline|profen|coxib|relin|relix|rolimus"
            + @"|steride|tamide|terol|thiazide|toin|triptyline|vastatin|vastin|cept|lukast|mide|amine|idine|olone|asone"
            + @"|sone)$|^(?:cef|sulfa|peg)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Stem();

    sealed record Word(string Text, string Lower, int Start, int End, string Lexicon, bool IsKnown);
}
