using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tessera.Server.Storage.Sqlite;

/// <summary>Rows read in place.</summary>
internal sealed class SqliteRows(sqlite3 connection, nint statement) : Rows, IDisposable
{
    private bool _isOver;

    /// <summary>Steps to the next row; false after the last.</summary>
    public bool Step()
    {
        if (_isOver)
        {
            return false;
        }

        var code = SqliteCalls.Step(statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        End();
        if (code != raw.SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(code, connection);
        }

        return false;
    }

    protected override Task<bool> StepAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(Step());
    }

    protected override bool IsDBNull(int column) => SqliteCalls.ColumnType(statement, column) == raw.SQLITE_NULL;

    protected override long GetInt64(int column) => SqliteCalls.ColumnInt64(Filled(column), column);

    protected override double GetDouble(int column) => SqliteCalls.ColumnDouble(Filled(column), column);

    // As bytes, which have a length: a text may hold a NUL.
    protected override string GetString(int column) => Encoding.UTF8.GetString(GetBytes(column));

    protected override unsafe ReadOnlySpan<byte> GetBytes(int column)
    {
        var first = SqliteCalls.ColumnBlob(Filled(column), column);
        return new ReadOnlySpan<byte>(first, SqliteCalls.ColumnBytes(statement, column));
    }

    public object GetValue(int column) => SqliteCalls.ColumnType(statement, column) switch
    {
        raw.SQLITE_INTEGER => GetInt64(column),
        raw.SQLITE_FLOAT => GetDouble(column),
        raw.SQLITE_TEXT => GetString(column),
        raw.SQLITE_BLOB => GetBytes(column).ToArray(),
        _ => DBNull.Value,
    };

    public void Dispose()
    {
        if (!_isOver)
        {
            // The rows that were not read may still break a rule: a RETURNING is checked at its end.
            var code = End();
            if (code != raw.SQLITE_OK)
            {
                SqliteException.ThrowExceptionForRC(code, connection);
            }
        }
    }

    public override ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private int End()
    {
        _isOver = true;
        return SqliteCalls.Reset(statement);
    }

    private nint Filled(int column) =>
        IsDBNull(column) ? throw new InvalidOperationException($"Column {column} holds no value.") : statement;
}
