namespace VegfTrends.Papers.Sources;

/// <summary>
/// A service that the queries of a watch can ask, with all that has to be known of it before it is asked. A new one is
/// the class of its source, which brings its own description, and a line in <see cref="PaperServices"/>.
/// </summary>
public sealed record PaperService
{
    /// <summary>Stable key, in watch files and in the store: <c>pubmed</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Base address where the watch file names no other; ends with a slash.</summary>
    public required Uri Address { get; init; }

    /// <summary>How fast it may be asked; told whether there is an API key.</summary>
    public required Func<bool, RequestRate> Rate { get; init; }

    /// <summary>How a name of the lexicon, given in double quotes, is written in a query. Default: as it is.</summary>
    public Func<string, string> Phrase { get; init; } = quoted => quoted;

    /// <summary>Whether a text can name a paper that a query must return, so that
    /// <see cref="IPaperSource.ReturnedAsync"/> can be asked for it.</summary>
    public required Func<string, bool> IsCanary { get; init; }

    /// <summary>What such a text looks like, for messages: <c>a PMID such as 32402160</c>.</summary>
    public required string CanaryForm { get; init; }

    /// <summary>Makes the source; it may be an <see cref="IDisposable"/>.</summary>
    public required Func<ServiceOptions, IPaperSource> Open { get; init; }
}

/// <summary>Requests a second.</summary>
/// <param name="Usual">Where the watch file does not say.</param>
/// <param name="Most">That a watch file may ask for, except of this machine itself.</param>
/// <param name="Why">Follows that number in messages: <c>, which E-utilities allow with one</c>.</param>
public readonly record struct RequestRate(double Usual, double Most = 10, string Why = "");
