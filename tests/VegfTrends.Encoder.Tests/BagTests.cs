using Xunit;

namespace VegfTrends.Encoder.Tests;

public class BagTests
{
    [Fact]
    public void Of_CountsEachRowOnceWithTheSquareRoot()
    {
        Bag bag = Bag.Of([7, 3, 7, 7, 3, 9, 7]);
        Assert.Equal([3, 7, 9], bag.Rows);
        Assert.Equal([MathF.Sqrt(2), 2, 1], bag.Weights);
    }

    [Fact]
    public void Of_Nothing_IsEmpty() => Assert.Empty(Bag.Of([]).Rows);
}
