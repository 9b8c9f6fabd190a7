using System.Text.Json.Nodes;
using VegfTrends.Core;
using Xunit;

namespace VegfTrends.Training.Tests.Encoders;

public sealed class EncoderInstallerTests : InstallTest
{
    [Fact]
    public async Task Install_FromTheBaseAddress_WorksAndLeavesNothingElse()
    {
        InstalledEncoder installed = await InstallAsync();
        AssertWorks(installed);
        Assert.Equal(
            ["encoder.json", "model.onnx", "sentencepiece.bpe.model"],
            Directory.GetFiles(installed.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        // The lock stays, empty: deleting it could take it from a command that has just opened it.
        string stays = Assert.Single(Directory.GetFileSystemEntries(Folders.Partial));
        Assert.Equal(("tiny-xlmr.lock", 0), (Path.GetFileName(stays), new FileInfo(stays).Length));
        Assert.Equal(["tiny-xlmr"], Folders.InstalledNames());
        Assert.Empty(installed.NewlyPinned);
    }

    [Fact]
    public async Task Install_InputThatTheGraphLacks_IsLeftOut() =>
        Assert.Equal(["input_ids", "attention_mask"], (await InstallAsync()).Manifest.Inputs);

    [Fact]
    public async Task Install_AnotherBaseAddress_IsAsked()
    {
        using var mirror = new LocalServer();
        foreach ((string path, byte[] bytes) in Server.Files)
        {
            mirror.Files["/mirror" + path] = bytes;
        }

        Options = Options with { Base = new Uri(mirror.Address + "/mirror/") };
        AssertWorks(await InstallAsync());
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task Install_WrongChecksum_NamesFileFoundAndExpected_AndInstallsNothing()
    {
        byte[] changed = [.. Server.Files[ModelPath]];
        changed[40] ^= 1;
        Server.Files[ModelPath] = changed;
        string message = (await Assert.ThrowsAsync<InvalidDataException>(() => InstallAsync())).Message;
        Assert.Contains("onnx/model.onnx: found SHA-256 ", message, StringComparison.Ordinal);
        Assert.Contains($"expected {Encoder.Files[0].Sha256}", message, StringComparison.Ordinal);
        AssertNothingInstalled();
        Assert.Empty(Directory.GetFiles(Path.Combine(Folders.Partial, "tiny-xlmr")));
    }

    [Fact]
    public async Task Install_NoPublishedChecksum_IsPinnedAtTheFirstPull_AndHeldToLater()
    {
        KnownEncoder unpublished = Encoder with
        {
            Files = [Encoder.Files[0], Encoder.Files[1] with { Sha256 = null, Size = null }],
        };
        ManifestFile pinned = Assert.Single((await InstallAsync(encoder: unpublished)).NewlyPinned);
        Assert.Equal((Encoder.Files[1].Path, Encoder.Files[1].Sha256), (pinned.File, pinned.Sha256));
        Assert.Empty((await InstallAsync(encoder: unpublished)).NewlyPinned);

        Server.Files["/owner/tiny/resolve/v1/sentencepiece.bpe.model"] = Core.Tests.Encoding.TinyEncoder.SentencePiece([
            "<unk>",
            "<s>",
            "</s>",
            "x",
        ]);
        InvalidDataException e = await Assert.ThrowsAsync<InvalidDataException>(() =>
            InstallAsync(encoder: unpublished)
        );
        Assert.Contains(pinned.Sha256, e.Message, StringComparison.Ordinal);
        AssertWorks(new InstalledEncoder(Manifest, Folders.Find("tiny-xlmr"), []));
    }

    [Fact]
    public async Task Install_FileThatIsNoEncoder_InstallsNothing_AndABetterSourceHeals()
    {
        KnownEncoder unpublished = Encoder with
        {
            Files = [.. Encoder.Files.Select(f => f with { Sha256 = null, Size = null })],
        };
        byte[] good = Server.Files[ModelPath];
        Server.Files[ModelPath] = "<html>Sign in to the hospital network</html>"u8.ToArray();
        Assert.Contains(
            "model.onnx",
            (await Assert.ThrowsAsync<InvalidDataException>(() => InstallAsync(encoder: unpublished))).Message,
            StringComparison.Ordinal
        );
        AssertNothingInstalled();
        Server.Files[ModelPath] = good;
        AssertWorks(await InstallAsync(encoder: unpublished));
    }

    [Fact]
    public async Task Install_Again_ReplacesTheOldOne()
    {
        InstalledEncoder first = await InstallAsync();
        File.WriteAllText(Path.Combine(first.Folder, "model.onnx"), "damaged");
        AssertWorks(await InstallAsync());
    }

    [Fact]
    public async Task Install_ReplacementKilledInBetween_BringsTheOldOneBack()
    {
        InstalledEncoder first = await InstallAsync();
        Directory.Move(first.Folder, Path.Combine(Folders.Partial, "tiny-xlmr.old"));
        Server.Files.Clear();
        await Assert.ThrowsAsync<InvalidDataException>(() => InstallAsync());
        AssertWorks(first);
    }

    [Fact]
    public async Task Install_WhileAnotherInstalls_IsRefused()
    {
        Directory.CreateDirectory(Folders.Partial);
        using var other = new FileStream(
            Path.Combine(Folders.Partial, "tiny-xlmr.lock"),
            FileMode.Create,
            FileAccess.ReadWrite,
            FileShare.None
        );
        Assert.Contains(
            "another command",
            (await Assert.ThrowsAsync<IOException>(() => InstallAsync())).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Install_FromAFolder_AsInTheRepositoryOrSideBySide(bool nested)
    {
        string copy = Directory.CreateDirectory(Path.Combine(Root, "copy")).FullName;
        Directory.CreateDirectory(Path.Combine(copy, "onnx"));
        File.Copy(Path.Combine(Made, "model.onnx"), Path.Combine(copy, nested ? "onnx" : "", "model.onnx"));
        File.Copy(Path.Combine(Made, "sentencepiece.bpe.model"), Path.Combine(copy, "sentencepiece.bpe.model"));
        Options = Options with { From = copy };
        AssertWorks(await InstallAsync());
        Assert.Empty(Server.Requests);
    }

    [Theory]
    [InlineData("tiny-xlmr")]
    [InlineData(null)]
    public async Task Install_AnyFolderWithAManifest_NeedsNoCatalogue(string? name)
    {
        Options = Options with { From = Made };
        AssertWorks(await InstallAsync(name, Encoder with { Template = Encoder.Template with { Name = "another" } }));
    }

    [Fact]
    public async Task Install_AnyAddressWithAManifest_NeedsNoCatalogue()
    {
        Server.Files.Clear();
        foreach (string file in Directory.GetFiles(Made))
        {
            Server.Files["/ours/" + Path.GetFileName(file)] = File.ReadAllBytes(file);
        }

        Options = Options with { From = Server.Address + "/ours/" };
        AssertWorks(await InstallAsync(null, Encoder with { Template = Encoder.Template with { Name = "another" } }));
    }

    [Fact]
    public async Task Install_MirrorWithFilesSideBySide_IsHeldToTheCatalogue()
    {
        Server.Files.Clear();
        Server.Files["/flat/model.onnx"] = File.ReadAllBytes(Path.Combine(Made, "model.onnx"));
        Server.Files["/flat/sentencepiece.bpe.model"] = File.ReadAllBytes(
            Path.Combine(Made, "sentencepiece.bpe.model")
        );
        Options = Options with { From = Server.Address + "/flat" };
        AssertWorks(await InstallAsync());
    }

    [Theory]
    [InlineData("vegf-static-prototype")]
    [InlineData("bundled")]
    public async Task Install_AnEncoderCalledLikeTheBundledOne_IsRefused(string name)
    {
        string path = Path.Combine(Made, EncoderManifest.FileName);
        JsonNode manifest = JsonNode.Parse(File.ReadAllText(path))!;
        manifest["name"] = name == "bundled" ? name : Folders.BundledName;
        File.WriteAllText(path, manifest.ToJsonString());
        Options = Options with { From = Made };
        await Assert.ThrowsAsync<InvalidDataException>(() => InstallAsync(null));
        AssertNothingInstalled();
    }

    [Theory]
    [InlineData("no-such-encoder", null, "is not in the catalogue, which has tiny-xlmr")]
    [InlineData("tiny-xlmr", "nowhere", "found no folder 'nowhere'")]
    [InlineData("tiny-xlmr", "http://", "expected an address")]
    [InlineData("tiny-xlmr", "http://a b/c", "expected an address")]
    [InlineData("other-name", "MADE", "expected 'other-name'")]
    public async Task Install_WhatIsNotThere_SaysWhatToDo(string name, string? from, string expected)
    {
        Options = Options with { From = from == "MADE" ? Made : from };
        KnownEncoder encoder =
            from == "MADE" ? Encoder with { Template = Encoder.Template with { Name = "another" } } : Encoder;
        Assert.Contains(
            expected,
            (await Assert.ThrowsAsync<InvalidDataException>(() => InstallAsync(name, encoder))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Install_FolderWithAChangedFile_NamesIt()
    {
        File.AppendAllText(Path.Combine(Made, "sentencepiece.bpe.model"), "x");
        Options = Options with { From = Made };
        Assert.Contains(
            "sentencepiece.bpe.model",
            (await Assert.ThrowsAsync<InvalidDataException>(() => InstallAsync())).Message,
            StringComparison.Ordinal
        );
        AssertNothingInstalled();
    }

    [Fact]
    public async Task Install_NoDataFolder_SaysHowToNameOne() =>
        Assert.Contains(
            "VEGFTRENDS_HOME",
            (
                await Assert.ThrowsAsync<InvalidDataException>(() =>
                    new EncoderInstaller(
                        Folders with
                        {
                            Home = null,
                        },
                        new EncoderCatalogue(new Uri(Server.Address), [Encoder]),
                        Options
                    ).InstallAsync("tiny-xlmr")
                )
            ).Message,
            StringComparison.Ordinal
        );
}
