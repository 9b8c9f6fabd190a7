using System.Numerics.Tensors;
using Xunit;

namespace VegfTrends.Encoder.Tests;

public class PrincipalSpaceTests
{
    // Inputs 0-2 always move together, 3-5 too, 6 is faint noise: two dimensions hold all but the noise.
    [Fact]
    public void Find_KeepsWhatMovesTogether()
    {
        var random = new Random(1);
        Bag[] rows =
        [
            .. Enumerable
                .Range(0, 200)
                .Select(_ =>
                {
                    float a = (float)random.NextDouble() - 0.5f,
                        b = (float)random.NextDouble() - 0.5f;
                    return new Bag([0, 1, 2, 3, 4, 5, 6], [a, a, -a, b, 2 * b, b, 0.01f * (float)random.NextDouble()]);
                }),
        ];
        float[] space = PrincipalSpace.Find(rows, width: 7, dimension: 2, seed: 1, CancellationToken.None);
        float[] seen = new float[2];
        foreach (Bag row in rows)
        {
            PrincipalSpace.Project(row, space, seen);
            Assert.Equal(TensorPrimitives.Norm<float>(row.Weights), TensorPrimitives.Norm<float>(seen), 0.01f);
        }
    }

    [Fact]
    public void Find_ColumnsAreOrthonormal()
    {
        var random = new Random(2);
        Bag[] rows =
        [
            .. Enumerable
                .Range(0, 50)
                .Select(_ => new Bag([random.Next(10), 10 + random.Next(10)], [(float)random.NextDouble(), 1])),
        ];
        float[] space = PrincipalSpace.Find(rows, width: 20, dimension: 3, seed: 1, CancellationToken.None);
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                float product = Enumerable.Range(0, 20).Sum(r => space[(r * 3) + i] * space[(r * 3) + j]);
                Assert.Equal(i == j ? 1 : 0, product, 0.001f);
            }
        }
    }
}
