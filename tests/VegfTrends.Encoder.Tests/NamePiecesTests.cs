using System.Diagnostics;
using Microsoft.ML.Tokenizers;
using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Encoder.Tests;

public sealed class NamePiecesTests : IDisposable
{
    static readonly Lexicon Names = Lexicon.LoadBundled();
    readonly string _model = Path.GetTempFileName();

    [Theory]
    [InlineData("贝伐珠单抗", "Avastin")]
    [InlineData("贝伐珠单抗联合化疗", "(bevacizumab) plus chemotherapy")]
    [InlineData("AK112", "依沃西单抗")]
    [InlineData("Keytruda", "帕博利珠单抗")]
    public void Add_NamesOfOneAgentShareARow(string left, string right)
    {
        int[] rows = Add([]);
        Assert.Single(Rows(rows, left).Intersect(Rows(rows, right)), shared => rows.Count(r => r == shared) > 1);
    }

    [Fact]
    public void Add_HeldOutNamesGetNoPiece()
    {
        Concept nivolumab = Names.Concepts.Single(c => c.Key == "nivolumab");
        int with = Add([]).Max(),
            without = Add([nivolumab]).Max();
        Assert.Equal(with - 1, without);
    }

    [Fact]
    public void Add_LeavesOtherTextAsItWas()
    {
        int[] rows = Add([]);
        const string text = "The patients were followed for ten years. 随访十年，观察生存情况。";
        Assert.All(Rows(rows, text), r => Assert.Equal(r, rows[r]));
    }

    // The reference implementation splits text with names exactly as the one that the program uses.
    [SkippableFact]
    public void Add_IdsEqualThoseOfSpmEncode()
    {
        Skip.IfNot(
            Directory.GetFiles("/usr/bin", "spm_encode").Length == 1,
            "spm_encode of the sentencepiece tools is not installed."
        );
        Add([]);
        string[] lines =
        [
            .. Names
                .Concepts.Take(500)
                .SelectMany(c => c.Zh.Concat(c.En))
                .Select(n => $"观察{n}联合化疗的疗效, {n} (and {n}) in patients"),
            "ＡＢＣ １２３ mixed　width",
        ];
        string text = _model + ".txt";
        File.WriteAllLines(text, lines);
        using Process reference = Process.Start(
            new ProcessStartInfo("spm_encode", ["--model=" + _model, "--output_format=id", text])
            {
                RedirectStandardOutput = true,
            }
        )!;
        string[] expected = reference.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        reference.WaitForExit();
        File.Delete(text);
        using FileStream stream = File.OpenRead(_model);
        SentencePieceTokenizer tokenizer = SentencePieceTokenizer.Create(stream, false, false);
        int different = lines.Zip(expected).Count(p => string.Join(' ', tokenizer.EncodeToIds(p.First)) != p.Second);
        // Equal scores of two ways to split are broken either way, and runs of unknown pieces are written out here.
        Assert.InRange(different, 0, lines.Length / 200);
        Assert.Equal(lines.Length, expected.Length);
    }

    public void Dispose() => File.Delete(_model);

    int[] Add(HashSet<Concept> heldOut) =>
        NamePieces.Add(
            BundledFiles.Path("models/encoder/sentencepiece.model"),
            _model,
            Names,
            heldOut,
            withNames: true
        );

    int[] Rows(int[] rows, string text)
    {
        using FileStream stream = File.OpenRead(_model);
        return [.. SentencePieceTokenizer.Create(stream, false, false).EncodeToIds(text).Select(id => rows[id])];
    }
}
