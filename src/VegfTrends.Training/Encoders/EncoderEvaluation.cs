using System.Globalization;
using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>
/// Measures any encoder on the bilingual development sets (tab-separated files of one folder) and on the names of the
/// lexicon: translations found among all (top-1, both ways), similarity judgements (Spearman).
/// </summary>
public static class EncoderEvaluation
{
    // Which columns of which file hold a text and its English side; a header line where the file has one.
    static readonly (string Set, string File, bool Header, string Left, string Right)[] Retrievals =
    [
        ("ChinaXiv abstracts, zh - en", "chinaxiv_bio_docs_zh_en.tsv", true, "zh_abs", "en_abs"),
        ("ChinaXiv titles, zh - en", "chinaxiv_bio_docs_zh_en.tsv", true, "zh_title", "en_title"),
        ("ChinaXiv zh title - en abstract", "chinaxiv_bio_docs_zh_en.tsv", true, "zh_title", "en_abs"),
        ("WMT21 Medline sentences, zh - en", "wmt21bio_mqmref_zh_en.tsv", false, "0", "1"),
        ("FLORES-200, zh - en", "flores200_devtest.tsv", true, "zho_Hans", "eng_Latn"),
        ("Tatoeba, zh - en", "tatoeba_laser_cmn-eng.tsv", false, "0", "1"),
        ("Tatoeba, de - en", "tatoeba_laser_deu-eng.tsv", false, "0", "1"),
        ("Tatoeba, ja - en", "tatoeba_laser_jpn-eng.tsv", false, "0", "1"),
        ("XL-BEL terms, zh - en", "xlbel_zh_en.tsv", false, "0", "1"),
    ];

    static readonly (string Set, string File, bool Header)[] Similarities =
    [
        ("STS-B, en", "stsb_en_dev.tsv", false),
        ("STS-B, zh", "stsb_zh_dev.tsv", false),
        ("STS-B, de", "stsb_de_dev.tsv", false),
        ("STS-B, ja", "stsb_ja_dev.tsv", false),
        ("LCQMC, zh", "lcqmc_dev.tsv", false),
    ];

    /// <summary>Hands over one row a measure as soon as it is known. Texts are given as the store gives them: Chinese
    /// in simplified characters.</summary>
    /// <param name="encoder">With or without canonical names; the names are measured both ways.</param>
    /// <param name="folder">Holds the development sets, such as <c>bilingual/eval</c>.</param>
    /// <param name="lexicon">Whose names are asked.</param>
    /// <param name="row">Called in order, from the calling thread.</param>
    /// <param name="cancel">Ends the measuring.</param>
    /// <exception cref="InvalidDataException">A file is missing or a column is; the message names it.</exception>
    public static void Run(
        ITextEncoder encoder,
        string folder,
        Lexicon lexicon,
        Action<EvaluationRow> row,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(lexicon);
        ArgumentNullException.ThrowIfNull(row);
        foreach ((string set, string file, bool header, string leftColumn, string rightColumn) in Retrievals)
        {
            List<string[]> table = Read(folder, file);
            (int left, int right) = header
                ? (Column(table[0], leftColumn, folder, file), Column(table[0], rightColumn, folder, file))
                : (
                    int.Parse(leftColumn, CultureInfo.InvariantCulture),
                    int.Parse(rightColumn, CultureInfo.InvariantCulture)
                );
            string[][] rows =
            [
                .. table
                    .Skip(header ? 1 : 0)
                    .Where(r => r.Length > Math.Max(left, right) && r[left].Length > 0 && r[right].Length > 0),
            ];
            string[] from = [.. rows.Select(r => Given(set, r[left]))],
                to = [.. rows.Select(r => r[right])];
            int[] own = [.. Enumerable.Range(0, rows.Length)];
            row(
                new EvaluationRow(
                    set,
                    rows.Length,
                    "top-1",
                    Retrieval.TopOne(encoder, from, to, own, cancel),
                    Retrieval.TopOne(encoder, to, from, own, cancel)
                )
            );
        }

        foreach ((string set, string file, bool header) in Similarities)
        {
            string[][] rows = [.. Read(folder, file).Skip(header ? 1 : 0).Where(r => r.Length >= 3)];
            double[] judged = [.. rows.Select(r => double.Parse(r[2], CultureInfo.InvariantCulture))];
            double[] cosines = Retrieval.Cosines(
                encoder,
                [.. rows.Select(r => (Given(set, r[0]), Given(set, r[1])))],
                cancel
            );
            row(new EvaluationRow(set, rows.Length, "Spearman", Retrieval.Spearman(cosines, judged), null));
        }

        NameEvaluation.Run(encoder, lexicon, row, cancel);

        // Japanese keeps its own characters: many of them are also traditional Chinese ones.
        string Given(string set, string text) =>
            set.Contains("zh", StringComparison.Ordinal) ? lexicon.Simplified(text) : text;
    }

    static List<string[]> Read(string folder, string file)
    {
        string path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            throw new InvalidDataException(
                $"{path}: the development set is missing. Give the folder that holds "
                    + $"{string.Join(", ", Retrievals.Select(r => r.File).Concat(Similarities.Select(s => s.File)).Distinct())}."
            );
        }

        return [.. File.ReadLines(path).Where(l => l.Length > 0).Select(l => l.Split('\t'))];
    }

    static int Column(string[] header, string name, string folder, string file) =>
        Array.IndexOf(header, name) is >= 0 and int at
            ? at
            : throw new InvalidDataException(
                $"{Path.Combine(folder, file)}: found columns {string.Join(", ", header)}, expected one named {name}."
            );
}
