using System.Diagnostics;
using System.Globalization;

namespace VegfTrends.Encoder;

/// <summary>The training loop: a kind by lot, a batch of it, one step. Everything random follows from the seed and the
/// number of the step.</summary>
sealed class Trainer(
    TrainingPlan plan,
    IReadOnlyList<TokenPairs> kinds,
    PieceTable table,
    string checkpoint,
    float[]? start = null
) : IDisposable
{
    const int LongText = 6,
        RaritySample = 8_000;
    readonly Contrast _contrast = new(plan.MostScale, start is null ? 20 : 40);
    readonly int _listen = start is null ? 0 : Math.Min(plan.Listen, plan.Steps / 4);
    readonly int[] _drawn = new int[kinds.Count];

    /// <summary>Trains from the start, or from the checkpoint when there is one of the same plan.</summary>
    /// <param name="say">Told of the progress, with the time left.</param>
    /// <param name="cancel">Ends the training; the last checkpoint stays.</param>
    /// <param name="done">Called after each step with its number, from 1.</param>
    public void Run(Action<string> say, CancellationToken cancel, Action<int>? done = null)
    {
        if (start is null)
        {
            table.Start(Rarity(), plan.Seed);
        }
        else
        {
            start.CopyTo(table.Vectors, 0);
            foreach (TokenPairs kind in kinds)
            {
                kind.BringTogether(table);
            }
        }

        int first = Checkpoint.Exists(checkpoint)
            ? Checkpoint.Load(checkpoint, plan, table, _contrast.State, _drawn)
            : 0;
        say(
            first > 0
                ? $"Goes on from step {first}."
                : $"{kinds.Sum(k => (long)k.Count):N0} pairs, {table.Rows:N0} rows of {table.Dimension}."
        );
        double[] until = new double[kinds.Count];
        for (int i = 0; i < until.Length; i++)
        {
            until[i] = (i == 0 ? 0 : until[i - 1]) + kinds[i].Weight;
        }

        var losses = new double[kinds.Count];
        var clock = Stopwatch.StartNew();
        for (int step = first; step < plan.Steps; step++)
        {
            cancel.ThrowIfCancellationRequested();
            var random = new Random(TokenPairs.HashOf(plan.Seed, step));
            double lot = random.NextDouble() * until[^1];
            int kind = Array.FindIndex(until, u => lot < u);
            (int[] Left, int[] Right)[] batch = kinds[kind].Batch(_drawn[kind]++, plan.Batch);
            Bag[] left = [.. batch.Select(p => Bag.Of(Thinned(p.Left, random)))],
                right = [.. batch.Select(p => Bag.Of(Thinned(p.Right, random)))];
            (float[] leftSums, float[] rightSums) = (table.Sum(left), table.Sum(right));
            double loss = _contrast.Step(leftSums, rightSums, table.Dimension);
            table.Step([.. left, .. right], [.. leftSums, .. rightSums], Rate(step));
            losses[kind] = losses[kind] == 0 ? loss : (0.9 * losses[kind]) + (0.1 * loss);
            if ((step + 1) % 200 == 0)
            {
                double each = clock.Elapsed.TotalSeconds / (step + 1 - first);
                say(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"step {step + 1} of {plan.Steps}, "
                            + $"{TimeSpan.FromSeconds(each * (plan.Steps - step - 1)):h\\:mm\\:ss} left, loss "
                            + $"{losses.Average():0.000}, scale {_contrast.Scale:0.0}"
                    )
                );
            }

            if ((step + 1) % plan.CheckpointEvery == 0)
            {
                Checkpoint.Save(checkpoint, plan, step + 1, table, _contrast.State, _drawn);
            }

            done?.Invoke(step + 1);
        }

        foreach ((TokenPairs kind, double loss) in kinds.Zip(losses))
        {
            say(
                string.Create(CultureInfo.InvariantCulture, $"  {kind.Name}: {kind.Count:N0} pairs, loss {loss:0.000}")
            );
        }
    }

    public void Dispose() => _contrast.Dispose();

    // Vectors that were trained before only listen at first: Adagrad must know how often each row is moved before it
    // moves one.
    double Rate(int step) =>
        step < _listen ? 0 : plan.LearningRate * (1 - (0.95 * (step - _listen) / (plan.Steps - _listen)));

    int[] Thinned(int[] text, Random random) =>
        text.Length <= LongText ? text
        : Array.FindAll(text, _ => random.NextDouble() >= plan.Dropout) is { Length: > 0 } kept ? kept
        : text;

    // Logarithm of how many texts there are for one that holds the row.
    double[] Rarity()
    {
        var seen = new int[table.Rows];
        int texts = 0;
        foreach (TokenPairs kind in kinds)
        {
            int every = Math.Max(1, kind.Count / RaritySample);
            for (int i = 0; i < kind.Count; i += every)
            {
                foreach (int[] text in new[] { kind[i].Left, kind[i].Right })
                {
                    texts++;
                    foreach (int row in text.Distinct())
                    {
                        seen[row]++;
                    }
                }
            }
        }

        return [.. seen.Select(s => Math.Log((texts + 1.0) / (s + 1)))];
    }
}
