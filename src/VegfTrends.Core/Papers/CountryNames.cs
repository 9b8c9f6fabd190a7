using System.Collections.Frozen;
using System.Text;

namespace VegfTrends.Core;

/// <summary>A country or territory of ISO 3166-1.</summary>
/// <param name="Code">Alpha-2, upper case.</param>
/// <param name="Name">To show.</param>
/// <param name="Others">Other names that affiliations use, in any language; parts of the country that stand for it too
/// (England, Ontario).</param>
public sealed record Country(string Code, Bilingual Name, IReadOnlyList<string> Others);

/// <summary>The names of countries in both languages. Data: <c>countries.tsv</c> beside this file.</summary>
public static class CountryNames
{
    /// <summary>All codes of ISO 3166-1, by code.</summary>
    public static IReadOnlyList<Country> All { get; } = Load();

    static readonly FrozenDictionary<string, Country> ByCode = All.ToFrozenDictionary(c => c.Code);

    public static bool IsCode(string code) => ByCode.ContainsKey(code);

    /// <summary>The name to show; an unknown code is its own name.</summary>
    public static Bilingual Of(string code) =>
        ByCode.TryGetValue(code, out Country? country) ? country.Name : new Bilingual(code, code);

    static Country[] Load()
    {
        using var reader = new StreamReader(
            typeof(CountryNames).Assembly.GetManifestResourceStream("countries.tsv")!,
            Encoding.UTF8
        );
        return
        [
            .. reader
                .ReadToEnd()
                .Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
                .Where(line => line[0] != '#')
                .Select(line => line.Split('\t'))
                .Select(cells => new Country(
                    cells[0],
                    new Bilingual(cells[1], cells[2]),
                    cells.Length > 3 ? cells[3].Split('|') : []
                )),
        ];
    }
}
