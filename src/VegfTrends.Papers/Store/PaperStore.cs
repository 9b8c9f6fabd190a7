using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace VegfTrends.Papers.Store;

/// <summary>
/// All that is known of papers: their records, embeddings, assessments, decisions, and the runs that brought them. One
/// SQLite file; safe to use from several threads and processes, of which one writes at a time. Every method that writes
/// does all of it or nothing.
/// </summary>
public sealed partial class PaperStore : IDisposable
{
    readonly StoreOptions _options;
    readonly string _connectionString;

    PaperStore(string path, StoreOptions options)
    {
        (Path, _options) = (path, options);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            ForeignKeys = true,
            DefaultTimeout = options.BusySeconds,
        }.ToString();
    }

    /// <summary>The file, as an absolute path.</summary>
    public string Path { get; }

    /// <summary>Opens the store; a missing folder or file is created, an older schema is brought up to date.</summary>
    /// <exception cref="StoreException">The file is no store, is newer than this program, or cannot be
    /// written.</exception>
    public static PaperStore Open(string path, StoreOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (path.Contains("://", StringComparison.Ordinal))
        {
            throw new StoreException(
                $"Found the address '{path}', expected the path of a store file such as store.db."
            );
        }

        var store = new PaperStore(System.IO.Path.GetFullPath(path), options ?? new StoreOptions());
        store.CreateFolder();
        store.Prepare(Migration.All);
        return store;
    }

    public void Dispose()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    DateTimeOffset Now => _options.Time.GetUtcNow();

    /// <summary>Brings the file to the given schema steps.</summary>
    internal void Prepare(IReadOnlyList<Migration> known)
    {
        using (SqlSession session = Reading())
        {
            if (raw.sqlite3_db_readonly(session.Connection.Handle, "main") == 1)
            {
                throw new StoreException(
                    $"{Path}: found a store that may only be read, expected write access. Change its permissions, or "
                        + $"use another store."
                );
            }

            // Looked at before anything is changed: another program's database must stay as it was.
            bool current = Migrations.AreCurrent(session, Path, known);

            // Readers go on while one writer works; the mode is kept in the file.
            if (session.List("pragma journal_mode", r => r.GetString(0))[0] != "wal")
            {
                session.Execute("pragma journal_mode = wal");
            }

            if (current)
            {
                return;
            }
        }

        using SqlSession writing = Writing();
        Migrations.Apply(writing, Path, Now, known);
        writing.Commit();
        Log.Migrated(_options.Log, Path, known[^1].Number);
    }

    SqlSession Reading() => new(_connectionString, Path, _options.BusySeconds, write: false);

    SqlSession Writing() => new(_connectionString, Path, _options.BusySeconds, write: true);

    // An iterator with its own session, which ends with the enumeration.
    IEnumerable<T> Stream<T>(string sql, Func<DbDataReader, T> map, params object?[] values)
    {
        using SqlSession session = Reading();
        foreach (T row in session.Stream(sql, map, values))
        {
            yield return row;
        }
    }

    void CreateFolder()
    {
        string folder = System.IO.Path.GetDirectoryName(Path) ?? Path;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                $"{Path}: the folder '{folder}' cannot be made ({e.Message}). Give a path in a folder that may be written to.",
                e
            );
        }

        if (Directory.Exists(Path))
        {
            throw new StoreException($"{Path}: found a folder, expected a file. Give a file name such as store.db.");
        }
    }
}
