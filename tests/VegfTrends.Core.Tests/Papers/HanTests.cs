using System.Text;
using Xunit;

namespace VegfTrends.Core.Tests.Papers;

public class HanTests
{
    [Theory]
    [InlineData("癌", true)]
    [InlineData("㐀", true)] // extension A
    [InlineData("\uF900", true)] // a compatibility ideograph
    [InlineData("𠀀", true)] // beyond the basic plane
    [InlineData("a", false)]
    [InlineData("α", false)]
    [InlineData("、", false)]
    [InlineData("の", false)]
    [InlineData("한", false)]
    [InlineData("😀", false)]
    public void Is_TellsIdeographs(string character, bool expected)
    {
        Rune rune = character.EnumerateRunes().Single();
        Assert.Equal(expected, Han.Is(rune));
        Assert.Equal(expected && rune.IsBmp, Han.Is(character[0]));
    }
}
