namespace VegfTrends.Core;

/// <summary>A name as the seed files write it: <c>name: {zh: …, en: …}</c>.</summary>
sealed class NamePair
{
    public string? Zh { get; set; }

    public string? En { get; set; }

    public Bilingual ToBilingual() => new(Zh, En);
}
