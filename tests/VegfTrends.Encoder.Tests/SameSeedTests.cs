using System.IO.Compression;
using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Encoder.Tests;

/// <summary>The whole command over the first lines of the real corpora: pieces, names, glossary, training,
/// files.</summary>
public sealed class SameSeedTests : IDisposable
{
    const int Lines = 400,
        DevelopmentLines = 25;
    static readonly TrainingPlan Plan = new()
    {
        Pieces = 7_000,
        Steps = 40,
        Batch = 128,
        Dimension = 48,
        Listen = 5,
        CheckpointEvery = 15,
    };

    readonly string _folder = Directory.CreateTempSubdirectory("vegf-seed").FullName;

    [SkippableFact]
    public void Run_SameSeed_WritesTheSameFiles()
    {
        Skip.If(
            Corpora() is null,
            "The corpora are not there: put the shared data at ../shared/data, or name its folder in VEGFTRENDS_DATA."
        );
        Skip.IfNot(
            Directory.GetFiles("/usr/bin", "spm_train").Length == 1,
            "spm_train of the sentencepiece tools is not installed."
        );
        string data = FirstLines(Corpora()!);
        string once = Train(data, "once", Plan, null),
            twice = Train(data, "twice", Plan, null);
        AssertSameFiles(once, twice);
        string on = Train(data, "on", Plan, once);
        AssertSameFiles(on, Train(data, "on again", Plan, once));
        Assert.NotEqual(Bytes(once, "encoder.onnx"), Bytes(on, "encoder.onnx"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static void AssertSameFiles(string left, string right)
    {
        foreach (string file in new[] { "sentencepiece.model", "encoder.onnx", "encoder.json" })
        {
            Assert.Equal(Bytes(left, file), Bytes(right, file));
        }
    }

    static byte[] Bytes(string folder, string file) => File.ReadAllBytes(Path.Combine(folder, file));

    string Train(string data, string name, TrainingPlan plan, string? start)
    {
        string output = Path.Combine(_folder, name);
        new TrainEncoderCommand(plan, data, output, null, null, Lexicon.LoadBundled(), _ => { }) { Start = start }.Run(
            CancellationToken.None
        );
        return output;
    }

    string FirstLines(string corpora)
    {
        string data = Path.Combine(_folder, "data");
        Directory.CreateDirectory(Path.Combine(data, "eval"));
        foreach (string path in Directory.GetFiles(corpora, "*.gz"))
        {
            using FileStream file = File.OpenRead(path);
            using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
            var lines = new List<string>();
            while (lines.Count < Lines && text.ReadLine() is { } line)
            {
                lines.Add(line);
            }

            File.WriteAllLines(Path.Combine(data, Path.GetFileNameWithoutExtension(path)), lines);
        }

        foreach (string path in Directory.GetFiles(Path.Combine(corpora, "eval")))
        {
            File.WriteAllLines(
                Path.Combine(data, "eval", Path.GetFileName(path)),
                File.ReadLines(path).Take(DevelopmentLines)
            );
        }

        return data;
    }

    static string? Corpora()
    {
        string? named = Environment.GetEnvironmentVariable("VEGFTRENDS_DATA");
        IEnumerable<string> candidates = named is not null
            ? [named]
            : Above(AppContext.BaseDirectory).Select(f => Path.Combine(f, "shared", "data"));
        return candidates.Select(c => Path.Combine(c, "bilingual")).FirstOrDefault(Directory.Exists);
    }

    static IEnumerable<string> Above(string folder)
    {
        for (string? at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            yield return at;
        }
    }
}
