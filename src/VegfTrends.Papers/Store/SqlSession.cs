using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace VegfTrends.Papers.Store;

/// <summary>
/// One connection, with a transaction when it writes. Statements are prepared once and take parameters <c>$1</c>,
/// <c>$2</c>, … in order, which PostgreSQL understands as well.
/// </summary>
sealed class SqlSession : IDisposable
{
    readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    readonly SqliteConnection _connection;
    readonly SqliteTransaction? _transaction;
    readonly string _path;
    readonly int _busySeconds;

    public SqlSession(string connectionString, string path, int busySeconds, bool write)
    {
        (_path, _busySeconds) = (path, busySeconds);
        _connection = new SqliteConnection(connectionString);
        try
        {
            Guarded(() =>
            {
                _connection.Open();

                // FULL: a person's decision must survive a power cut. With batches of hundreds of papers a transaction,
                // the sync costs nothing.
                Execute("pragma synchronous = full");
                return 0;
            });

            // Not deferred: the write lock is taken at once, so that two writers wait for each other instead of failing
            // half-way.
            _transaction = write ? Guarded(() => _connection.BeginTransaction(deferred: false)) : null;
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    public SqliteConnection Connection => _connection;

    /// <summary>The number of rows changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        SqliteCommand command = Prepared(sql, values);
        return Guarded(command.ExecuteNonQuery);
    }

    /// <summary>The first column of the first row as a number, or <c>null</c>.</summary>
    public long? Number(string sql, params ReadOnlySpan<object?> values)
    {
        SqliteCommand command = Prepared(sql, values);
        return Guarded(command.ExecuteScalar) is { } found and not DBNull
            ? Convert.ToInt64(found, CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>All rows, read at once.</summary>
    public List<T> List<T>(string sql, Func<DbDataReader, T> map, params ReadOnlySpan<object?> values)
    {
        SqliteCommand command = Prepared(sql, values);
        using DbDataReader reader = Guarded(command.ExecuteReader);
        var rows = new List<T>();
        while (Guarded(reader.Read))
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    /// <summary>Rows as they are read; the session must outlive the enumeration.</summary>
    public IEnumerable<T> Stream<T>(string sql, Func<DbDataReader, T> map, params object?[] values)
    {
        using SqliteCommand command = Create(sql, values);
        using DbDataReader reader = Guarded(command.ExecuteReader);
        while (Guarded(reader.Read))
        {
            yield return map(reader);
        }
    }

    public void Commit() =>
        Guarded(() =>
        {
            _transaction!.Commit();
            return 0;
        });

    public void Dispose()
    {
        foreach (SqliteCommand command in _prepared.Values)
        {
            command.Dispose();
        }

        // Rolls back what was not committed.
        _transaction?.Dispose();
        _connection.Dispose();
    }

    SqliteCommand Prepared(string sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out SqliteCommand? command))
        {
            return _prepared[sql] = Create(sql, values);
        }

        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }

    SqliteCommand Create(string sql, ReadOnlySpan<object?> values)
    {
        SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = _transaction;
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue(
                string.Create(CultureInfo.InvariantCulture, $"${i + 1}"),
                values[i] ?? DBNull.Value
            );
        }

        return command;
    }

    T Guarded<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (SqliteException e)
        {
            throw StoreException.From(e, _path, _busySeconds);
        }
    }
}
