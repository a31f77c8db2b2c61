using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tessera.Server.Storage.Sqlite;

/// <summary>A connection to the embedded database. One writer at a time is its nature: rows need no locks.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : Session
{
    private readonly Dictionary<string, SqliteStatement> _prepared = new(StatementTextComparer.Comparer);
    private bool _erases;

    public override DbConnection Connection => connection;

    public override string SkipLocked => "";

    public override string ForUpdate => "";

    public override string TriggersOfTable => "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = @table";

    public override Statement Prepared(string sql, params ReadOnlySpan<string> parameters)
    {
        if (_prepared.TryGetValue(sql, out var known))
        {
            return known;
        }

        var statement = new SqliteStatement(connection.Handle ?? throw new ObjectDisposedException(nameof(SqliteSession)), sql, parameters);
        _prepared.Add(sql, statement);
        return statement;
    }

    public override void Erase() => _erases = true;

    /// <summary>Whether something was erased since this was last asked.</summary>
    public bool TakeErased()
    {
        var erases = _erases;
        _erases = false;
        return erases;
    }

    /// <summary>
    /// Throws when the transaction is over that the caller believes to be in: SQLite ends it by itself on a full disk, and
    /// what ran after that would be a commit of its own.
    /// </summary>
    public void RequireTransaction()
    {
        if (raw.sqlite3_get_autocommit(connection.Handle) != 0)
        {
            throw new InvalidOperationException("The transaction ended inside a write.");
        }
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var statement in _prepared.Values)
        {
            statement.Dispose();
        }

        await connection.DisposeAsync();
    }
}
