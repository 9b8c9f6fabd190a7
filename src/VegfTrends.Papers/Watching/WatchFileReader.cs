using System.Globalization;
using VegfTrends.Core;
using VegfTrends.Papers.Sources;

namespace VegfTrends.Papers.Watching;

/// <summary>Reads and checks a watch file.</summary>
/// <param name="path">The file.</param>
/// <param name="lexicon">Fills the names in.</param>
/// <param name="environment">Looks up a variable that holds a key.</param>
/// <param name="known">The services that queries may name; <c>null</c> for <see cref="PaperServices.All"/>.</param>
sealed class WatchFileReader(
    string path,
    Lexicon lexicon,
    Func<string, string?> environment,
    IReadOnlyList<PaperService>? known = null
)
{
    readonly IReadOnlyList<PaperService> _known = known ?? PaperServices.All;
    readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    public WatchFile Read()
    {
        YamlMap root = YamlMap.Load(
            path,
            "name, queries and so on",
            "Give the path of a watch file, or leave --watch out for the one that comes with the program."
        );
        YamlMap? services = root.Map("services");
        var watch = new WatchFile
        {
            Name = root.RequiredText("name"),
            Since = root.Value(
                "since",
                new DateOnly(2015, 1, 1),
                "a date such as 2015-01-01",
                t =>
                    DateOnly.TryParseExact(
                        t,
                        "yyyy-MM-dd",
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out DateOnly d
                    )
                    && d.Year >= 1900
                        ? d
                        : null
            ),
            OverlapDays = root.Number("overlap_days", 7, 0, 365),
            Recheck = root.Number("recheck", 400, 0, 10_000),
            Daily = root.Text("daily") is null
                ? null
                : root.Value("daily", default(TimeOnly), "a time such as \"03:30\"", WatchFile.ParseTime),
            Services = _known.ToDictionary(s => s.Key, s => Options(s, services?.Map(s.Key))),
            Queries = [.. root.Maps("queries").Select(Query)],
            Folders = [.. root.Maps("folders").Select(Folder)],
            Feeds = [.. root.Maps("feeds").Select(Feed)],
        };
        services?.RejectUnread();
        root.RejectUnread();
        return watch.Queries.Count + watch.Folders.Count + watch.Feeds.Count > 0
            ? watch
            : throw new InvalidDataException(
                $"{path}: found no queries, folders or feeds, expected at least one of them."
            );
    }

    WatchQuery Query(YamlMap map)
    {
        string name = Name(map),
            source = map.RequiredText("source");
        PaperService service =
            _known.FirstOrDefault(s => s.Key == source)
            ?? throw map.Wrong("source", $"'{source}'", $"one of {string.Join(", ", _known.Select(s => s.Key))}");

        Language language = map.Text("language") switch
        {
            null or "en" => Language.En,
            "zh" => Language.Zh,
            var other => throw map.Wrong("language", $"'{other}'", "zh or en"),
        };
        string text = map.RequiredText("query");
        try
        {
            text = QueryText.Fill(text.ReplaceLineEndings(" "), service.Phrase, language, lexicon);
        }
        catch (FormatException e)
        {
            throw map.Wrong("query", e.Message, "names of the lexicon's kinds in braces");
        }

        IReadOnlyList<string> canaries = map.TextList("canaries");
        if (canaries.FirstOrDefault(c => !service.IsCanary(c)) is { } stray)
        {
            throw map.Wrong("canaries", $"'{stray}'", service.CanaryForm);
        }

        map.RejectUnread();
        return new WatchQuery(name, source, text, canaries);
    }

    WatchFolder Folder(YamlMap map)
    {
        string name = Name(map),
            given = map.RequiredText("path");
        if (given.StartsWith("~/", StringComparison.Ordinal))
        {
            given = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), given[2..]);
        }

        var folder = new WatchFolder(
            name,
            Path.GetFullPath(given, Path.GetDirectoryName(Path.GetFullPath(path))!),
            TimeSpan.FromSeconds(map.Seconds("settle_seconds", 60, 0, 86_400))
        );
        map.RejectUnread();
        return folder;
    }

    WatchFeed Feed(YamlMap map)
    {
        string name = Name(map);
        IReadOnlyList<string> mentions = map.TextList("mentions");
        if (mentions.FirstOrDefault(m => lexicon.Kinds.All(k => k.Key != m)) is { } stray)
        {
            throw map.Wrong(
                "mentions",
                $"'{stray}'",
                $"kinds of the lexicon: {string.Join(", ", lexicon.Kinds.Select(k => k.Key).Order(StringComparer.Ordinal))}"
            );
        }

        map.RequiredText("address");
        ServiceOptions options = Options(map, absent: null, _ => FeedSource.Rate);
        map.RejectUnread("name", "mentions");
        return new WatchFeed(name, options, mentions);
    }

    ServiceOptions Options(PaperService service, YamlMap? map)
    {
        if (map is null)
        {
            return new ServiceOptions { Address = service.Address, RequestsPerSecond = service.Rate(false).Usual };
        }

        ServiceOptions options = Options(map, service.Address, service.Rate);
        map.RejectUnread();
        return options.Address.AbsolutePath.EndsWith('/')
            ? options
            : options with
            {
                Address = new Uri(options.Address.AbsoluteUri + "/"),
            };
    }

    /// <param name="map">Where the options stand.</param>
    /// <param name="absent">The address where none is given; <c>null</c> where one must be.</param>
    /// <param name="rateOf">See <see cref="PaperService.Rate"/>.</param>
    ServiceOptions Options(YamlMap map, Uri? absent, Func<bool, RequestRate> rateOf)
    {
        Uri address = map.Text("address") is { } text
            ? Uri.TryCreate(text, UriKind.Absolute, out Uri? parsed) && parsed.Scheme is "http" or "https"
                ? parsed
                : throw map.Wrong("address", $"'{text}'", "an address that begins with https://")
            : absent!;
        if (address.UserInfo.Length > 0)
        {
            // Not shown: addresses stand in messages and in the store.
            throw map.Wrong(
                "address",
                "a user name or password in it",
                "an address without them; a service that asks for a password cannot be watched"
            );
        }

        (string? apiKey, string? origin) = ApiKey(map);
        RequestRate rate = rateOf(apiKey is not null);
        double perSecond = map.Seconds("requests_per_second", rate.Usual, 0.01, 1000);
        if (perSecond > rate.Most && !address.IsLoopback)
        {
            throw map.Wrong(
                "requests_per_second",
                perSecond.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"at most {rate.Most}{rate.Why}")
            );
        }

        return new ServiceOptions
        {
            Address = address,
            RequestsPerSecond = perSecond,
            ApiKey = apiKey,
            ApiKeyOrigin = origin,
            Email = map.Text("email"),
            Tool = map.Text("tool") ?? "vegftrends",
            BatchSize = map.Number("batch_size", 0, 0, 1000),
            Tries = map.Number("tries", 6, 1, 20),
            FirstWait = TimeSpan.FromSeconds(map.Seconds("first_wait_seconds", 2, 0.001, 600)),
            LongestWait = TimeSpan.FromSeconds(map.Seconds("longest_wait_seconds", 600, 0, 86_400)),
            Timeout = TimeSpan.FromSeconds(map.Seconds("timeout_seconds", 120, 0.05, 3600)),
            SearchCap = map.Number("search_cap", 9_999, 1, 100_000),
            MaxAnswerBytes = map.Number("max_answer_mb", 256, 1, 2000) * 1_000_000L,
        };
    }

    // Never in the watch file itself, which is shown, copied and kept in version control.
    (string? Key, string? Origin) ApiKey(YamlMap map)
    {
        if (map.Text("api_key_file") is { } file)
        {
            string full = Path.GetFullPath(file, Path.GetDirectoryName(Path.GetFullPath(path))!);
            try
            {
                return (
                    File.ReadAllText(full).Trim() is { Length: > 0 } key
                        ? key
                        : throw map.Wrong("api_key_file", $"the empty file '{full}'", "the key in it"),
                    full
                );
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw map.Wrong(
                    "api_key_file",
                    $"'{full}', which cannot be read ({e.Message})",
                    "a file that holds the key"
                );
            }
        }

        // A variable that is not set is no error: the file that comes with the program names one, and works without.
        return map.Text("api_key_env") is { } variable && environment(variable) is { Length: > 0 } value
            ? (value.Trim(), variable)
            : (null, null);
    }

    string Name(YamlMap map)
    {
        string name = map.RequiredText("name");
        return name.Contains(':', StringComparison.Ordinal)
                ? throw map.Wrong("name", $"'{name}'", "a name without a colon")
            : _names.Add(name) ? name
            : throw map.Wrong("name", $"'{name}' for the second time", "another name");
    }
}
