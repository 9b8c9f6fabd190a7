using System.Diagnostics;
using System.Globalization;
using VegfTrends.Core;
using VegfTrends.Core.Tests.Encoding;
using VegfTrends.Papers.Formats;
using VegfTrends.Training;

namespace VegfTrends.Benchmarks;

/// <summary>Real abstracts through the bundled encoder and, in the same run, through a 12-layer x 384 int8 transformer
/// with random weights.</summary>
static class EncoderSpeedBenchmark
{
    const int Abstracts = 1000;

    /// <summary>Every encoder in a process of its own, so that peak memory is its own too.</summary>
    public static async Task RunAsync()
    {
        string folder = Directory.CreateTempSubdirectory("vegftrends-").FullName;
        try
        {
            string bundled = BundledFiles.Path("models/encoder");
            EncoderManifest manifest = EncoderManifest.Read(bundled);
            byte[] tokenizer = await File.ReadAllBytesAsync(Path.Combine(bundled, manifest.Tokenizer.File));
            EncoderManifest twelve = TinyEncoder.XlmR("random-12x384-int8", 384) with
            {
                MaxTokens = 256,
                Output = "sentence_embedding",
                Pooling = "in-graph",
                Tokenizer = manifest.Tokenizer with { File = "sentencepiece.bpe.model" },
            };
            TinyEncoder.Write(folder, twelve, tokenizer, TransformerGraph.Make(PieceCount(tokenizer), layers: 12));
            Console.WriteLine(
                $"{Abstracts} abstracts of the corpus, one at a time; {Environment.ProcessorCount} cores"
            );
            Console.WriteLine(
                $"{"encoder",-36} {"file MB",8} {"load ms",8} {"1 core /s",10} {"cpu-ms",8} {"all cores /s",13} "
                    + $"{"cpu-ms",8} {"peak MB",8}"
            );
            foreach (string one in new[] { bundled, folder })
            {
                // `dotnet run` starts the program itself, `dotnet FILE.dll` the dotnet command.
                string[] self =
                    Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
                        ? [Environment.GetCommandLineArgs()[0]]
                        : [];
                using Process child = Process.Start(
                    new ProcessStartInfo(Environment.ProcessPath!, [.. self, "encoder", "speed", one])
                )!;
                await child.WaitForExitAsync();
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static void RunOne(string folder)
    {
        string[] texts = [.. Texts().Take(Abstracts)];
        long start = Stopwatch.GetTimestamp();
        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(folder);
        double load = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        EncoderSpeed one = EncoderSpeed.Measure(encoder, texts, TimeSpan.FromSeconds(20)),
            all = EncoderSpeed.Measure(encoder, texts, TimeSpan.FromSeconds(20), Environment.ProcessorCount);
        double megabytes = encoder.Manifest.Files.Sum(f => new FileInfo(Path.Combine(folder, f.File)).Length) / 1e6;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{encoder.Id,-36} {megabytes,8:0.0} {load,8:0} {one.TextsPerSecond,10:0.0} "
                    + $"{one.CpuMilliseconds,8:0.000} {all.TextsPerSecond,13:0.0} {all.CpuMilliseconds,8:0.000} "
                    + $"{EncoderSpeed.PeakMegabytes,8:0}"
            )
        );
    }

    static int PieceCount(byte[] tokenizer)
    {
        using var stream = new MemoryStream(tokenizer);
        return Microsoft.ML.Tokenizers.SentencePieceTokenizer.Create(stream).Vocabulary.Count;
    }

    static IEnumerable<string> Texts() =>
        PaperFormats
            .Read(
                Path.Combine(SharedData.Folder, "corpus.jsonl.gz"),
                new ReadOptions(),
                opened: null,
                CancellationToken.None
            )
            .OfType<ReadOutcome.Read>()
            .Select(r => r.Paper.Abstract.In(Language.En) ?? r.Paper.Abstract.In(Language.Zh) ?? "")
            .Where(t => t.Length > 0);
}
