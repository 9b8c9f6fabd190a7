using VegfTrends.Core;
using VegfTrends.Papers.Formats;
using Xunit;

namespace VegfTrends.Papers.Tests.Formats;

public class DateTextTests
{
    [Theory]
    [InlineData("2019", "2019")]
    [InlineData(" [2019] ", "2019")]
    [InlineData("2019//", "2019")]
    [InlineData("2019///Spring", "2019")]
    [InlineData("2019//12", "2019")] // a day without a month says nothing
    [InlineData("2019/05/12/", "2019-05-12")]
    [InlineData("2019/05//", "2019-05")]
    [InlineData("2019-05-12", "2019-05-12")]
    [InlineData("2019-05-12T10:11:12Z", "2019-05-12")]
    [InlineData("2021-01-05 09:13", "2021-01-05")]
    [InlineData("2019-5", "2019-05")]
    [InlineData("2019.05.12", "2019-05-12")]
    [InlineData("2019 5 12", "2019-05-12")]
    [InlineData("2019 Nov-Dec", "2019-11")]
    [InlineData("2019 Dec-2020 Jan", "2019-12")]
    [InlineData("2019 Jan 3-9", "2019-01-03")]
    [InlineData("2019 Sept 30", "2019-09-30")]
    [InlineData("2019 Nov;30(2):101-9", "2019-11")]
    [InlineData("Nov 2019", "2019-11")]
    [InlineData("Nov-Dec 2019", "2019-11")]
    [InlineData("12 May 2019", "2019-05-12")]
    [InlineData("12-15 May 2019", "2019-05-12")]
    [InlineData("May 12, 2019", "2019-05-12")]
    [InlineData("15Dec2019", "2019-12-15")]
    [InlineData("2019 12 May", "2019-05-12")]
    [InlineData("2018 Winter", "2018")]
    [InlineData("2018 1st Quart", "2018")]
    [InlineData("1998-1999", "1998")]
    [InlineData("2018-19", "2018")] // no month 19
    [InlineData("2019年5月12日", "2019-05-12")]
    [InlineData("2019年5月", "2019-05")]
    [InlineData("２０１９年１２月", "2019-12")]
    [InlineData("2019年05期", "2019")] // an issue, not a month
    [InlineData("2019年第5期", "2019")]
    [InlineData("20190512", "2019-05-12")]
    [InlineData("201905", "2019-05")]
    [InlineData("2019;30(2)", "2019")]
    [InlineData("2019, 10(2)", "2019")] // a volume
    [InlineData("05/2019", "2019-05")]
    [InlineData("31/12/2019", "2019-12-31")]
    [InlineData("12/31/2019", "2019-12-31")]
    [InlineData("05/12/2019", "2019")] // either country may be right
    [InlineData("2019-02-30", "2019-02")] // the precision falls
    [InlineData("2019-13-01", "2019")]
    public void TryParse_DateAsFilesWriteIt(string text, string expected)
    {
        Assert.True(DateText.TryParse(text, out PaperDate date));
        Assert.Equal(expected, date.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("in press")]
    [InlineData("0000")]
    [InlineData("12345")]
    [InlineData("May 12")]
    public void TryParse_NoYear(string? text) => Assert.False(DateText.TryParse(text, out _));

    [Fact]
    public void TryParse_HugeText() => Assert.True(DateText.TryParse("2019 " + new string('9', 10_000_000), out _));
}
