using Microsoft.ML.Tokenizers;
using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Encoder.Tests;

public class TokenPairsTests
{
    static readonly TrainingPlan Plan = new();

    [Fact]
    public void Batch_IsTheSameWheneverAsked()
    {
        TokenPairs pairs = Numbered(40, groupOf: 1);
        (int[] Left, int[] Right)[] second = pairs.Batch(1, 10),
            later = pairs.Batch(5, 10);
        Assert.NotEqual(second, later);
        Assert.Equal(second, pairs.Batch(1, 10));
    }

    [Fact]
    public void Batch_KeepsGroupsTogether()
    {
        TokenPairs pairs = Numbered(40, groupOf: 4);
        var places = Enumerable.Range(0, pairs.Count).ToDictionary(i => pairs[i].Left, i => i);
        int[] order = [.. pairs.Batch(0, 12).Select(p => places[p.Left])];
        Assert.All(order.Chunk(4), group => Assert.Equal(group[0] / 4, group[3] / 4));
    }

    static TokenPairs Numbered(int count, int groupOf)
    {
        using FileStream stream = File.OpenRead(BundledFiles.Path("models/encoder/sentencepiece.model"));
        SentencePieceTokenizer tokenizer = SentencePieceTokenizer.Create(stream, false, false);
        return new TokenPairs(
            new PairKind("numbers", 1, [.. Enumerable.Range(0, count).Select(i => ($"number {i}", $"第{i}"))])
            {
                GroupOf = groupOf,
            },
            tokenizer,
            [.. Enumerable.Range(0, tokenizer.Vocabulary.Count)],
            Plan,
            seed: 1
        );
    }
}
