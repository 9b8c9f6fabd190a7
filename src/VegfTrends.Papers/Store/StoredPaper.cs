using VegfTrends.Core;

namespace VegfTrends.Papers.Store;

/// <summary>A paper as the store knows it: all its records merged.</summary>
/// <param name="Row">Stable number within this store.</param>
/// <param name="Paper">The paper; its source is where it first stood.</param>
/// <param name="RunId">The run that added it.</param>
/// <param name="Added">When, UTC.</param>
/// <param name="TextVersion">Rises whenever a title or abstract is filled in; embeddings and assessments of an earlier
/// version are out of date.</param>
public sealed record StoredPaper(long Row, Paper Paper, long RunId, DateTimeOffset Added, int TextVersion);
