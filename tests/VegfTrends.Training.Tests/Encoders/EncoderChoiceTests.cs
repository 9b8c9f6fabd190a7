using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Training.Tests.Encoders;

public sealed class EncoderChoiceTests : InstallTest
{
    string Settings => Path.Combine(Folders.Home!, "settings.json");

    [Fact]
    public void Read_NothingChosen_IsTheBundledEncoder()
    {
        EncoderChoice choice = EncoderChoice.Read(Folders);
        Assert.True(choice.IsBundled);
        Assert.Equal((Folders.Bundled, Folders.BundledCategories), (choice.Folder, choice.Categories));
    }

    [Fact]
    public void Read_NoDataFolder_IsTheBundledEncoder() =>
        Assert.True(EncoderChoice.Read(Folders with { Home = null }).IsBundled);

    [Fact]
    public async Task Save_IsWhatReadFinds_AndOtherSettingsStay()
    {
        InstalledEncoder installed = await InstallAsync();
        File.WriteAllText(Settings, """{"theme":"dark"}""");
        EncoderChoice.Of(Folders, "TINY-xlmr").Save(Folders);
        EncoderChoice choice = EncoderChoice.Read(Folders);
        Assert.Equal(("tiny-xlmr", installed.Folder, false), (choice.Name, choice.Folder, choice.IsBundled));
        Assert.Contains("dark", File.ReadAllText(Settings), StringComparison.Ordinal);
        Assert.Equal([Settings], Directory.GetFiles(Folders.Home!));

        EncoderChoice.Of(Folders, "bundled").Save(Folders);
        Assert.True(EncoderChoice.Read(Folders).IsBundled);
    }

    [Fact]
    public async Task Read_ChosenEncoderIsGone_SaysHowToGoOn()
    {
        InstalledEncoder installed = await InstallAsync();
        EncoderChoice.Of(Folders, "tiny-xlmr").Save(Folders);
        Directory.Delete(installed.Folder, recursive: true);
        string message = Assert.Throws<InvalidDataException>(() => EncoderChoice.Read(Folders)).Message;
        Assert.Contains("encoder pull tiny-xlmr", message, StringComparison.Ordinal);
        Assert.Contains("encoder use bundled", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    public void Read_BrokenSettings_NamesTheFile(string json)
    {
        Directory.CreateDirectory(Folders.Home!);
        File.WriteAllText(Settings, json);
        Assert.Contains(
            "settings.json",
            Assert.Throws<InvalidDataException>(() => EncoderChoice.Read(Folders)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task HasCategories_OnlyOfTheSameEncoder()
    {
        await InstallAsync();
        EncoderChoice choice = EncoderChoice.Of(Folders, "tiny-xlmr");
        Assert.False(choice.HasCategories("any"));
        Directory.CreateDirectory(choice.Categories);
        byte[] model = File.ReadAllBytes(Path.Combine(Folders.BundledCategories, "model.json"));
        File.WriteAllBytes(Path.Combine(choice.Categories, "model.json"), model);
        Assert.True(choice.HasCategories(CategoryModelFile.FromBytes(model).Encoder));
        Assert.False(choice.HasCategories("tiny-xlmr@00000000"));
    }

    [Fact]
    public async Task Listing_BundledInstalledKnown()
    {
        await InstallAsync();
        Directory.CreateDirectory(Path.Combine(Folders.Installed, "half-made"));
        EncoderChoice.Of(Folders, "tiny-xlmr").Save(Folders);
        IReadOnlyList<EncoderListing> all = EncoderListing.All(Folders, EncoderCatalogue.LoadBundled());
        Assert.Equal(["bundled", "installed", "known", "known", "known"], all.Select(e => e.State));
        Assert.Equal("tiny-xlmr", Assert.Single(all, e => e.InUse).Name);
        Assert.All(all, e => Assert.True(e.Bytes > 0));
    }
}
