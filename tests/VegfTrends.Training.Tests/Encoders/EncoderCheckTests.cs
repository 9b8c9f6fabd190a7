using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Training.Tests.Encoders;

public sealed class EncoderCheckTests : InstallTest
{
    [Fact]
    public void Run_BundledEncoder_Passes()
    {
        EncoderCheck check = EncoderCheck.Run(Folders.Bundled, TimeSpan.FromMilliseconds(50));
        Assert.True(check.Passed, string.Join('\n', check.Neighbours.Where(n => !n.Right)));
        Assert.Equal(12, check.Neighbours.Count);
        Assert.True(
            check.Speed.TextsPerSecond > 0
                && check.Speed.Texts > 0
                && check.LoadMilliseconds > 0
                && check.FileBytes > 1e6
        );
    }

    [Fact]
    public void Run_EncoderWithoutMeaning_DoesNotPass() => Assert.False(EncoderCheck.Run(Made, TimeSpan.Zero).Passed);

    [Fact]
    public void Run_ChangedFile_NamesIt()
    {
        File.AppendAllText(Path.Combine(Made, "model.onnx"), "x");
        Assert.Contains(
            "model.onnx",
            Assert.Throws<InvalidDataException>(() => EncoderCheck.Run(Made, TimeSpan.Zero)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Run_Cancelled_Stops() =>
        Assert.Throws<OperationCanceledException>(() =>
            EncoderCheck.Run(Folders.Bundled, TimeSpan.FromHours(1), new CancellationToken(true))
        );

    [Fact]
    public void Speed_ManyThreads_CountsEveryText()
    {
        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(Made);
        EncoderSpeed speed = EncoderSpeed.Measure(
            encoder,
            ["des.", "a de"],
            TimeSpan.FromMilliseconds(100),
            threads: 3
        );
        Assert.True(speed.Texts >= 3);
        Assert.True(speed.CpuMilliseconds > 0);
    }
}
