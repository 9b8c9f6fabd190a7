using System.Security.Cryptography;
using VegfTrends.Core;
using VegfTrends.Core.Tests.Encoding;
using Xunit;

namespace VegfTrends.Training.Tests.Encoders;

/// <summary>A user's data folder, a small encoder to install, a catalogue that knows it, and a web server that has
/// it.</summary>
public abstract class InstallTest : IDisposable
{
    private protected InstallTest()
    {
        Folders = new EncoderFolders(
            Path.Combine(Root, "home"),
            BundledFiles.Path("models/encoder"),
            BundledFiles.Path("models/categories")
        );
        Made = TinyEncoder.Write(
            Path.Combine(Root, "made"),
            TinyEncoder.XlmR(),
            TinyEncoder.SentencePiece(TinyEncoder.XlmRPieces)
        );
        Manifest = EncoderManifest.Read(Made);
        KnownFile[] files = [Known("onnx/" + Manifest.Model.File), Known(Manifest.Tokenizer.File)];
        Encoder = new KnownEncoder(
            Manifest with
            {
                Inputs = ["input_ids", "attention_mask", "token_type_ids"],
            },
            "owner/tiny",
            "v1",
            files
        );
        foreach (KnownFile file in files)
        {
            Server.Files[$"/owner/tiny/resolve/v1/{file.Path}"] = File.ReadAllBytes(Path.Combine(Made, file.Name));
        }
    }

    protected string Root { get; } = Directory.CreateTempSubdirectory("vegftrends-").FullName;

    protected LocalServer Server { get; } = new();

    protected EncoderFolders Folders { get; }

    /// <summary>Folder of an encoder that works.</summary>
    protected string Made { get; }

    protected EncoderManifest Manifest { get; }

    protected KnownEncoder Encoder { get; }

    protected List<string> Told { get; } = [];

    protected PullOptions Options { get; set; } =
        new()
        {
            FirstWait = TimeSpan.FromMilliseconds(1),
            Attempts = 3,
            Stall = TimeSpan.FromSeconds(20),
        };

    public void Dispose()
    {
        Server.Dispose();
        Directory.Delete(Root, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected const string ModelPath = "/owner/tiny/resolve/v1/onnx/model.onnx";

    protected Task<InstalledEncoder> InstallAsync(
        string? name = "tiny-xlmr",
        KnownEncoder? encoder = null,
        CancellationToken cancel = default
    ) =>
        new EncoderInstaller(
            Folders,
            new EncoderCatalogue(new Uri(Server.Address), [encoder ?? Encoder]),
            Options,
            Told.Add
        ).InstallAsync(name, null, cancel);

    protected KnownFile Known(string path)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(Made, Path.GetFileName(path)));
        return new KnownFile(path, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    protected void AssertNothingInstalled()
    {
        Assert.Empty(Folders.InstalledNames());
        Assert.False(Directory.Exists(Path.Combine(Folders.Installed, "tiny-xlmr")));
    }

    protected static void AssertWorks(InstalledEncoder installed)
    {
        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(installed.Folder);
        Assert.Equal(1, System.Numerics.Tensors.TensorPrimitives.Norm(encoder.Encode("des.").Vector.Span), 3);
    }
}
