using System.Data.Common;
using VegfTrends.Core;

namespace VegfTrends.Papers.Store;

/// <summary>Between a paper and its row.</summary>
static class PaperTable
{
    /// <summary>In the order of <see cref="Read"/>, for a table called p.</summary>
    public const string Selected =
        "p.id, p.name, p.pmid, p.pmcid, p.doi, p.cnki_id, p.registry_ids, p.url, p.title_zh, p.title_en, "
        + "p.abstract_zh, p.abstract_en, p.published, "
        + "p.journal, p.authors, p.keywords, p.types, p.status, p.source_file, p.source_format, p.source_record, "
        + "p.run, p.added, p.text_version, p.countries";

    /// <summary>How many columns <see cref="Selected"/> has.</summary>
    public const int Width = 25;

    // The first eighteen are those of Said.
    const string Insert = """
        insert into papers (pmid, pmcid, doi, cnki_id, registry_ids, url, title_zh, title_en, abstract_zh, abstract_en,
          published, year, journal, authors, keywords, types, status, countries,
          name, source_file, source_format, source_record, run, added)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
          $19, $20, $21, $22, $23, $24)
        returning id
        """;

    const string Update = """
        update papers set pmid = $1, pmcid = $2, doi = $3, cnki_id = $4, registry_ids = $5, url = $6, title_zh = $7,
          title_en = $8, abstract_zh = $9, abstract_en = $10, published = $11, year = $12, journal = $13, authors = $14,
          keywords = $15, types = $16, status = $17, countries = $18, text_version = $19
        where id = $20
        """;

    public static StoredPaper Read(DbDataReader r) =>
        new(
            r.GetInt64(0),
            new Paper
            {
                Id = r.GetString(1),
                Pmid = r.Text(2),
                Pmcid = r.Text(3),
                Doi = r.Text(4),
                CnkiId = r.Text(5),
                RegistryIds = r.Strings(6),
                Url = r.Text(7),
                Title = new Bilingual(r.Text(8), r.Text(9)),
                Abstract = new Bilingual(r.Text(10), r.Text(11)),
                Date = PaperDate.TryParse(r.Text(12), out PaperDate date) ? date : null,
                Journal = r.Text(13),
                Authors = r.Strings(14),
                Keywords = r.Strings(15),
                Countries = r.Strings(24),
                Types = r.Strings(16),
                Status = Enum.Parse<PublicationStatus>(r.GetString(17), ignoreCase: true),
                Source = new RecordSource(r.GetString(18), r.GetString(19), r.GetInt32(20)),
            },
            r.GetInt64(21),
            r.Time(22),
            r.GetInt32(23)
        );

    public static long Add(SqlSession session, Paper p, string name, long runId, DateTimeOffset now) =>
        session
            .Number(
                Insert,
                [.. Said(p), name, p.Source.File, p.Source.Format, p.Source.Record, runId, Columns.Of(now)]
            )!
            .Value;

    public static void Save(SqlSession session, long row, Paper p, int textVersion) =>
        session.Execute(Update, [.. Said(p), textVersion, row]);

    /// <summary>What a record says of the paper, in the order of the columns.</summary>
    static object?[] Said(Paper p) =>
        [
            p.Pmid,
            p.Pmcid,
            p.Doi,
            p.CnkiId,
            Columns.Of(p.RegistryIds),
            p.Url,
            p.Title.Zh,
            p.Title.En,
            p.Abstract.Zh,
            p.Abstract.En,
            p.Date?.ToString(),
            p.Date?.Year,
            p.Journal,
            Columns.Of(p.Authors),
            Columns.Of(p.Keywords),
            Columns.Of(p.Types),
            p.Status.ToString().ToLowerInvariant(),
            Columns.Of(p.Countries),
        ];
}
