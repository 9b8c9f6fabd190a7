using System.Net.Http.Headers;
using System.Security.Cryptography;
using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>Installs encoders into the user's data folder. An encoder is there whole and tried out, or not at
/// all.</summary>
/// <param name="folders">Where to.</param>
/// <param name="catalogue">Which can be named.</param>
/// <param name="options">Where from, and how patiently.</param>
/// <param name="tell">Told what is being done.</param>
public sealed class EncoderInstaller(
    EncoderFolders folders,
    EncoderCatalogue catalogue,
    PullOptions options,
    Action<string>? tell = null
)
{
    /// <param name="name">An encoder of the catalogue; may be <c>null</c> when the source holds an
    /// <c>encoder.json</c>.</param>
    /// <param name="progress">Told the file and how many bytes of it are here.</param>
    /// <param name="cancel">Ends the work; what was fetched is kept for the next call.</param>
    /// <exception cref="InvalidDataException">The encoder is unknown, or a file is missing or not what it should be;
    /// nothing was installed.</exception>
    /// <exception cref="IOException">The server kept failing, or another installation of the same encoder is
    /// running.</exception>
    public async Task<InstalledEncoder> InstallAsync(
        string? name,
        IProgress<(KnownFile File, long Bytes)>? progress = null,
        CancellationToken cancel = default
    )
    {
        using HttpClient http = Client();
        var download = new FileDownload(http, options, tell);
        (KnownEncoder encoder, IEncoderSource source) = await PlanAsync(name, download, cancel);
        string staging = Path.Combine(folders.Partial, encoder.Name);
        Directory.CreateDirectory(staging);
        string lockPath = staging + ".lock";
        using FileLock alone =
            FileLock.TryTake(lockPath, "An installation needs write access to the user's data folder.")
            ?? throw new IOException(
                $"Encoder '{encoder.Name}' is being installed by another command ({lockPath} is in use). Wait for it."
            );
        EncoderSwap.Recover(folders, encoder.Name);

        var pins = PinnedChecksums.Read(Path.Combine(folders.Installed, "pins.json"));
        var checksums = new Dictionary<string, string>();
        foreach (KnownFile file in encoder.Files)
        {
            IProgress<long>? bytes = progress is null ? null : new Relay<long>(b => progress.Report((file, b)));
            checksums[file.Name] = await BringAsync(
                source,
                file,
                Path.Combine(staging, file.Name),
                file.Sha256 ?? pins.Find(encoder.Name, file),
                bytes,
                cancel
            );
        }

        tell?.Invoke("trying it out");
        EncoderManifest manifest = TryOut(encoder.Template, staging, checksums);
        string folder = EncoderSwap.Into(folders, staging, manifest);
        KnownFile[] unpublished = [.. encoder.Files.Where(f => f.Sha256 is null && pins.Find(encoder.Name, f) is null)];
        foreach (KnownFile file in unpublished)
        {
            pins.Pin(encoder.Name, file, checksums[file.Name]);
        }

        return new InstalledEncoder(
            manifest,
            folder,
            [.. unpublished.Select(f => new ManifestFile { File = f.Path, Sha256 = checksums[f.Name] })]
        );
    }

    async Task<(KnownEncoder Encoder, IEncoderSource Source)> PlanAsync(
        string? name,
        FileDownload download,
        CancellationToken cancel
    )
    {
        KnownEncoder? known = name is null ? null : catalogue.Find(name);
        if (options.From is not { } from)
        {
            KnownEncoder wanted =
                known
                ?? throw new InvalidDataException(
                    $"Encoder '{name}' is not in the catalogue, which has "
                        + $"{string.Join(", ", catalogue.Encoders.Select(e => e.Name))}. For another one give a folder "
                        + $"or address that holds its encoder.json: --from FOLDER-OR-URL."
                );
            string address = (options.Base ?? catalogue.BaseAddress).ToString().TrimEnd('/');
            return (
                wanted,
                new WebSource(
                    download,
                    path => [new Uri($"{address}/{wanted.Repository}/resolve/{wanted.Revision}/{path}")]
                )
            );
        }

        bool web =
            from.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || from.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        if (web && !Uri.IsWellFormedUriString(from, UriKind.Absolute))
        {
            throw new InvalidDataException(
                $"--from: found '{from}', expected an address such as https://mirror.example/encoders/tiny."
            );
        }

        IEncoderSource source =
            web
                ? new WebSource(
                    download,
                    path =>
                        [
                            .. new[] { path, path[(path.LastIndexOf('/') + 1)..] }
                                .Distinct()
                                .Select(p => new Uri($"{from.TrimEnd('/')}/{p}")),
                        ]
                )
            : Directory.Exists(from) ? new FolderSource(from, options.MostBytes)
            : throw new InvalidDataException(
                $"--from: found no folder '{from}', expected a folder or an address that begins with http:// or https://."
            );

        // For a name of the catalogue its checksums count, whatever a mirror says of itself.
        if (known is not null)
        {
            return (known, source);
        }

        byte[] json =
            await source.FindManifestAsync(cancel)
            ?? throw new InvalidDataException(
                $"{from}: found no {EncoderManifest.FileName}, and "
                    + $"{(name is null ? "no name was given" : $"'{name}' is not in the catalogue")}. Name one of "
                    + $"{string.Join(", ", catalogue.Encoders.Select(e => e.Name))}."
            );
        EncoderManifest manifest = EncoderManifest.Parse(json, $"{from.TrimEnd('/')}/{EncoderManifest.FileName}");
        if (
            (name is not null && !manifest.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            || folders.IsBundled(manifest.Name)
            || catalogue.Find(manifest.Name) is not null
        )
        {
            throw new InvalidDataException(
                $"{from}: found the encoder '{manifest.Name}', expected "
                    + $"{(name is null ? "a name that neither the bundled encoder nor the catalogue has" : $"'{name}'")}."
            );
        }

        return (KnownEncoder.Of(manifest), source);
    }

    async Task<string> BringAsync(
        IEncoderSource source,
        KnownFile file,
        string target,
        string? expected,
        IProgress<long>? progress,
        CancellationToken cancel
    )
    {
        if (File.Exists(target))
        {
            // Fetched whole by an earlier call that ended later on.
            string found = await ChecksumAsync(target, cancel);
            if (expected is null || Same(found, expected))
            {
                return found;
            }

            File.Delete(target);
        }

        string part = target + ".part";
        for (bool resumed = File.Exists(part); ; resumed = false)
        {
            tell?.Invoke($"fetching {file.Path}{(file.Size is { } size ? $", {size / 1e6:N1} MB" : "")}");
            await source.FetchAsync(file, part, progress, cancel);
            string found = await ChecksumAsync(part, cancel);
            if (expected is null || Same(found, expected))
            {
                File.Move(part, target);
                FileDownload.Forget(part);
                return found;
            }

            FileDownload.Forget(part);
            if (!resumed)
            {
                throw new InvalidDataException(
                    $"{file.Path}: found SHA-256 {found}, expected {expected}. Nothing was installed; the source has "
                        + $"another or a damaged file."
                );
            }

            tell?.Invoke($"{file.Path} does not match its checksum, perhaps from an older start; fetching it anew");
        }
    }

    static EncoderManifest TryOut(EncoderManifest template, string staging, Dictionary<string, string> checksums)
    {
        try
        {
            EncoderManifest manifest = Complete(template, staging, checksums);
            File.WriteAllBytes(Path.Combine(staging, EncoderManifest.FileName), manifest.ToBytes());
            using OnnxTextEncoder encoder = OnnxTextEncoder.Load(staging);
            return !encoder
                .Encode("Bevacizumab 贝伐珠单抗")
                .Vector.Span.ContainsAnyExceptInRange(float.MinValue, float.MaxValue)
                ? manifest
                : throw new InvalidDataException(
                    $"Encoder '{manifest.Name}' gives vectors that are no numbers. Nothing was installed."
                );
        }
        catch (InvalidDataException)
        {
            // Kept, they would spoil the next try from a better source.
            Directory.Delete(staging, recursive: true);
            throw;
        }
    }

    static EncoderManifest Complete(EncoderManifest template, string staging, Dictionary<string, string> checksums)
    {
        // Exports of one model differ in whether the graph still has token types; the graph itself knows.
        IReadOnlyList<string> graph = OnnxTextEncoder.InputsOf(Path.Combine(staging, template.Model.File));
        return template with
        {
            Inputs = [.. template.Inputs.Where(graph.Contains)],
            Model = template.Model with { Sha256 = checksums[template.Model.File] },
            Data = [.. template.Data.Select(d => d with { Sha256 = checksums[d.File] })],
            Tokenizer = template.Tokenizer with { Sha256 = checksums[template.Tokenizer.File] },
        };
    }

    static HttpClient Client()
    {
        // The limits are those of PullOptions: a large file may take hours.
        var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.Add(
            new ProductInfoHeaderValue("vegftrends", typeof(EncoderInstaller).Assembly.GetName().Version?.ToString(3))
        );
        return http;
    }

    static async Task<string> ChecksumAsync(string path, CancellationToken cancel)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
    }

    static bool Same(string found, string expected) =>
        string.Equals(found, expected, StringComparison.OrdinalIgnoreCase);
}
