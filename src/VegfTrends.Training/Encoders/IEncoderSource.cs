namespace VegfTrends.Training;

/// <summary>Where an encoder's files come from: a folder or a web server.</summary>
interface IEncoderSource
{
    /// <summary>Brings one file to <paramref name="part"/>; what stands there from an earlier try may be
    /// continued.</summary>
    /// <exception cref="InvalidDataException">The source has no such file, or it is too large.</exception>
    Task FetchAsync(KnownFile file, string part, IProgress<long>? progress, CancellationToken cancel);

    /// <summary>The source's own <c>encoder.json</c>, or <c>null</c> when it has none.</summary>
    Task<byte[]?> FindManifestAsync(CancellationToken cancel);
}
