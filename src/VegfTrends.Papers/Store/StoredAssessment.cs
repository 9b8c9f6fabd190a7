using VegfTrends.Core;

namespace VegfTrends.Papers.Store;

/// <summary>An assessment with the paper, as it was read, that it is about.</summary>
/// <param name="Paper">Its text version is kept, so that the assessment counts as out of date once the paper gains
/// text.</param>
/// <param name="Assessment">Mentions are kept with the preferred names of their concepts, not with all
/// synonyms.</param>
public sealed record StoredAssessment(StoredPaper Paper, Assessment Assessment);
