using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>The encoders that can be installed by name, from <c>seeds/encoders.yaml</c>.</summary>
/// <param name="BaseAddress">Where repositories are, unless the user says otherwise.</param>
/// <param name="Encoders">In the order of the file.</param>
public sealed record EncoderCatalogue(Uri BaseAddress, IReadOnlyList<KnownEncoder> Encoders)
{
    public static EncoderCatalogue LoadBundled() => Load(BundledFiles.Path("seeds/encoders.yaml"));

    /// <exception cref="InvalidDataException">The file is broken; the message says where.</exception>
    public static EncoderCatalogue Load(string path)
    {
        CatalogueFile file = SeedYaml.Read<CatalogueFile>(path);
        if (!Uri.TryCreate(file.Base, UriKind.Absolute, out Uri? address))
        {
            throw new InvalidDataException($"{path}: found the base '{file.Base}', expected an address.");
        }

        return new EncoderCatalogue(address, [.. file.Encoders.Select(e => e.ToKnown(path))]);
    }

    public KnownEncoder? Find(string name) =>
        Encoders.FirstOrDefault(e => e.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    // The classes below are filled by the YAML reader, hence the setters.
    internal sealed class CatalogueFile
    {
        public string Base { get; set; } = "";

        public List<EncoderEntry> Encoders { get; set; } = [];
    }

    internal sealed class EncoderEntry
    {
        public string Name { get; set; } = "";

        public NamePair About { get; set; } = new();

        public string Repository { get; set; } = "";

        public string Revision { get; set; } = "";

        public string? Licence { get; set; }

        public int Dimension { get; set; }

        public int MaxTokens { get; set; }

        public List<string> Inputs { get; set; } = [];

        public string Output { get; set; } = "";

        public string Pooling { get; set; } = "";

        public string Prefix { get; set; } = "";

        public List<string> Languages { get; set; } = [];

        public TokenizerEntry Tokenizer { get; set; } = new();

        public List<FileEntry> Files { get; set; } = [];

        public KnownEncoder ToKnown(string path)
        {
            KnownFile Only(string role) =>
                Files.Where(f => f.Role == role).ToArray() is [{ } one]
                    ? one.ToKnown()
                    : throw new InvalidDataException($"{path}: encoder '{Name}' must have one file with role {role}.");

            KnownFile model = Only("model"),
                tokenizer = Only("tokenizer");
            if (
                !EncoderManifest.IsName(Name)
                || Files.Any(f =>
                    f.Role is not ("model" or "tokenizer" or "data")
                    || f.Path.Split('/').Any(p => p is "" or "." or "..")
                )
            )
            {
                throw new InvalidDataException(
                    $"{path}: encoder '{Name}' needs a plain name, and files with a path and a role (model, tokenizer or data)."
                );
            }

            ManifestFile Named(KnownFile file) => new() { File = file.Name, Sha256 = file.Sha256 ?? "" };
            var manifest = new EncoderManifest
            {
                Name = Name,
                Dimension = Dimension,
                MaxTokens = MaxTokens,
                Inputs = Inputs,
                Output = Output,
                Pooling = Pooling,
                Prefix = Prefix,
                Languages = Languages,
                Licence = Licence,
                Model = Named(model),
                Data = [.. Files.Where(f => f.Role == "data").Select(f => Named(f.ToKnown()))],
                Tokenizer = new TokenizerManifest
                {
                    File = tokenizer.Name,
                    Sha256 = tokenizer.Sha256 ?? "",
                    Kind = Tokenizer.Kind,
                    IdOffset = Tokenizer.IdOffset,
                    UnknownId = Tokenizer.UnkId,
                    Begin = Tokenizer.Begin,
                    End = Tokenizer.End,
                    Lowercase = Tokenizer.Lowercase,
                },
            };
            return new KnownEncoder(manifest, Repository, Revision, [.. Files.Select(f => f.ToKnown())])
            {
                About = About.ToBilingual(),
            };
        }
    }

    internal sealed class TokenizerEntry
    {
        public string Kind { get; set; } = "";

        public int IdOffset { get; set; }

        public int UnkId { get; set; }

        public int? Begin { get; set; }

        public int? End { get; set; }

        public bool Lowercase { get; set; } = true;
    }

    internal sealed class FileEntry
    {
        public string Role { get; set; } = "";

        public string Path { get; set; } = "";

        public long? Size { get; set; }

        public string? Sha256 { get; set; }

        public KnownFile ToKnown() => new(Path, Size, Sha256);
    }
}
