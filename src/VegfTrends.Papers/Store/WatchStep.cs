namespace VegfTrends.Papers.Store;

/// <summary>One query of a watch within one run: what its batches are saved under.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Watch">Name of the watch.</param>
/// <param name="Source">Key of the source.</param>
/// <param name="Query">Name of the query; the pass over what was revised has a mark of its own.</param>
/// <param name="IsSilent">It is the first pass, so that nothing of it is announced.</param>
/// <param name="IsCurrent">The records come from their source at this moment, see
/// <see cref="PaperMerge.Revise"/>.</param>
public sealed record WatchStep(long RunId, string Watch, string Source, string Query, bool IsSilent, bool IsCurrent);
