using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tessera.Server.Storage.Sqlite;

/// <summary>
/// A statement that stays prepared, straight on SQLite's own calls: values are bound by position and rows are read in
/// place. ADO.NET looks each parameter up by name and builds a reader for each execution, which costs as much again as
/// the statement itself; on the writer's one thread that is throughput. It runs on one thread at a time and completes
/// at once; the tasks are for the engine that will not.
/// </summary>
internal sealed class SqliteStatement : Statement, IDisposable
{
    private const int OnStack = 256;

    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private readonly nint _address;
    private readonly int[] _positions;

    public SqliteStatement(sqlite3 connection, string sql, ReadOnlySpan<string> parameters)
    {
        _connection = connection;
        Check(raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement, out var tail));
        _address = _statement.DangerousGetHandle();
        if (!string.IsNullOrWhiteSpace(tail))
        {
            throw new ArgumentException($"One statement at a time: '{tail}' would not run.", nameof(sql));
        }

        if (raw.sqlite3_bind_parameter_count(_statement) != parameters.Length)
        {
            throw new ArgumentException($"{parameters.Length} parameters are named for: {sql}", nameof(parameters));
        }

        _positions = new int[parameters.Length];
        for (var index = 0; index < parameters.Length; index++)
        {
            _positions[index] = raw.sqlite3_bind_parameter_index(_statement, parameters[index]);
            if (_positions[index] == 0)
            {
                throw new ArgumentException($"There is no {parameters[index]} in: {sql}", nameof(parameters));
            }
        }
    }

    public override Statement With(params ReadOnlySpan<object?> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, _positions.Length);
        for (var index = 0; index < values.Length; index++)
        {
            Check(Bind(_positions[index], values[index]));
        }

        return this;
    }

    /// <summary>Sets the values of so many rows, one after the other.</summary>
    public void With(IReadOnlyList<object?[]> rows, int start, int count)
    {
        var next = 0;
        for (var row = start; row < start + count; row++)
        {
            foreach (var value in rows[row])
            {
                Check(Bind(_positions[next++], value));
            }
        }

        ArgumentOutOfRangeException.ThrowIfNotEqual(next, _positions.Length);
    }

    public override Task<int> ExecuteNonQueryAsync(CancellationToken ct = default)
    {
        using (var rows = Start(ct))
        {
            while (rows.Step())
            {
                // What a RETURNING gives is not asked for.
            }
        }

        return Task.FromResult(raw.sqlite3_changes(_connection));
    }

    public override Task ExecuteBeforeCommitAsync() => ExecuteNonQueryAsync();

    public override Task<object?> ExecuteScalarAsync(CancellationToken ct = default)
    {
        using var rows = Start(ct);
        return Task.FromResult(rows.Step() ? rows.GetValue(0) : null);
    }

    public override Task<Rows> ExecuteReaderAsync(CancellationToken ct = default) => Task.FromResult<Rows>(Start(ct));

    public void Dispose() => _statement.Dispose();

    private SqliteRows Start(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return new SqliteRows(_connection, _address);
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(code, _connection);
        }
    }

    private int Bind(int position, object? value) => value switch
    {
        long number => SqliteCalls.BindInt64(_address, position, number),
        int number => SqliteCalls.BindInt64(_address, position, number),
        string text => BindText(position, StoredText.Of(text)),
        null or DBNull => SqliteCalls.BindNull(_address, position),
        bool flag => SqliteCalls.BindInt64(_address, position, flag ? 1 : 0),
        double number => raw.sqlite3_bind_double(_statement, position, number),
        byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(_statement, position, 0),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, position, bytes),
        _ => throw new ArgumentException($"A {value.GetType()} cannot be stored.", nameof(value)),
    };

    private unsafe int BindText(int position, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = most > OnStack ? ArrayPool<byte>.Shared.Rent(most) : null;
        var bytes = rented ?? stackalloc byte[OnStack];
        var length = Encoding.UTF8.GetBytes(text, bytes);
        try
        {
            fixed (byte* utf8 = bytes)
            {
                return SqliteCalls.BindText(_address, position, utf8, length, SqliteCalls.Transient);
            }
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }
}
