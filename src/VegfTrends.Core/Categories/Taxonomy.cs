using System.Collections.Concurrent;

namespace VegfTrends.Core;

/// <summary>The categories and how they hang together. Data: <c>seeds/taxonomy.yaml</c>, or any file of the same
/// shape.</summary>
public sealed class Taxonomy
{
    readonly Dictionary<string, Category> _byKey;
    readonly ConcurrentDictionary<string, IReadOnlySet<string>> _holding = new();

    /// <exception cref="InvalidDataException">A key is doubled, a parent unknown or its own descendant, or an exclusive
    /// category has a parent or child.</exception>
    public Taxonomy(IReadOnlyList<Category> categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        Categories = categories;
        _byKey = [];
        foreach (Category category in categories)
        {
            if (!_byKey.TryAdd(category.Key, category))
            {
                throw new InvalidDataException(
                    $"The taxonomy names '{category.Key}' twice. Give every category its own key."
                );
            }
        }

        foreach (Category category in categories)
        {
            if (
                category.Parent is { } parent
                && (!_byKey.TryGetValue(parent, out Category? found) || found.Exclusive || category.Exclusive)
            )
            {
                throw new InvalidDataException(
                    $"Category '{category.Key}' has parent '{parent}', expected the key of a category that is not "
                        + $"exclusive; exclusive categories stand alone."
                );
            }
        }

        foreach (Category category in categories)
        {
            if (Ancestors(category.Key).Contains(category.Key))
            {
                throw new InvalidDataException(
                    $"Category '{category.Key}' is its own ancestor: "
                        + $"{string.Join(" > ", Ancestors(category.Key).Prepend(category.Key))}. Take one of the parents away."
                );
            }
        }

        var parents = categories.Select(c => c.Parent).ToHashSet();
        Leaves = [.. categories.Where(c => !c.Exclusive && !parents.Contains(c.Key))];
        Exclusives = [.. categories.Where(c => c.Exclusive)];
        if (Leaves.Count + Exclusives.Count == 0)
        {
            throw new InvalidDataException("The taxonomy has no category that papers can get. Add at least one.");
        }
    }

    /// <summary>All of them, in the order of the file.</summary>
    public IReadOnlyList<Category> Categories { get; }

    /// <summary>Categories without children that are not exclusive: several may hold.</summary>
    public IReadOnlyList<Category> Leaves { get; }

    /// <summary>Hold alone, when no leaf does.</summary>
    public IReadOnlyList<Category> Exclusives { get; }

    /// <summary>What gets a score: leaves, then exclusives.</summary>
    public IEnumerable<Category> Scored => Leaves.Concat(Exclusives);

    public Category? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>
    /// All that holds where these keys do: with the parents that they imply, and without exclusive categories where a
    /// combination holds. One set for all who ask with the same keys: thousands of papers share a few dozen of them.
    /// </summary>
    public IReadOnlySet<string> Holding(IEnumerable<string> keys)
    {
        string[] distinct = [.. keys.Distinct().Order(StringComparer.Ordinal)];
        return _holding.GetOrAdd(
            string.Join('\n', distinct),
            _ =>
            {
                HashSet<string> all = [.. distinct, .. distinct.SelectMany(Ancestors)];
                if (all.Any(k => Find(k) is { Exclusive: false }))
                {
                    all.RemoveWhere(k => Find(k) is { Exclusive: true });
                }

                return all;
            }
        );
    }

    /// <summary>The categories above one, nearest first; they hold where it holds.</summary>
    public IReadOnlyList<string> Ancestors(string key)
    {
        var above = new List<string>();
        string? parent = Find(key)?.Parent;
        while (parent is not null && !above.Contains(parent))
        {
            above.Add(parent);
            parent = Find(parent)?.Parent;
        }

        return above;
    }

    /// <summary>The name to show: category, with its parent's before it where there is one.</summary>
    public string Name(string key, Language language)
    {
        Category? category = Find(key);
        return category?.Name.In(language) ?? key;
    }

    /// <exception cref="InvalidDataException">The file is missing or broken; the message says where.</exception>
    public static Taxonomy Load(string path)
    {
        TaxonomyFile file = SeedYaml.Read<TaxonomyFile>(path);
        try
        {
            return new Taxonomy([
                .. (file.Categories ?? []).Select(
                    (c, i) =>
                        (
                            c
                            ?? throw new InvalidDataException(
                                $"entry {i + 1} under 'categories' is empty, expected a key and a name."
                            )
                        ).ToCategory()
                ),
            ]);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>The taxonomy that comes with the program.</summary>
    public static Taxonomy LoadBundled() => Load(BundledFiles.Path("seeds/taxonomy.yaml"));

    // A key of YAML with nothing behind it gives null, whatever the default here.
    sealed class TaxonomyFile
    {
        public List<Entry?>? Categories { get; set; }
    }

    sealed class Entry
    {
        public string? Key { get; set; }

        public string? Parent { get; set; }

        public bool Exclusive { get; set; }

        public NamePair? Name { get; set; }

        public NamePair? Definition { get; set; }

        public List<string>? Counts { get; set; }

        public List<string>? Excludes { get; set; }

        public List<List<string>>? Combines { get; set; }

        public List<string>? Contains { get; set; }

        public Category ToCategory()
        {
            if (string.IsNullOrWhiteSpace(Key) || !Key.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_'))
            {
                throw new InvalidDataException(
                    $"found the key '{Key}', expected letters, digits, dots, hyphens and underscores."
                );
            }

            if (Combines is not null and not ([] or [not null, not null]))
            {
                throw new InvalidDataException(
                    $"'combines' of '{Key}' has {Combines.Count} lists of kinds, expected two."
                );
            }

            Bilingual name = Name?.ToBilingual() ?? default;
            return new Category
            {
                Key = Key,
                Parent = Parent,
                Exclusive = Exclusive,
                Name = name.IsEmpty ? Bilingual.Of(Key) : name,
                Definition = Definition?.ToBilingual() ?? default,
                Counts = Counts ?? [],
                Excludes = Excludes ?? [],
                Combines = Combines is [var left, var right] ? new KindPair(left, right) : null,
                Contains = Contains ?? [],
            };
        }
    }
}
