using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tessera.Server.Storage;

/// <summary>
/// One database connection, lent to one piece of work at a time. Dapper runs on <see cref="Connection"/>; the hot
/// path uses statements that stay prepared for the connection's life.
/// </summary>
internal sealed class Session(SqliteConnection connection) : IAsyncDisposable
{
    private readonly Dictionary<string, Statement> _prepared = new(StatementText.Comparer);

    public DbConnection Connection => connection;

    /// <summary>
    /// A prepared statement, its parameters named in order of <paramref name="parameters"/>. Set their values by
    /// position, then execute; do not dispose it.
    /// </summary>
    public Statement Prepared(string sql, params ReadOnlySpan<string> parameters)
    {
        if (_prepared.TryGetValue(sql, out var known))
        {
            return known;
        }

        var statement = new Statement(connection.Handle ?? throw new ObjectDisposedException(nameof(Session)), sql, parameters);
        _prepared.Add(sql, statement);
        return statement;
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

    public async ValueTask DisposeAsync()
    {
        foreach (var statement in _prepared.Values)
        {
            statement.Dispose();
        }

        await connection.DisposeAsync();
    }
}
