using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Jobs.Tests;

public sealed class SuggestingTests : JobTest
{
    [Fact]
    public void From_ASeedText_FindsWhatIsLikeIt_AndNamesPapersOfTheStore()
    {
        Import("atezolizumab", 2022, 2023);
        Import("sintilimab", 2022, 2023);
        Suggested suggested = Suggesting.From(
            Store,
            Model,
            new SuggestingOptions
            {
                Seeds = [("review.txt", "Sintilimab plus a bevacizumab biosimilar in hepatocellular carcinoma.")],
                Likes = ["ex:nowhere"],
                Top = 2,
                AsOf = new DateOnly(2024, 6, 1),
            }
        );
        Assert.Equal(["ex:nowhere"], suggested.List.UnknownLikes);
        Assert.Equal(2, suggested.List.Items.Count);
        Assert.Equal(suggested.List.Items.Select(i => i.PaperId).Order(), suggested.Papers.Keys.Order());
        Assert.Contains("sintilimab", suggested.List.Items[0].PaperId, StringComparison.Ordinal);
        Assert.Contains(
            "review.txt",
            string.Join(' ', suggested.List.Items[0].ReasonsIn(Language.En)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void From_Stopped_EndsAsStopped() =>
        Assert.ThrowsAny<OperationCanceledException>(() =>
            Suggesting.From(
                Store,
                Model,
                new SuggestingOptions { AsOf = new DateOnly(2024, 6, 1) },
                assessed: null,
                new CancellationToken(canceled: true)
            )
        );
}
