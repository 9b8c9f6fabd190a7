using VegfTrends.Core;
using VegfTrends.Papers.Tests.Store;
using Xunit;

namespace VegfTrends.Jobs.Tests;

/// <summary>Another encoder on a store that is full: nothing is mixed, nothing is done twice, and there is a way
/// back.</summary>
public sealed class StoreAssessorTests : StoreTest
{
    const int Papers = 450;
    static readonly string OtherId = CanonicalNames.IdOver("other@00000000");

    readonly OnnxTextEncoder _bundled = OnnxTextEncoder.Load(BundledFiles.Path("models/encoder"));
    readonly CategoryModel _first,
        _second;

    public StoreAssessorTests()
    {
        _first = CategoryModel.Load(BundledFiles.Path("models/categories"), _bundled, Lexicon.LoadBundled());
        CategoryModelFile file = CategoryModelFile.FromBytes(
            File.ReadAllBytes(BundledFiles.Path("models/categories/model.json"))
        ) with
        {
            Encoder = OtherId,
        };
        _second = CategoryModel.Create(file, file.ToBytes(), new OtherEncoder(_bundled), _first.Lexicon);
        Store.Add([.. Enumerable.Range(0, Papers).Select(n => APaper.Number(n))], Run);
        Assert.Equal(Papers, new StoreAssessor(Store, _first).Assess(null, CancellationToken.None));
    }

    [Fact]
    public void Assess_StoppedHalfWay_GoesOnWhereItStopped()
    {
        using var cancel = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            new StoreAssessor(Store, _second).Assess(new StopAtOnce(cancel), cancel.Token)
        );
        int done = Store.Embeddings(OtherId).Count();
        Assert.InRange(done, 1, Papers - 1);
        Assert.Equal(done, Store.FiledPapers(_second.Id).Count(f => f.Assessment!.ModelId == _second.Id));

        Assert.Equal(Papers - done, new StoreAssessor(Store, _second).Assess(null, CancellationToken.None));
        Assert.Equal(0, new StoreAssessor(Store, _second).Assess(null, CancellationToken.None));
        Assert.Equal(Papers, Store.Embeddings(OtherId).Count());
    }

    [Fact]
    public void Assess_EmbeddingsOfTwoEncoders_StayApart()
    {
        float[] before = Vector(_first.Encoder.Id);
        new StoreAssessor(Store, _second).Assess(null, CancellationToken.None);
        Assert.Equal(before, Vector(_first.Encoder.Id));
        Assert.Equal([.. before.Select(x => -x)], Vector(OtherId));
        Assert.All(Store.Embeddings(OtherId), e => Assert.Equal(OtherId, e.Embedding.EncoderId));
    }

    [Fact]
    public void FiledPapers_BackToTheFirstModel_ItsWordCountsAgainWithoutWork()
    {
        new StoreAssessor(Store, _second).Assess(null, CancellationToken.None);
        Assert.All(Store.FiledPapers(), f => Assert.Equal(_second.Id, f.Assessment!.ModelId));
        Assert.Equal(0, new StoreAssessor(Store, _first).Assess(null, CancellationToken.None));
        Assert.All(Store.FiledPapers(_first.Id), f => Assert.Equal(_first.Id, f.Assessment!.ModelId));
        Assert.All(Store.LatestAssessments(_first.Id), a => Assert.Equal(_first.Id, a.Assessment.ModelId));
    }

    float[] Vector(string encoder) => Store.FindEmbedding(Store.Papers().First().Row, encoder)!.Vector.ToArray();

    sealed class OtherEncoder(ITextEncoder inner) : ITextEncoder
    {
        public string Id => "other@00000000";

        public int Dimension => inner.Dimension;

        public Embedding Encode(string text) => new(Id, inner.Encode(text).Vector.ToArray().Select(x => -x).ToArray());
    }

    sealed class StopAtOnce(CancellationTokenSource cancel) : IProgress<int>
    {
        public void Report(int value) => cancel.Cancel();
    }
}
