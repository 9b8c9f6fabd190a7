using VegfTrends.Core;
using VegfTrends.Papers.Sources;

namespace VegfTrends.Papers.Watching;

/// <summary>The sources of a watch and what is asked of them, in the order of the file.</summary>
sealed class WatchSources : IDisposable
{
    readonly List<IPaperSource> _all = [];
    readonly Dictionary<string, IPaperSource> _services = [];

    public WatchSources(WatchFile watch, Lexicon? lexicon, WatchRunnerOptions options)
    {
        var tasks = new List<WatchTask>();
        foreach (WatchQuery query in watch.Queries)
        {
            IPaperSource source = Service(query.Source, watch, options);
            tasks.Add(new WatchTask(source, query.Name, query.Text, SourcePass.New, query.Canaries));
            if (source.HasRevisions)
            {
                tasks.Add(new WatchTask(source, query.Name, query.Text, SourcePass.Changed, []));
            }
        }

        foreach (WatchFeed feed in watch.Feeds)
        {
            tasks.Add(
                new WatchTask(
                    Add(
                        new FeedSource(
                            feed.Service with
                            {
                                Time = options.Time,
                                Log = options.Log,
                            },
                            Wanted(feed, lexicon)
                        )
                    ),
                    feed.Name,
                    feed.Name,
                    SourcePass.New,
                    []
                )
            );
        }

        foreach (WatchFolder folder in watch.Folders)
        {
            tasks.Add(
                new WatchTask(
                    Add(
                        new DropFolderSource(
                            new DropFolderOptions
                            {
                                Folder = folder.Path,
                                Settle = folder.Settle,
                                Time = options.Time,
                            }
                        )
                    ),
                    folder.Name,
                    folder.Path,
                    SourcePass.New,
                    []
                )
            );
        }

        Tasks = tasks;
    }

    public IReadOnlyList<WatchTask> Tasks { get; }

    public IReadOnlyList<IPaperSource> All => _all;

    /// <summary>Whether people put exports into the source with this key.</summary>
    public bool HoldExports(string key) => _all.Exists(s => s.HoldsExports && s.Key == key);

    public void Dispose()
    {
        foreach (IDisposable source in _all.OfType<IDisposable>())
        {
            source.Dispose();
        }
    }

    // One of a kind: its queries share its pace.
    IPaperSource Service(string key, WatchFile watch, WatchRunnerOptions options)
    {
        if (!_services.TryGetValue(key, out IPaperSource? source))
        {
            PaperService service =
                options.Services.FirstOrDefault(s => s.Key == key)
                ?? throw new ArgumentException($"There is no source '{key}'.", nameof(watch));
            _services[key] = source = Add(
                service.Open(watch.Services[key] with { Time = options.Time, Log = options.Log })
            );
        }

        return source;
    }

    IPaperSource Add(IPaperSource source)
    {
        _all.Add(source);
        return source;
    }

    static Func<Paper, bool>? Wanted(WatchFeed feed, Lexicon? lexicon)
    {
        if (feed.Mentions.Count == 0 || lexicon is null)
        {
            return null;
        }

        var finder = new ConceptFinder(lexicon);
        return paper =>
            paper.Texts().Any(t => finder.Find(t.Text, t.Field).Any(m => feed.Mentions.Contains(m.Concept.Kind)));
    }
}
