namespace VegfTrends.Papers.Watching;

/// <summary>One question to one service.</summary>
/// <param name="Name">Unique within the watch.</param>
/// <param name="Source">Key of the service.</param>
/// <param name="Text">In the service's language, names of the lexicon filled in.</param>
/// <param name="Canaries">Papers that it must return: PMIDs, DOIs or registry numbers.</param>
public sealed record WatchQuery(string Name, string Source, string Text, IReadOnlyList<string> Canaries);

/// <summary>A folder into which people put exports.</summary>
/// <param name="Name">Unique within the watch.</param>
/// <param name="Path">Absolute.</param>
/// <param name="Settle">Time since a file's last change before it counts as whole.</param>
public sealed record WatchFolder(string Name, string Path, TimeSpan Settle);

/// <summary>A feed.</summary>
/// <param name="Name">Unique within the watch.</param>
/// <param name="Service">Its address and limits.</param>
/// <param name="Mentions">Kinds of the lexicon of which an entry must name one; empty takes all.</param>
public sealed record WatchFeed(string Name, Sources.ServiceOptions Service, IReadOnlyList<string> Mentions);
