using System.Text;

namespace VegfTrends.Core;

/// <summary>
/// How people write the categories of a decision: names in either language or keys, separated by semicolons or line
/// breaks, and 无 or none where none holds.
/// </summary>
public sealed class CategoryNames
{
    const string NoneKey = "none";

    static readonly char[] Separators = [';', '；', '\n', '\r'];
    static readonly string[] NoneWords = [NoneKey, "无", "無"];

    readonly Taxonomy _taxonomy;
    readonly Dictionary<string, Category?> _byName = new(StringComparer.Ordinal);

    public CategoryNames(Taxonomy taxonomy)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        _taxonomy = taxonomy;
        foreach (Category category in taxonomy.Categories)
        {
            _byName[Fold(category.Key)] = category;
        }

        foreach (Category category in taxonomy.Categories)
        {
            foreach (
                string name in new[] { category.Name.Zh, category.Name.En }.OfType<string>().Select(Fold).Distinct()
            )
            {
                // A name that two categories share says nothing; a key is never given away.
                _byName[name] =
                    _byName.TryGetValue(name, out Category? other) && other != category
                        ? (other is not null && Fold(other.Key) == name ? other : null)
                        : category;
            }
        }
    }

    /// <summary>The word for a decision that no category holds.</summary>
    public static string None(Language language) => language.Pick("无", NoneKey);

    /// <summary>What a person can pick: names of leaves and exclusive categories, then <see cref="None"/>.</summary>
    public IEnumerable<string> Choices(Language language) =>
        _taxonomy.Scored.Select(c => Of(c.Key, language)).Append(None(language));

    /// <summary>The name of a category in a cell; its key where the name would not be understood when it comes
    /// back.</summary>
    public string Of(string key, Language language)
    {
        string name = _taxonomy.Name(key, language);
        return name.IndexOfAny(Separators) < 0 && Find(name) is { } found && found.Key == key ? name : key;
    }

    /// <summary>The text of the Decision cell; empty before any decision.</summary>
    public string Cell(Decision? decision, Language language) =>
        decision is null ? ""
        : decision.Categories.Count == 0 ? None(language)
        : string.Join(language.Pick("；", "; "), decision.Categories.Select(k => Of(k, language)));

    /// <summary>The category that a person means by a name or key, whatever its case, width and blanks; <c>null</c>
    /// when there is none, or more than one.</summary>
    public Category? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return IsNone(name) ? null : _byName.GetValueOrDefault(Fold(name));
    }

    /// <summary>Whether a person says that no category holds. A category with that very key goes before the
    /// word.</summary>
    public bool IsNone(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string folded = Fold(name);
        return NoneWords.Contains(folded) && _taxonomy.Find(folded) is null;
    }

    /// <summary>The single names that a cell holds.</summary>
    public static IReadOnlyList<string> Split(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>The choice, in one language, that is nearest to a misspelt name.</summary>
    public string Nearest(string name, Language language)
    {
        ArgumentNullException.ThrowIfNull(name);
        string wanted = Fold(name);
        return
            _taxonomy
                .Scored.SelectMany(c =>
                    new[] { c.Key, c.Name.Zh, c.Name.En }
                        .OfType<string>()
                        .Select(n => (c.Key, Distance: EditDistance.Share(wanted, Fold(n))))
                )
                .MinBy(n => n.Distance)
                .Key
                is { } key
            ? Of(key, language)
            : "";
    }

    // Full-width forms and blanks of all kinds read the same to people.
    static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
            {
                folded.Append(CharFold.Fold(c));
            }
        }

        return folded.ToString();
    }
}
