using System.Globalization;

namespace VegfTrends.Replay;

/// <summary>An invented record of a service.</summary>
public sealed record ReplayRecord
{
    public required int Number { get; init; }

    public required ReplayService Service { get; init; }

    /// <summary>The day on which the service took it in.</summary>
    public required DateOnly Created { get; init; }

    public DateOnly Revised { get; init; }

    public bool IsRetracted { get; init; }

    public bool IsDeleted { get; init; }

    /// <summary>Stands in the title: a correction changes it.</summary>
    public int Version { get; init; } = 1;

    public string Pmid => (10_000_000 + Number).ToString(CultureInfo.InvariantCulture);

    public string Doi => string.Create(CultureInfo.InvariantCulture, $"10.21203/rs.3.rs-{Number}/v1");

    public string Nct => string.Create(CultureInfo.InvariantCulture, $"NCT{Number:00000000}");

    static readonly string[] Agents = ["bevacizumab", "lenvatinib", "axitinib", "apatinib", "anlotinib"],
        Partners = ["pembrolizumab", "camrelizumab", "nivolumab", "sintilimab"],
        Tumours = ["hepatocellular carcinoma", "renal cell carcinoma", "non-small cell lung cancer", "gastric cancer"];

    public string Title =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Agents[Number % Agents.Length]} plus {Partners[Number % Partners.Length]} in "
                + $"{Tumours[Number % Tumours.Length]}, report {Number}{(Version > 1 ? $", corrected {Version}" : "")}"
        );

    public string Abstract =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Report {Number}. We gave {Agents[Number % Agents.Length]} combined with "
                + $"{Partners[Number % Partners.Length]} to {20 + (Number % 300)} patients with advanced "
                + $"{Tumours[Number % Tumours.Length]}. "
                + $"The objective response rate was {Number % 80}.{Number % 10} % and median progression-free survival "
                + $"{3 + (Number % 14)} months. Treatment was tolerable in cohort {Number}."
        );
}

public enum ReplayService
{
    PubMed,
    EuropePmc,
    ClinicalTrials,
    Feed,
}
