using Microsoft.ML.Tokenizers;
using VegfTrends.Core;
using VegfTrends.Training;

namespace VegfTrends.Encoder;

/// <summary>From corpora to an encoder folder, step by step; each step that takes minutes is skipped when its result is there.</summary>
static class TrainCommand
{
    public static void Run(TrainingPlan plan, string data, string output, string? ding, string? edict, Lexicon lexicon, Action<string> say, CancellationToken cancel)
    {
        TokenizerTraining.Check();
        string work = Path.Combine(output, "work");
        Directory.CreateDirectory(work);
        var corpora = new Corpora(data, lexicon);
        HashSet<Concept> heldOut = [.. HeldOutNames.Pick(lexicon)];
        IReadOnlyList<PairKind> kinds = NameFilter.Without(heldOut, corpora.Read(ding, edict), out int named);
        say($"{corpora.LeftOut:N0} pairs left out for the development sets, {named:N0} for the held-out names {string.Join(", ", heldOut.Select(c => c.Key))}.");
        string learned = Path.Combine(work, "pieces.model"), model = Path.Combine(output, EncoderFolder.Tokenizer);
        if (!File.Exists(learned))
        {
            say($"Learns {plan.Pieces:N0} pieces with spm_train.");
            TokenizerTraining.Train(kinds, plan, learned);
        }

        int[] rows = NamePieces.Add(learned, model, lexicon, heldOut, plan.NamePieces);
        say($"{rows.Length - plan.Pieces:N0} names became pieces; {rows.Max() + 1:N0} rows.");
        kinds = plan.NamePairs ? [.. kinds, .. NamePairs.Make(kinds, lexicon, heldOut, plan.Seed)] : kinds;
        Tokenizer whole = Load(model), spelled = Load(learned);
        List<TokenPairs> pairs = [];
        for (int i = 0; i < kinds.Count; i++)
        {
            pairs.Add(new TokenPairs(kinds[i], kinds[i].SpelledOut ? spelled : whole, rows, plan, TokenPairs.HashOf(plan.Seed, i)));
        }

        var table = new PieceTable(rows.Max() + 1, plan.Dimension);
        using (var trainer = new Trainer(plan, pairs, table, Path.Combine(work, "checkpoint.bin")))
        {
            trainer.Run(say, cancel);
        }

        EncoderFolder.Write(output, EncoderGraph.Write(table, rows, TokenPairs.Specials), plan.Dimension);
    }

    static SentencePieceTokenizer Load(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return SentencePieceTokenizer.Create(stream, addBeginningOfSentence: false, addEndOfSentence: false);
    }
}
