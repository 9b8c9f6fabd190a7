using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace VegfTrends.Encoder;

/// <summary>Trains the SentencePiece Unigram model with the <c>spm_train</c> program of the sentencepiece
/// project.</summary>
static class TokenizerTraining
{
    const int LongestLine = 900;

    // How many texts of a kind are read at most; abstracts are long, and what they hold stands in the sentences too.
    static readonly (string Start, int Most)[] Shares =
    [
        ("abstracts", 5_000),
        ("title - abstract, across", 0),
        ("sentence - abstract", 0),
        ("title", 5_000),
        ("halves", 6_000),
        ("terms, general", 70_000),
        ("terms", 45_000),
        ("sentences, machine", 12_000),
        ("", 60_000),
    ];

    /// <summary>Throws with the package's name when the program is not there, before hours are spent.</summary>
    public static void Check() => Run(".", "--version");

    /// <summary>Writes <paramref name="model"/>.</summary>
    public static void Train(IReadOnlyList<PairKind> kinds, TrainingPlan plan, string model)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(model))!,
            text = Path.Combine(folder, "pieces.txt"),
            prefix = Path.Combine(folder, "pieces.part");
        using (var writer = new StreamWriter(text))
        {
            var random = new Random(plan.Seed);
            foreach (PairKind kind in kinds)
            {
                int most = Shares.First(s => kind.Name.StartsWith(s.Start, StringComparison.Ordinal)).Most;
                int[] order = [.. Enumerable.Range(0, kind.Pairs.Count)];
                random.Shuffle(order);
                foreach (int i in order.AsSpan(0, Math.Min(most, order.Length)))
                {
                    writer.WriteLine(Line(kind.Pairs[i].Left));
                    writer.WriteLine(Line(kind.Pairs[i].Right));
                }
            }
        }

        // The model holds these names: full ones would differ from folder to folder.
        // No byte fallback: Microsoft.ML.Tokenizers gets those ids wrong. Begin and end ids must exist: it reads them.
        // The number of threads is fixed: sums depend on it.
        Run(
            folder,
            "--input=pieces.txt",
            "--model_prefix=pieces.part",
            string.Create(CultureInfo.InvariantCulture, $"--vocab_size={plan.Pieces}"),
            "--character_coverage=0.9996",
            "--model_type=unigram",
            "--normalization_rule_name=nmt_nfkc_cf",
            "--max_sentence_length=6000",
            "--num_threads=2",
            "--num_sub_iterations=2",
            "--unk_id=0",
            "--bos_id=1",
            "--eos_id=2",
            "--pad_id=3",
            "--minloglevel=1"
        );
        File.Move(prefix + ".model", model, overwrite: true);
        File.Delete(prefix + ".vocab");
        File.Delete(text);
    }

    static string Line(string text) => text.Length <= LongestLine ? text : text[..LongestLine];

    static void Run(string folder, params string[] arguments)
    {
        try
        {
            using Process process =
                Process.Start(
                    new ProcessStartInfo("spm_train", arguments)
                    {
                        RedirectStandardOutput = true,
                        WorkingDirectory = folder,
                    }
                ) ?? throw new InvalidOperationException("spm_train did not start.");
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException(
                    $"spm_train ended with code {process.ExitCode}; its message stands above."
                );
            }
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException(
                "spm_train was not found. Install the sentencepiece tools (Debian, Ubuntu: apt-get install "
                    + "sentencepiece; macOS: brew install sentencepiece).",
                e
            );
        }
    }
}
