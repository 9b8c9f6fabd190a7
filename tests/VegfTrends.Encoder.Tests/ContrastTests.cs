using Xunit;

namespace VegfTrends.Encoder.Tests;

public class ContrastTests
{
    const int Count = 5,
        Dimension = 8;

    [Fact]
    public void Step_GivesTheGradientOfItsLoss()
    {
        float[] left = Numbers(1),
            right = Numbers(2);
        (float[] leftGradient, float[] rightGradient) = ([.. left], [.. right]);
        using (var contrast = new Contrast(mostScale: 60))
        {
            contrast.Step(leftGradient, rightGradient, Dimension);
        }

        for (int i = 0; i < left.Length; i += 3)
        {
            Assert.Equal(Slope(left, right, left, i), leftGradient[i], 0.02);
            Assert.Equal(Slope(left, right, right, i), rightGradient[i], 0.02);
        }
    }

    [Fact]
    public void Step_MovesTheScaleAgainstItsSlope()
    {
        using var contrast = new Contrast(mostScale: 60);
        float[] left = Numbers(1);
        double before = contrast.Scale;
        contrast.Step([.. left], [.. left], Dimension); // every text is nearest to its own: a sharper softmax loses less
        Assert.True(contrast.Scale > before);
    }

    static double Slope(float[] left, float[] right, float[] moved, int at)
    {
        const float by = 0.01f;
        float kept = moved[at];
        moved[at] = kept + by;
        double up = Loss(left, right);
        moved[at] = kept - by;
        double down = Loss(left, right);
        moved[at] = kept;
        return (up - down) / (2 * by);
    }

    static double Loss(float[] left, float[] right)
    {
        using var contrast = new Contrast(mostScale: 60);
        return contrast.Step([.. left], [.. right], Dimension);
    }

    static float[] Numbers(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Count * Dimension).Select(_ => (float)((random.NextDouble() * 2) - 1))];
    }
}
