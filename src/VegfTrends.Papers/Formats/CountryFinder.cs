using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using VegfTrends.Core;

namespace VegfTrends.Papers.Formats;

/// <summary>
/// Tells the countries of affiliations, English or Chinese. The country is sought where affiliations have it: as a part
/// of its own between commas, the last one counting, or at the end; in Chinese at the beginning of a word. Where none
/// is named, an American state with its postcode, a Chinese city, or a Chinese university or hospital tells. It would
/// rather find none than a wrong one: names at other places ("China Medical University") do not count.
/// </summary>
static partial class CountryFinder
{
    static readonly FrozenDictionary<string, string> English = Names();

    // Longest first: 几内亚比绍 before 几内亚. Two banners of Inner Mongolia begin like Bahrain.
    static readonly (string Name, string Code)[] Chinese =
    [
        .. CountryNames
            .All.SelectMany(c => c.Others.Append(c.Name.Zh!).Where(IsHan).Select(n => (n, c.Code)))
            .Concat([("巴林左旗", "CN"), ("巴林右旗", "CN")])
            .OrderByDescending(n => n.Item1.Length)
            .ThenBy(n => n.Item1, StringComparer.Ordinal),
    ];

    static readonly int LongestEnglish = English.Keys.Max(n => n.Count(c => c == ' ') + 1);

    // Without a postcode DE and IN are as likely Germany and India as Delaware and Indiana.
    static readonly FrozenSet<string> States = (
        "AL AK AZ AR CA CO CT FL GA HI ID IL IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA "
        + "RI SC SD TN TX "
        + "UT VT VA WA WV WI WY DC"
    )
        .Split(' ')
        .ToFrozenSet();

    static readonly FrozenSet<string> Provinces = ["on", "qc", "bc", "ab", "mb", "ns", "nb", "sk"];

    static readonly FrozenSet<string> Cities = (
        "beijing shanghai tianjin chongqing guangzhou shenzhen wuhan hangzhou nanjing chengdu xian shenyang jinan "
        + "qingdao zhengzhou changsha hefei harbin changchun "
        + "suzhou wuxi dalian kunming nanchang fuzhou xiamen guiyang nanning lanzhou urumqi taiyuan shijiazhuang "
        + "hohhot ningbo wenzhou guangdong zhejiang jiangsu shandong "
        + "sichuan hubei hunan henan hebei anhui fujian jiangxi liaoning jilin heilongjiang shaanxi shanxi gansu "
        + "qinghai guizhou yunnan hainan guangxi ningxia xinjiang tibet"
    )
        .Split(' ')
        .ToFrozenSet();

    static readonly SearchValues<char> Breaks = SearchValues.Create(";；\n\r|");

    /// <summary>Codes, sorted, each once.</summary>
    public static IReadOnlyList<string> Find(string? affiliations)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        string text = InBrackets().Replace(affiliations ?? "", " ");
        text = Mail().Replace(text, " ");
        foreach (Range range in text.AsSpan().SplitAny(Breaks))
        {
            string one = text[range].Trim();
            int before = found.Count;
            FindEnglish(one, found);
            if (found.Count == before && one.Any(IsHanChar))
            {
                FindChinese(one, found);
            }
        }

        return [.. found];
    }

    // "Dept of A, Univ B, City, Country. Dept of C, City, Country": old records put several into one line, so a country
    // before a full stop ends one.
    static void FindEnglish(string text, SortedSet<string> found)
    {
        var parts = new List<string>();
        foreach (string comma in text.Split([',', '，']))
        {
            string part = comma.Trim();
            while (part.Length > 0 && Exact(part) is null && EndOfOne(part) is { } end)
            {
                parts.Add(part[..end]);
                Take(parts, found);
                part = part[end..].TrimStart('.', ' ', ')');
                parts.Clear();
            }

            parts.Add(part);
        }

        Take(parts, found);
    }

    // Where a country ends a part in which more follows: "USA. Department of …", "China (second author)", "Japan and
    // University of …".
    static int? EndOfOne(string part)
    {
        for (int at = 1; at < part.Length - 1; at++)
        {
            bool ends =
                (part[at] == '.' && part[at + 1] == ' ' && (Exact(part[..at]) ?? AtEnd(part[..at])) is not null)
                || (
                    part[at] == ' '
                    && (part[at + 1] == '(' || part.AsSpan(at).StartsWith(" and ", StringComparison.Ordinal))
                    && Exact(part[..at]) is not null
                );
            if (ends)
            {
                return at;
            }
        }

        return null;
    }

    static void Take(List<string> parts, SortedSet<string> found)
    {
        parts.RemoveAll(p => p.Length == 0);
        if (parts.Count > 0 && CountryOf(parts) is { } code)
        {
            found.Add(code);
        }
    }

    // The end first: "Lebanon, NH" and "Ontario, California" are in the United States.
    static string? CountryOf(List<string> parts)
    {
        string last = parts[^1];
        if (Exact(last) is null && AtEnd(last) is { } named)
        {
            return Unmistaken(named, parts);
        }

        if (Exact(last) is null && parts.Count > 1)
        {
            if (States.Contains(last.TrimEnd('.', ' ')) || StateWithZip().IsMatch($"{parts[^2]}, {last}"))
            {
                return "US";
            }

            if (Provinces.Contains(string.Join(' ', WithoutNumbers(last))))
            {
                return "CA";
            }
        }

        for (int i = parts.Count - 1; i >= 0; i--)
        {
            if (Exact(parts[i]) is { } code)
            {
                return code == "CN" && i > 0 && Exact(parts[i - 1]) is "HK" or "MO" or "TW"
                    ? Exact(parts[i - 1])
                    : Unmistaken(code, parts);
            }
        }

        return StateWithZip().IsMatch(last) ? "US"
            : Array.Exists(Words(last), Cities.Contains) ? "CN"
            : null;
    }

    // The state is in far more affiliations than the country; the country's have its cities.
    static string Unmistaken(string code, List<string> parts) =>
        code != "GE" || parts.Exists(p => Caucasus().IsMatch(p)) ? code : "US";

    static string? Exact(string part) =>
        WithoutNumbers(part) is { Length: > 0 } words && words.Length <= LongestEnglish
            ? English.GetValueOrDefault(string.Join(' ', words))
            : null;

    // Postcodes before or behind.
    static string[] WithoutNumbers(string part)
    {
        ReadOnlySpan<string> words = Words(part);
        while (words.Length > 0 && words[0].Any(char.IsAsciiDigit))
        {
            words = words[1..];
        }

        while (words.Length > 0 && words[^1].Any(char.IsAsciiDigit))
        {
            words = words[..^1];
        }

        return words.ToArray();
    }

    static string? AtEnd(string part)
    {
        string[] words = WithoutNumbers(part);
        for (int count = Math.Min(LongestEnglish, words.Length); count > 0; count--)
        {
            if (English.TryGetValue(string.Join(' ', words[^count..]), out string? code))
            {
                return code;
            }
        }

        return null;
    }

    static void FindChinese(string text, SortedSet<string> found)
    {
        int before = found.Count;
        foreach (string part in text.Split([',', '，', '、', ' ', '(', ')', '（', '）', '/', '.', '。', ':', '：']))
        {
            foreach ((string name, string code) in Chinese)
            {
                if (part.StartsWith(name, StringComparison.Ordinal))
                {
                    // 中国香港, 中国台湾
                    string rest = part[name.Length..];
                    found.Add(
                        code == "CN"
                        && Chinese
                            .FirstOrDefault(c =>
                                c.Code is "HK" or "MO" or "TW" && rest.StartsWith(c.Name, StringComparison.Ordinal)
                            )
                            .Code
                            is { } region
                            ? region
                            : code
                    );
                    break;
                }
            }
        }

        if (
            found.Count == before
            && !text.Any(c => c is >= '\u3040' and <= '\u30FF' or >= '\uAC00' and <= '\uD7AF')
            && ChineseBody().IsMatch(text)
        )
        {
            found.Add("CN");
        }
    }

    static FrozenDictionary<string, string> Names()
    {
        var names = new Dictionary<string, string>();
        foreach (Country country in CountryNames.All)
        {
            foreach (string name in country.Others.Append(country.Name.En!).Where(n => !IsHan(n)))
            {
                names.TryAdd(string.Join(' ', Words(name)), country.Code);
            }
        }

        // Half of the American affiliations of old records end with the state.
        foreach (
            string state in (
                "Alabama;Alaska;Arizona;Arkansas;California;Colorado;Connecticut;Delaware;Florida;Hawaii;Idaho;"
                + "Illinois;Indiana;Iowa;Kansas;Kentucky;Louisiana;"
                + "Maine;Maryland;Massachusetts;Michigan;Minnesota;Mississippi;Missouri;Montana;Nebraska;Nevada;New "
                + "Hampshire;New Jersey;New Mexico;New York;North Carolina;North Dakota;"
                + "Ohio;Oklahoma;Oregon;Pennsylvania;Rhode Island;South Carolina;South "
                + "Dakota;Tennessee;Texas;Utah;Vermont;Virginia;Washington;West Virginia;Wisconsin;Wyoming;"
                + "District of Columbia;Washington DC;Washington D C"
            ).Split(';')
        )
        {
            names.TryAdd(string.Join(' ', Words(state)), "US");
        }

        return names.ToFrozenDictionary();
    }

    // Folded, without signs: "P. R. China" and "P.R.China" are "p r china".
    static string[] Words(string text)
    {
        char[] folded =
        [
            .. text.Where(c => c is not ('\'' or '’'))
                .Select(c => char.IsLetterOrDigit(c) || c == '&' ? CharFold.Fold(c) : ' '),
        ];
        return new string(folded).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    static bool IsHan(string name) => name.Any(IsHanChar);

    static bool IsHanChar(char c) => c is >= '\u3400' and <= '\u9FFF';

    // The authors of Web of Science's addresses: a person may be called Jordan or Israel.
    [GeneratedRegex(@"\[[^\]]*\]", RegexOptions.NonBacktracking)]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"(?:[Ee]lectronic address:|[Ee]-?mail:?)?\s*[^\s,;@]+@[^\s,;@]+", RegexOptions.NonBacktracking)]
    private static partial Regex Mail();

    [GeneratedRegex(
        @"\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]"
            + @"|W[AIVY]),? ?\d{5}(?:-\d{4})?\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex StateWithZip();

    [GeneratedRegex(
        @"\b(?:Tbilisi|Batumi|Kutaisi|Rustavi|Republic of Georgia)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Caucasus();

    [GeneratedRegex(
        "大学|大學|学院|医院|医科|研究所|研究院|中心|公司|实验室|[省市县区](?:$|[^内])|自治区|疾病预防|卫生|解放军|中医|协和|中科院"
            + "|北京|上海|天津|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南"
            + "|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex ChineseBody();
}
