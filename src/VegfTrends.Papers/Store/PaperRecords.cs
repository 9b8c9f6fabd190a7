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

/// <summary>A place where a paper stood.</summary>
/// <param name="File">File name.</param>
/// <param name="Sha256">Of the file's bytes, hexadecimal; empty when the record came from elsewhere.</param>
/// <param name="Format">Format key.</param>
/// <param name="Record">Place in the file, from 1.</param>
/// <param name="RunId">The run that first met it there.</param>
/// <param name="Other">JSON object of what this record said differently and the paper did not take over, or
/// <c>null</c>.</param>
public sealed record PaperSource(string File, string Sha256, string Format, int Record, long RunId, string? Other);

/// <summary>A paper's embedding, with the paper's row and the version of its text that was embedded.</summary>
public sealed record StoredEmbedding(long PaperRow, int TextVersion, Embedding Embedding);

/// <summary>An assessment with the paper, as it was read, that it is about.</summary>
/// <param name="Paper">Its text version is kept, so that the assessment counts as out of date once the paper gains
/// text.</param>
/// <param name="Assessment">Mentions are kept with the preferred names of their concepts, not with all
/// synonyms.</param>
public sealed record StoredAssessment(StoredPaper Paper, Assessment Assessment);

/// <summary>A paper with the last word on it: a person's decision, else the model's latest assessment.</summary>
public sealed record FiledPaper(StoredPaper Stored, Assessment? Assessment, Decision? Decision)
{
    /// <summary>Categories that hold.</summary>
    public IReadOnlyList<string> Categories => Decision?.Categories ?? Assessment?.Assigned ?? [];

    /// <summary>Categories a person should look at; none once a person has decided.</summary>
    public IReadOnlyList<string> Undecided => Decision is null ? Assessment?.Undecided ?? [] : [];
}
