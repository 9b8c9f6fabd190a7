using Microsoft.ML.Tokenizers;
using VegfTrends.Core;
using VegfTrends.Training;

namespace VegfTrends.Encoder;

/// <summary>From corpora to an encoder folder with its card. What takes minutes is kept under <c>work</c>, so that the
/// same command goes on after a stop.</summary>
sealed record TrainEncoderCommand(
    TrainingPlan Plan,
    string Data,
    string Output,
    string? Ding,
    string? Edict,
    Lexicon Lexicon,
    Action<string> Say
)
{
    /// <summary>Folder of another encoder, whose figures stand beside those of the new one.</summary>
    public string? Beside { get; init; }

    /// <summary>Folder of an encoder of this program whose vectors the training starts with.</summary>
    public string? Start { get; init; }

    public void Run(CancellationToken cancel)
    {
        EarlierEncoder? earlier = Start is null ? null : EarlierEncoder.Load(Start);
        if (earlier is null)
        {
            TokenizerTraining.Check();
        }

        string work = Path.Combine(Output, "work");
        Directory.CreateDirectory(work);
        var corpora = new Corpora(Data, Lexicon);
        HashSet<Concept> heldOut = [.. HeldOutNames.Pick(Lexicon)];
        IReadOnlyList<PairKind> kinds = NameFilter.Without(
            heldOut,
            corpora.Read(Ding, Edict, BundledFiles.Path(Glossary.Relative)),
            out int named
        );
        Say(
            $"{corpora.LeftOut:N0} pairs left out for the development sets, {named:N0} for the held-out names "
                + $"{string.Join(", ", heldOut.Select(c => c.Key))}."
        );
        string learned = Path.Combine(work, "pieces.model"),
            model = Path.Combine(Output, EncoderFolder.Tokenizer);
        if (earlier is not null)
        {
            earlier.CopyPieces(learned, Plan.Pieces);
        }
        else if (!File.Exists(learned))
        {
            Say($"Learns {Plan.Pieces:N0} pieces with spm_train.");
            TokenizerTraining.Train(kinds, Plan, learned);
        }

        int[] rows = NamePieces.Add(learned, model, Lexicon, heldOut, Plan.NamePieces);
        var table = new PieceTable(rows.Max() + 1, Plan.Dimension);
        Say($"{rows.Length - Plan.Pieces:N0} names became pieces; {table.Rows:N0} rows.");
        kinds = Plan.NamePairs ? [.. kinds, .. NamePairs.Make(kinds, Lexicon, heldOut, Plan.Seed)] : kinds;
        IReadOnlyList<TokenPairs> pairs = Tokenize(kinds, Load(model), Load(learned), rows);
        TrainingPlan plan = Plan with { Start = earlier?.Id ?? "" };
        using (
            var trainer = new Trainer(
                plan,
                pairs,
                table,
                Path.Combine(work, "checkpoint.bin"),
                earlier?.VectorsFor(model, rows, Plan.Dimension)
            )
        )
        {
            trainer.Run(Say, cancel);
        }

        EncoderFolder.Write(Output, EncoderGraph.Write(table, rows, TokenPairs.Specials), Plan.Dimension);
        string sets = Path.Combine(Data, "eval");
        List<EvaluationRow> figures = Evaluate(Output, sets, Lexicon, Say, cancel),
            beside = Beside is null ? [] : Evaluate(Beside, sets, Lexicon, Say, cancel);
        var card = new ModelCard(plan, Command(), pairs.Sum(p => (long)p.Count), corpora.LeftOut, named, table.Rows);
        card.Write(Output, figures, Beside is null ? "" : EncoderManifest.Load(Beside).Name, beside);
    }

    public static List<EvaluationRow> Evaluate(
        string folder,
        string sets,
        Lexicon lexicon,
        Action<string> say,
        CancellationToken cancel
    )
    {
        using var encoder = OnnxTextEncoder.Load(folder);
        say($"| {encoder.Id} | n | measure | value / back |");
        var rows = new List<EvaluationRow>();
        EncoderEvaluation.Run(
            encoder,
            sets,
            lexicon,
            row =>
            {
                rows.Add(row);
                say(EvaluationTable.Line(row));
            },
            cancel
        );
        return rows;
    }

    List<TokenPairs> Tokenize(IReadOnlyList<PairKind> kinds, Tokenizer whole, Tokenizer spelled, int[] rows)
    {
        var pairs = new List<TokenPairs>();
        for (int i = 0; i < kinds.Count; i++)
        {
            pairs.Add(
                new TokenPairs(
                    kinds[i],
                    kinds[i].SpelledOut ? spelled : whole,
                    rows,
                    Plan,
                    TokenPairs.HashOf(Plan.Seed, i)
                )
            );
        }

        return pairs;
    }

    // Folders of one machine tell a reader nothing; the options do.
    string Command()
    {
        var standard = new TrainingPlan();
        string options = string.Concat(
            PlanOptions
                .Of(Plan)
                .Zip(PlanOptions.Of(standard))
                .Where(o => o.First != o.Second)
                .Select(o => $" {o.First.Name} {o.First.Value}")
        );
        return $"dotnet run --project src/VegfTrends.Encoder -c Release -- DATA "
            + $"OUT{options}{(Ding is null ? "" : " --ding FILE")}{(Edict is null ? "" : " --edict FILE")}"
            + $"{(Start is null ? "" : " --start ENCODER")}";
    }

    static SentencePieceTokenizer Load(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return SentencePieceTokenizer.Create(stream, addBeginningOfSentence: false, addEndOfSentence: false);
    }
}
