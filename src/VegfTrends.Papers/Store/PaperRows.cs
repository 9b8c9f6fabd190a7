using Microsoft.Data.Sqlite;
using VegfTrends.Core;

namespace VegfTrends.Papers.Store;

/// <summary>Between a paper and its row.</summary>
static class PaperRows
{
    /// <summary>In the order of <see cref="Read"/>, for a table called p.</summary>
    public const string Selected =
        "p.id, p.name, p.pmid, p.pmcid, p.doi, p.cnki_id, p.registry_ids, p.url, p.title_zh, p.title_en, "
        + "p.abstract_zh, p.abstract_en, p.published, "
        + "p.journal, p.authors, p.keywords, p.types, p.status, p.source_file, p.source_format, p.source_record, "
        + "p.run, p.added, p.text_version, p.countries";

    /// <summary>How many columns <see cref="Selected"/> has.</summary>
    public const int Width = 25;

    const string Insert = """
        insert into papers (name, pmid, pmcid, doi, cnki_id, registry_ids, url, title_zh, title_en, abstract_zh, abstract_en, published, year,
          journal, authors, keywords, types, status, source_file, source_format, source_record, run, added, countries)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)
        returning id
        """;

    const string Update = """
        update papers set pmid = $2, pmcid = $3, doi = $4, cnki_id = $5, registry_ids = $6, url = $7, title_zh = $8, title_en = $9, abstract_zh = $10,
          abstract_en = $11, published = $12, year = $13, journal = $14, authors = $15, keywords = $16, types = $17, status = $18, text_version = $19, countries = $20
        where id = $1
        """;

    public static StoredPaper Read(SqliteDataReader r) =>
        new(
            r.GetInt64(0),
            new Paper
            {
                Id = r.GetString(1),
                Pmid = r.Text(2),
                Pmcid = r.Text(3),
                Doi = r.Text(4),
                CnkiId = r.Text(5),
                RegistryIds = RegistryNumber.Respell(r.Strings(6)),
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
                name,
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
                StatusOf(p),
                p.Source.File,
                p.Source.Format,
                p.Source.Record,
                runId,
                Columns.Of(now),
                Columns.Of(p.Countries)
            )!
            .Value;

    public static void Save(SqlSession session, long row, Paper p, int textVersion) =>
        session.Execute(
            Update,
            row,
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
            StatusOf(p),
            textVersion,
            Columns.Of(p.Countries)
        );

    static string StatusOf(Paper p) => p.Status.ToString().ToLowerInvariant();
}
