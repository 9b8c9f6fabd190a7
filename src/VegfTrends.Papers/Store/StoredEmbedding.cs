using VegfTrends.Core;

namespace VegfTrends.Papers.Store;

/// <summary>A paper's embedding, with the paper's row and the version of its text that was embedded.</summary>
public sealed record StoredEmbedding(long PaperRow, int TextVersion, Embedding Embedding);
