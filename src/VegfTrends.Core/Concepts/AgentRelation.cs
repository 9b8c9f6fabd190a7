namespace VegfTrends.Core;

/// <summary>How a sentence relates two agents.</summary>
public enum AgentRelation
{
    /// <summary>Given together: "A plus B", "A 联合 B".</summary>
    Combined,

    /// <summary>Named side by side, no more said: "A and B", "A、B".</summary>
    Listed,

    /// <summary>One against the other: "A versus B", "A 对比 B".</summary>
    Compared,

    /// <summary>One after the other: "A after failure of B", "B 进展后 A".</summary>
    Sequential,

    /// <summary>Said not to be given together: "A without B", "未联合 B".</summary>
    Negated,

    /// <summary>Said to be given together, but not in this study: approved, standard, shown before, or left for the
    /// future.</summary>
    Background,
}

/// <summary>Two agents in one sentence, of different concepts, and how they stand to each other.</summary>
/// <param name="Left">The one that comes first in the text.</param>
/// <param name="Right">The other.</param>
/// <param name="Relation">What the words between and around them say.</param>
/// <param name="Sentence">The sentence that holds both.</param>
public sealed record AgentPair(Mention Left, Mention Right, AgentRelation Relation, Sentence Sentence);
