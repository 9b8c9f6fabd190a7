using System.Diagnostics;
using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>Whether an encoder is whole and works, and how fast it is here.</summary>
/// <param name="Id">See <see cref="ITextEncoder.Id"/>.</param>
/// <param name="Neighbours">Each sentence that was asked, with the one that came out nearest.</param>
/// <param name="LoadMilliseconds">From nothing to ready, checksums included.</param>
/// <param name="Speed">One thread, texts as long as an abstract.</param>
/// <param name="FileBytes">Size of all its files.</param>
public sealed record EncoderCheck(
    string Id,
    IReadOnlyList<CheckedNeighbour> Neighbours,
    double LoadMilliseconds,
    EncoderSpeed Speed,
    long FileBytes
)
{
    /// <summary>Whether every sentence found its translation.</summary>
    public bool Passed => Neighbours.All(n => n.Right);

    /// <param name="folder">Holds the encoder.</param>
    /// <param name="time">How long its speed is measured.</param>
    /// <param name="cancel">Ends the check.</param>
    /// <exception cref="InvalidDataException">A file is missing, changed or broken; the message names it.</exception>
    public static EncoderCheck Run(string folder, TimeSpan time, CancellationToken cancel = default)
    {
        long start = Stopwatch.GetTimestamp();
        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(folder);
        double load = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        (string Text, int Pair)[] sentences =
        [
            .. CheckSentences.Pairs.SelectMany((p, i) => new[] { (p.Zh, i), (p.En, i) }),
        ];
        Embedding[] embeddings = [.. sentences.Select(s => encoder.Encode(s.Text))];
        var neighbours = new List<CheckedNeighbour>();
        for (int i = 0; i < sentences.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            int nearest = Enumerable
                .Range(0, sentences.Length)
                .Where(j => j != i)
                .MaxBy(j => embeddings[i].Cosine(embeddings[j]));
            neighbours.Add(
                new CheckedNeighbour(
                    sentences[i].Text,
                    sentences[nearest].Text,
                    embeddings[i].Cosine(embeddings[nearest]),
                    sentences[i].Pair == sentences[nearest].Pair
                )
            );
        }

        EncoderSpeed speed = EncoderSpeed.Measure(encoder, [CheckSentences.Abstract], time, 1, cancel);
        return new EncoderCheck(
            encoder.Id,
            neighbours,
            load,
            speed,
            encoder.Manifest.Files.Sum(f => new FileInfo(Path.Combine(folder, f.File)).Length)
        );
    }
}

/// <summary>A sentence of the check with its nearest neighbour.</summary>
/// <param name="Text">The sentence that was asked.</param>
/// <param name="Nearest">The nearest of the other eleven.</param>
/// <param name="Cosine">Of the two.</param>
/// <param name="Right">Whether it is the translation.</param>
public sealed record CheckedNeighbour(string Text, string Nearest, float Cosine, bool Right);
