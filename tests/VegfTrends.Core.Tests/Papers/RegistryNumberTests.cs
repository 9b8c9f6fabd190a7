using Xunit;

namespace VegfTrends.Core.Tests.Papers;

public class RegistryNumberTests
{
    [Theory]
    [InlineData("NCT01234567", "NCT01234567")]
    [InlineData("ClinicalTrials.gov: nct-01234567", "NCT01234567")]
    [InlineData("ChiCTR-2000031234", "ChiCTR2000031234")]
    [InlineData("ChiCTR 2000031234", "ChiCTR2000031234")]
    [InlineData("chictr2000031234", "ChiCTR2000031234")]
    [InlineData("ChiCTR--2000031234", "ChiCTR2000031234")]
    [InlineData("ＣｈｉＣＴＲ２０００３１２３４５", "ChiCTR2000312345")]
    [InlineData("ChiCTR-IPR-15006132", "ChiCTR-IPR-15006132")]
    [InlineData("ChiCTR-ipr15006132", "ChiCTR-IPR-15006132")]
    [InlineData("ISRCTN 12345678", "ISRCTN12345678")]
    [InlineData("ACTRN:12612000123456", "ACTRN12612000123456")]
    [InlineData("JPRN-UMIN000012345", "UMIN000012345")]
    [InlineData("JRCTS031180001", "jRCTs031180001")]
    [InlineData("JapicCTI123456", "JapicCTI-123456")]
    [InlineData("RBR-7NKXKJ", "RBR-7nkxkj")]
    [InlineData("CTRI/2018/01/011234", "CTRI/2018/01/011234")]
    [InlineData("EUCTR2019-001234-56-NL; NTR-1234", "2019-001234-56|NTR1234")]
    [InlineData("IRCT20180919041070N1", "IRCT20180919041070N1")]
    [InlineData("GENBANK/AB123456", "")]
    [InlineData("NCT012345678", "")] // a digit too many
    [InlineData(null, "")]
    public void FindInField_SpellsAsTheRegisterDoes(string? field, string expected) =>
        Assert.Equal(expected, string.Join('|', RegistryNumber.FindInField(field)));

    [Fact]
    public void FieldAndText_GiveOneSpelling()
    {
        foreach (string written in new[] { "ChiCTR-2000031234", "NCT 01234567", "jrcts031180001", "RBR-7nkxkj" })
        {
            Assert.Equal(
                RegistryNumber.FindInField(written),
                RegistryNumber.FindInText(written.ToLowerInvariant()).Select(n => n.Number)
            );
        }
    }

    [Fact]
    public void FindInText_LeavesOutWhatIsTooShortAmongWords() =>
        Assert.Empty(RegistryNumber.FindInText("in the nl-1234 region, a score per-123-45"));

    [Fact]
    public void Respell_OldSpellings_BecomeOne_OthersStay()
    {
        Assert.Equal(
            ["ChiCTR2000031234", "NCT1", "see NCT01234567"],
            RegistryNumber.Respell(["ChiCTR-2000031234", "ChiCTR2000031234", "NCT1", "see NCT01234567"])
        );
        Assert.Empty(RegistryNumber.Respell([]));
    }
}
