using VegfTrends.Core;

namespace VegfTrends.Papers.Store;

/// <summary>A paper with the last word on it: a person's decision, else the model's latest assessment.</summary>
public sealed record FiledPaper(StoredPaper Stored, Assessment? Assessment, Decision? Decision)
{
    /// <summary>Categories that hold.</summary>
    public IReadOnlyList<string> Categories => Decision?.Categories ?? Assessment?.Assigned ?? [];

    /// <summary>Categories a person should look at; none once a person has decided.</summary>
    public IReadOnlyList<string> Undecided => Decision is null ? Assessment?.Undecided ?? [] : [];
}
