using System.Globalization;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>A study on the studies sheet: once for every category that holds, so that the rows of a category and period
/// stand together.</summary>
sealed record StudyLine(Study Study, string? Category);

/// <summary>A study on the combinations sheet: once for every pair.</summary>
sealed record PairLine(Study Study, string AntiVegf, string Partner);

/// <summary>Which rows are behind a number. Knows the order of the sheets of papers, studies and combinations, which
/// have their headings in row 1.</summary>
sealed class Places
{
    readonly WorkbookTexts _texts;
    readonly Dictionary<string, int> _papers = [];
    readonly Dictionary<(string?, Period), Block> _categories = [];
    readonly Dictionary<Period, Block> _all = [];
    readonly Dictionary<(string, string), Block> _pairs = [];
    readonly Dictionary<(string, string, string, EvidenceStage), Block> _cells = [];

    public Places(TrendReport report, WorkbookTexts texts)
    {
        _texts = texts;
        for (int i = 0; i < report.Papers.Count; i++)
        {
            PaperRow row = report.Papers[i];
            _papers.TryAdd(row.Paper.Id, i + 2);
            if (row.State == CountState.Counted)
            {
                Note(_all, row.StudyDate!.Value, period => period, i);
            }
        }

        var order = report.Taxonomy.Categories.Select((c, i) => (c.Key, i)).ToDictionary(c => c.Key, c => c.i);
        Studies =
        [
            .. report
                .Studies.SelectMany(s => Known(s.Categories(report.Taxonomy), order).Select(c => new StudyLine(s, c)))
                .OrderBy(l => l.Category is null ? int.MaxValue : order[l.Category])
                .ThenBy(l => l.Study.Date!.Value.Year)
                .ThenBy(l => l.Study.Date!.Value.Month ?? 13)
                .ThenBy(l => l.Study.Date!.Value)
                .ThenBy(l => l.Study.Papers[0].Paper.Id, StringComparer.Ordinal),
        ];
        for (int i = 0; i < Studies.Count; i++)
        {
            Note(_categories, Studies[i].Study.Date!.Value, period => (Studies[i].Category, period), i);
        }

        var pairs = report
            .Trends.Pairs.Select((p, i) => (Key: (p.AntiVegf, p.Partner), i))
            .ToDictionary(p => p.Key, p => p.i);
        Pairs =
        [
            .. report
                .Studies.SelectMany(s => s.Pairs(report.Taxonomy).Select(p => new PairLine(s, p.AntiVegf, p.Partner)))
                .OrderBy(l => pairs[(l.AntiVegf, l.Partner)])
                .ThenBy(l => report.Names.CancerRank(l.Study.Cancer))
                .ThenBy(l => l.Study.Cancer, StringComparer.Ordinal)
                .ThenBy(l => l.Study.Stage)
                .ThenBy(l => l.Study.Date!.Value)
                .ThenBy(l => l.Study.Papers[0].Paper.Id, StringComparer.Ordinal),
        ];
        for (int i = 0; i < Pairs.Count; i++)
        {
            PairLine line = Pairs[i];
            Widen(_pairs, (line.AntiVegf, line.Partner), i);
            Widen(_cells, (line.AntiVegf, line.Partner, line.Study.Cancer, line.Study.Stage), i);
        }
    }

    /// <summary>By category in the order of the taxonomy, those without any last; then by date, dated by the year alone
    /// last within their year.</summary>
    public IReadOnlyList<StudyLine> Studies { get; }

    /// <summary>By pair in the order of the trends, then tumour, then stage, then date.</summary>
    public IReadOnlyList<PairLine> Pairs { get; }

    /// <summary>The row of a paper; <c>null</c> when the sheet has no room for it.</summary>
    public string? Paper(string id) =>
        _papers.TryGetValue(id, out int row) && row <= BulkTable<PaperRow>.RowLimit
            ? Rows(_texts.PapersSheet, row, row, 'A')
            : null;

    /// <summary>All counted papers of a period.</summary>
    public string? All(Period period) => Location(_texts.PapersSheet, _all, period, 'D');

    /// <summary>The studies of a category and period.</summary>
    public string? Category(string? key, Period period) =>
        Location(_texts.StudiesSheet, _categories, (key, period), 'G');

    public string? Pair(string antiVegf, string partner) =>
        Location(_texts.CombinationsSheet, _pairs, (antiVegf, partner), 'H');

    public string? Cell(string antiVegf, string partner, string cancer, EvidenceStage stage) =>
        Location(_texts.CombinationsSheet, _cells, (antiVegf, partner, cancer, stage), 'H');

    static string?[] Known(IReadOnlySet<string> categories, Dictionary<string, int> order)
    {
        string?[] known = [.. categories.Where(order.ContainsKey)];
        return known.Length == 0 ? [null] : known;
    }

    static void Note<T>(Dictionary<T, Block> blocks, PaperDate date, Func<Period, T> key, int index)
        where T : notnull
    {
        foreach (PeriodUnit unit in Enum.GetValues<PeriodUnit>())
        {
            if (Period.Of(date, unit) is { } period)
            {
                Widen(blocks, key(period), index);
            }
        }
    }

    static void Widen<T>(Dictionary<T, Block> blocks, T key, int index)
        where T : notnull =>
        blocks[key] = blocks.TryGetValue(key, out Block block)
            ? new Block(block.First, index + 2)
            : new Block(index + 2, index + 2);

    static string? Location<T>(string sheet, Dictionary<T, Block> blocks, T key, char lastColumn)
        where T : notnull =>
        blocks.TryGetValue(key, out Block block) && block.Last <= BulkTable<PaperRow>.RowLimit
            ? Rows(sheet, block.First, block.Last, lastColumn)
            : null;

    static string Rows(string sheet, int first, int last, char lastColumn) =>
        string.Create(CultureInfo.InvariantCulture, $"'{sheet}'!A{first}:{lastColumn}{last}");

    // Rows of a sheet, both ends in it.
    readonly record struct Block(int First, int Last);
}
