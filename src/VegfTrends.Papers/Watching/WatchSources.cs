using VegfTrends.Core;
using VegfTrends.Papers.Sources;

namespace VegfTrends.Papers.Watching;

/// <summary>The sources of a watch and what is asked of them, in the order of the file.</summary>
sealed class WatchSources : IDisposable
{
    readonly List<IPaperSource> _all = [];
    readonly Dictionary<string, IPaperSource> _services = [];

    public WatchSources(WatchFile watch, Lexicon? lexicon, TimeProvider time)
    {
        var tasks = new List<WatchTask>();
        foreach (WatchQuery query in watch.Queries)
        {
            IPaperSource source = Service(query.Source, watch.Services[query.Source] with { Time = time });
            tasks.Add(new WatchTask(source, query.Name, query.Text, SourcePass.New, query.Canaries));

            // The register's window is over the last update already.
            if (source is not ClinicalTrialsSource)
            {
                tasks.Add(new WatchTask(source, query.Name, query.Text, SourcePass.Changed, []));
            }
        }

        foreach (WatchFeed feed in watch.Feeds)
        {
            tasks.Add(
                new WatchTask(
                    Add(new FeedSource(feed.Service with { Time = time }, Wanted(feed, lexicon))),
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
                                Time = time,
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

    public PubMedSource? PubMed => _services.GetValueOrDefault("pubmed") as PubMedSource;

    public IReadOnlyList<IPaperSource> All => _all;

    public void Dispose()
    {
        foreach (IDisposable source in _all.OfType<IDisposable>())
        {
            source.Dispose();
        }
    }

    // One of a kind: its queries share its pace.
    IPaperSource Service(string key, ServiceOptions options)
    {
        if (!_services.TryGetValue(key, out IPaperSource? source))
        {
            _services[key] = source = Add(
                key switch
                {
                    "pubmed" => new PubMedSource(options),
                    "europepmc" => new EuropePmcSource(options),
                    "clinicaltrials" => new ClinicalTrialsSource(options),
                    _ => throw new ArgumentException($"There is no source '{key}'.", nameof(key)),
                }
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
