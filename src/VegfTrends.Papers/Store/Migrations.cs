using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace VegfTrends.Papers.Store;

/// <summary>One numbered step of the schema; the files lie in <c>Store/Migrations</c>, are embedded, and never change
/// once released.</summary>
sealed record Migration(int Number, string Name, string Sql)
{
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>All steps that this program knows, by number.</summary>
    public static IReadOnlyList<Migration> All { get; } = Load();

    static Migration[] Load()
    {
        Assembly assembly = typeof(Migration).Assembly;
        return assembly
            .GetManifestResourceNames()
            .Where(n => n.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
                // A checkout with other line ends must not look like another schema.
                return new Migration(
                    int.Parse(name.AsSpan(0, 3), CultureInfo.InvariantCulture),
                    name,
                    reader.ReadToEnd().ReplaceLineEndings("\n")
                );
            })
            .ToArray();
    }
}

/// <summary>Brings a database to the schema of this program, or says why it must not.</summary>
static class Migrations
{
    /// <summary>"VEGF" in ASCII, in the header of the database file: tells our stores from other programs'
    /// databases.</summary>
    const long ApplicationId = 0x56454746;

    const string AppliedTable =
        "create table migrations (number integer primary key, name text not null, sha256 text not null, applied text not null)";

    /// <summary>Cheap when nothing is to be done: a reader does not wait for a running import.</summary>
    public static bool AreCurrent(SqlSession session, string path, IReadOnlyList<Migration> known) =>
        Pending(session, path, known).Count == 0;

    public static void Apply(SqlSession session, string path, DateTimeOffset now, IReadOnlyList<Migration> known)
    {
        IReadOnlyList<Migration> pending = Pending(session, path, known);
        if (pending.Count > 0 && pending[0] == known[0])
        {
            session.Execute($"pragma application_id = {ApplicationId}");
            session.Execute(AppliedTable);
        }

        foreach (Migration migration in pending)
        {
            session.Execute(migration.Sql);
            session.Execute(
                "insert into migrations (number, name, sha256, applied) values ($1, $2, $3, $4)",
                migration.Number,
                migration.Name,
                migration.Sha256,
                Columns.Of(now)
            );
        }
    }

    static IReadOnlyList<Migration> Pending(SqlSession session, string path, IReadOnlyList<Migration> known)
    {
        long tables = session.Number("select count(*) from sqlite_master") ?? 0;
        if (tables == 0)
        {
            return known;
        }

        if (session.Number("pragma application_id") != ApplicationId)
        {
            throw new StoreException(
                $"{path}: found a database of another program, expected a VegfTrends store. Give another path."
            );
        }

        var applied = session.List(
            "select number, name, sha256 from migrations order by number",
            r => (Number: r.GetInt32(0), Name: r.GetString(1), Sha256: r.GetString(2))
        );
        foreach (var (number, name, sha256) in applied)
        {
            Migration? step = known.FirstOrDefault(m => m.Number == number);
            if (step is null)
            {
                throw new StoreException(
                    $"{path}: found a store with schema {applied[^1].Number}, made by a newer version; this one knows "
                        + $"schemas up to {known[^1].Number}. "
                        + "Update VegfTrends, or use another store."
                );
            }

            if (step.Sha256 != sha256)
            {
                throw new StoreException(
                    $"{path}: schema step {name} of this store differs from the one this version carries (found "
                        + $"{sha256[..8]}, expected {step.Sha256[..8]}). "
                        + "It was made by an unreleased version; import into a new store."
                );
            }
        }

        return known.Where(m => applied.All(a => a.Number != m.Number)).ToArray();
    }
}
