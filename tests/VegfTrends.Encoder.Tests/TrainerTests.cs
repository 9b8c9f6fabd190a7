using Microsoft.ML.Tokenizers;
using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Encoder.Tests;

public sealed class TrainerTests : IDisposable
{
    static readonly TrainingPlan Plan = new()
    {
        Steps = 60,
        Batch = 16,
        Dimension = 24,
        CheckpointEvery = 20,
    };
    static readonly string[] Words =
    [
        "liver",
        "lung",
        "antibody",
        "tumour",
        "vessel",
        "growth",
        "immune",
        "therapy",
        "trial",
        "response",
    ];
    static readonly string[] Worte = ["肝", "肺", "抗体", "肿瘤", "血管", "生长", "免疫", "治疗", "试验", "反应"];

    readonly string _folder = Directory.CreateTempSubdirectory("vegf-trainer").FullName;

    [Fact]
    public void Run_SameSeed_GivesTheSameBytes() => Assert.Equal(Train("a", Plan).Vectors, Train("b", Plan).Vectors);

    [Fact]
    public void Run_AfterAnInterruption_EndsWithTheSameBytes()
    {
        Assert.Throws<OperationCanceledException>(() => Train("cut", Plan, afterSteps: 45)); // the last checkpoint is that of step 40
        Assert.Equal(Train("whole", Plan).Vectors, Train("cut", Plan).Vectors);
    }

    [Fact]
    public void Run_FromEarlierVectors_OnlyListensFirstAndIsTheSameWithTheSameSeed()
    {
        float[] earlier = Train("earlier", Plan).Vectors;
        TrainingPlan plan = Plan with { Listen = 10 };
        var moved = new List<bool>();
        float[] once = Train(
            "once",
            plan,
            start: earlier,
            each: (_, table) => moved.Add(!table.Vectors.AsSpan().SequenceEqual(earlier))
        ).Vectors;
        Assert.Equal(plan.Listen, moved.IndexOf(true));
        Assert.Equal(once, Train("twice", plan, start: earlier).Vectors);
        Assert.NotEqual(earlier, once);
    }

    [Fact]
    public void Run_CheckpointOfAnotherPlan_SaysSo()
    {
        Train("plan", Plan);
        Assert.Contains(
            "Delete it",
            Assert.Throws<InvalidDataException>(() => Train("plan", Plan with { LearningRate = 0.01 })).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Run_BringsTranslationsTogether()
    {
        PieceTable table = Train("meaning", Plan with { Steps = 200 });
        using BundledTokenizer tokenizer = new();
        float[] sums = table.Sum([
            Bag.Of(tokenizer.Rows(Words[0])),
            Bag.Of(tokenizer.Rows(Worte[0])),
            Bag.Of(tokenizer.Rows(Worte[7])),
        ]);
        Assert.True(Cosine(sums, 0, 1) > Cosine(sums, 0, 2) + 0.3);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static float Cosine(float[] sums, int a, int b) =>
        System.Numerics.Tensors.TensorPrimitives.CosineSimilarity<float>(
            sums.AsSpan(a * Plan.Dimension, Plan.Dimension),
            sums.AsSpan(b * Plan.Dimension, Plan.Dimension)
        );

    PieceTable Train(
        string run,
        TrainingPlan plan,
        int afterSteps = int.MaxValue,
        float[]? start = null,
        Action<int, PieceTable>? each = null
    )
    {
        var random = new Random(1);
        var pairs = new List<(string, string)>();
        for (int i = 0; i < 100; i++)
        {
            int[] picked = [random.Next(Words.Length), random.Next(Words.Length)];
            pairs.Add((string.Join(' ', picked.Select(p => Words[p])), string.Concat(picked.Select(p => Worte[p]))));
        }

        using BundledTokenizer tokenizer = new();
        var kind = new TokenPairs(
            new PairKind("sentences", 1, pairs),
            tokenizer.Tokenizer,
            tokenizer.RowOf,
            plan,
            seed: 1
        );
        var table = new PieceTable(tokenizer.RowOf.Length, plan.Dimension);
        using var stop = new CancellationTokenSource();
        using var trainer = new Trainer(plan, [kind], table, Path.Combine(_folder, run), start);
        trainer.Run(
            _ => { },
            stop.Token,
            step =>
            {
                each?.Invoke(step, table);
                if (step >= afterSteps)
                {
                    stop.Cancel();
                }
            }
        );
        return table;
    }

    // The bundled tokenizer, each piece with its own row.
    sealed class BundledTokenizer : IDisposable
    {
        readonly FileStream _stream = File.OpenRead(BundledFiles.Path("models/encoder/sentencepiece.model"));

        public BundledTokenizer()
        {
            Tokenizer = SentencePieceTokenizer.Create(_stream, addBeginningOfSentence: false, addEndOfSentence: false);
            RowOf = [.. Enumerable.Range(0, Tokenizer.Vocabulary.Count)];
        }

        public SentencePieceTokenizer Tokenizer { get; }

        public int[] RowOf { get; }

        public int[] Rows(string text) => [.. Tokenizer.EncodeToIds(text).Where(id => id >= TokenPairs.Specials)];

        public void Dispose() => _stream.Dispose();
    }
}
