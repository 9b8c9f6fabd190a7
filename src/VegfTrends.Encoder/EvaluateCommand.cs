using System.Globalization;
using Microsoft.ML.Tokenizers;
using VegfTrends.Core;
using VegfTrends.Training;

namespace VegfTrends.Encoder;

/// <summary>An encoder on the development sets, with any of these in the same run: another encoder, linear LSI, its own
/// vectors in fewer dimensions.</summary>
sealed record EvaluateCommand(string Folder, string Sets, Lexicon Lexicon, Action<string> Say)
{
    // Parallel texts of Chinese and English, as in the prototype's recipe.
    static readonly string[] LinearKinds =
    [
        "sentences, biomedical",
        "sentences, science and news",
        "sentences, everyday",
        "sentences, machine-translated",
        "abstracts, biomedical and science",
        "abstracts, computer science",
    ];

    const int SampleTexts = 20_000,
        LongestText = 1_400;

    /// <summary>Folder of another encoder.</summary>
    public string? Beside { get; init; }

    /// <summary>Dimensions of the LSI baseline, learned from the corpora in the folder above the sets with the
    /// encoder's pieces; 0 for none.</summary>
    public int Lsi { get; init; }

    /// <summary>Dimensions to shorten the encoder's vectors to.</summary>
    public IReadOnlyList<int> Short { get; init; } = [];

    public EvaluateCommand With(string name, string value) =>
        name switch
        {
            "--beside" => this with { Beside = value },
            "--lsi" => this with { Lsi = int.Parse(value, CultureInfo.InvariantCulture) },
            "--short" => this with
            {
                Short = [.. value.Split(',').Select(d => int.Parse(d, CultureInfo.InvariantCulture))],
            },
            _ => throw new ArgumentException(
                $"Found '{name} {value}', expected evaluate ENCODER DATA/eval [--beside ENCODER] [--lsi DIMENSIONS] "
                    + $"[--short D,D,...]."
            ),
        };

    public void Run(CancellationToken cancel)
    {
        using var encoder = OnnxTextEncoder.Load(Folder);
        using OnnxTextEncoder? beside = Beside is null ? null : OnnxTextEncoder.Load(Beside);
        List<ITextEncoder> encoders = beside is null ? [encoder] : [encoder, beside];
        if (Lsi > 0 || Short.Count > 0)
        {
            string data = Path.GetDirectoryName(Path.GetFullPath(Path.TrimEndingDirectorySeparator(Sets)))!;
            IReadOnlyList<PairKind> kinds = new Corpora(data, Lexicon).Read(
                null,
                null,
                BundledFiles.Path(Glossary.Relative)
            );
            if (Lsi > 0)
            {
                encoders.Add(Linear(kinds, cancel));
            }

            // Parallel sentences, evenly picked: both languages, and no text of the development sets.
            (string Left, string Right)[] sentences =
            [
                .. kinds
                    .Where(k => k.Name.StartsWith("sentences, ", StringComparison.Ordinal))
                    .Take(3)
                    .SelectMany(k => k.Pairs),
            ];
            int every = Math.Max(1, sentences.Length * 2 / SampleTexts);
            string[] sample = [.. sentences.Where((_, i) => i % every == 0).SelectMany(p => new[] { p.Left, p.Right })];
            encoders.AddRange(
                Short.SelectMany(d =>
                    new[] { ShortEncoder.Principal(encoder, d, sample, cancel), ShortEncoder.First(encoder, d) }
                )
            );
        }

        var columns = new List<List<EvaluationRow>>();
        foreach (ITextEncoder each in encoders)
        {
            Say($"Measures {each.Id}, {each.Dimension} dimensions.");
            columns.Add(Figures(each, cancel));
        }

        Say($"| set | n | measure | {string.Join(" | ", encoders.Select(e => e.Id))} |");
        Say($"|---|---|---|{string.Concat(Enumerable.Repeat("---|", encoders.Count))}");
        for (int i = 0; i < columns[0].Count; i++)
        {
            Say(
                EvaluationTable.Line(columns[0][i])
                    + string.Concat(columns.Skip(1).Select(c => $" {EvaluationTable.Value(c[i])} |"))
            );
        }
    }

    List<EvaluationRow> Figures(ITextEncoder encoder, CancellationToken cancel)
    {
        var rows = new List<EvaluationRow>();
        EncoderEvaluation.Run(encoder, Sets, Lexicon, rows.Add, cancel);
        return rows;
    }

    LsiEncoder Linear(IReadOnlyList<PairKind> kinds, CancellationToken cancel)
    {
        using FileStream stream = File.OpenRead(Path.Combine(Folder, EncoderFolder.Tokenizer));
        var tokenizer = SentencePieceTokenizer.Create(stream, addBeginningOfSentence: false, addEndOfSentence: false);
        (string, string)[] pairs = [.. kinds.Where(k => LinearKinds.Contains(k.Name)).SelectMany(k => k.Pairs)];
        Say($"Learns LSI of {Lsi} dimensions from {pairs.Length:N0} pairs.");
        return LsiEncoder.Learn(
            pairs,
            text =>
                [
                    .. tokenizer
                        .EncodeToIds(text.Length > LongestText ? text[..LongestText] : text)
                        .Where(id => id >= TokenPairs.Specials),
                ],
            tokenizer.Vocabulary.Count,
            Lsi,
            cancel
        );
    }
}
