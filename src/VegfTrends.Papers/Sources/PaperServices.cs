namespace VegfTrends.Papers.Sources;

/// <summary>The services that a watch knows.</summary>
public static class PaperServices
{
    /// <summary>In the order in which messages name them.</summary>
    public static IReadOnlyList<PaperService> All { get; } =
    [PubMedSource.Service, EuropePmcSource.Service, ClinicalTrialsSource.Service];
}
