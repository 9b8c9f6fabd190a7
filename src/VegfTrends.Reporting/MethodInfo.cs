namespace VegfTrends.Reporting;

/// <summary>How the numbers came about: what someone needs to make them again.</summary>
public sealed record MethodInfo
{
    public IReadOnlyList<InputFile> Inputs { get; init; } = [];

    /// <summary>Id of the encoder, or <c>null</c> when nothing was encoded.</summary>
    public string? EncoderId { get; init; }

    public string? ModelId { get; init; }

    public string? LexiconSha256 { get; init; }

    public string? TaxonomySha256 { get; init; }

    /// <summary>Since when the categories are others than before, in words; <c>null</c> when they are not.</summary>
    public string? TaxonomyChange { get; init; }

    /// <summary>How good the model was in training, or <c>null</c> when nobody knows.</summary>
    public ModelQuality? Quality { get; init; }

    /// <summary>What makes the workbook again, or <c>null</c> for one that nothing can.</summary>
    public ReplayRecord? Replay { get; init; }

    public IReadOnlyList<CategoryThreshold> Thresholds { get; init; } = [];

    /// <summary>As given, or <c>null</c>.</summary>
    public string? CommandLine { get; init; }

    /// <summary>Name and version of the program and of what it runs on.</summary>
    public IReadOnlyList<(string Name, string Version)> Versions { get; init; } = [];
}

/// <summary>A file that was read.</summary>
/// <param name="Name">File name.</param>
/// <param name="Format">Format key, such as <c>pubmed-xml</c>.</param>
/// <param name="Sha256">Of its bytes, lower-case hexadecimal.</param>
/// <param name="Read">Records read.</param>
/// <param name="Duplicates">Of these, known already.</param>
/// <param name="Quarantined">Records that could not be read.</param>
public sealed record InputFile(string Name, string Format, string Sha256, int Read, int Duplicates, int Quarantined);

/// <summary>From which score on a category is assigned, and from which on a person should look. 0 to 1.</summary>
public sealed record CategoryThreshold(string Category, double AssignFrom, double UndecidedFrom);
