namespace VegfTrends.Core;

/// <summary>How suggestions are weighed. Weights need not add up to 1; only their proportion counts.</summary>
public sealed record SuggestionOptions
{
    /// <summary>The day from which the age of a paper is counted. Papers dated later are not suggested.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Years in which the worth of being new halves. Default 3.</summary>
    public double HalfLifeYears { get; init; } = 3;

    /// <summary>With likes: nearness of the embedding to the middle of what is liked. Default 0.35.</summary>
    public double CentreWeight { get; init; } = 0.35;

    /// <summary>With likes: nearness of the embedding to the nearest liked paper. Default 0.05.</summary>
    public double NearestWeight { get; init; } = 0.05;

    /// <summary>With likes: shared words, rare ones counting more. Default 0.5.</summary>
    public double WordWeight { get; init; } = 0.5;

    /// <summary>With likes: shared agents, pairs and tumour, rare ones counting more; across languages too. Default
    /// 0.1.</summary>
    public double ConceptWeight { get; init; } = 0.1;

    /// <summary>With likes: how new it is. Default 0.05.</summary>
    public double RecencyWeight { get; init; } = 0.05;

    /// <summary>Without likes: highest score of an assigned combination. Default 0.4.</summary>
    public double CategoryWeight { get; init; } = 0.4;

    /// <summary>Without likes: how new it is. Default 0.2.</summary>
    public double FreshWeight { get; init; } = 0.2;

    /// <summary>Without likes: first paper of a pair in this data, and new. Default 0.25.</summary>
    public double NoveltyWeight { get; init; } = 0.25;

    /// <summary>Without likes: being on the tumour that comes first, see <see cref="Specialty.First"/>. Default
    /// 0.15.</summary>
    public double CancerWeight { get; init; } = 0.15;

    /// <summary>1: by score alone; towards 0: as unlike one another as can be (maximal marginal relevance). Default
    /// 0.75.</summary>
    public double Relevance
    {
        get;
        init =>
            field = value is > 0 and <= 1
                ? value
                : throw new ArgumentOutOfRangeException(nameof(value), value, "Use a share above 0, up to 1.");
    } = 0.75;
}
