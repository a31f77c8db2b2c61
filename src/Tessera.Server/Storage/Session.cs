using System.Data.Common;

namespace Tessera.Server.Storage;

/// <summary>
/// One database connection, lent to one piece of work at a time. Dapper runs on <see cref="Connection"/>; the hot
/// path uses statements that stay prepared for the connection's life.
/// </summary>
internal sealed class Session(DbConnection connection) : IAsyncDisposable
{
    private readonly Dictionary<string, DbCommand> _prepared = new(StringComparer.Ordinal);

    public DbConnection Connection => connection;

    /// <summary>
    /// A prepared statement, its parameters named in order of <paramref name="parameters"/>. Set their values by
    /// position, then execute; do not dispose it.
    /// </summary>
    public DbCommand Prepared(string sql, params ReadOnlySpan<string> parameters)
    {
        if (_prepared.TryGetValue(sql, out var known))
        {
            return known;
        }

        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        command.Prepare();
        _prepared.Add(sql, command);
        return command;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _prepared.Values)
        {
            await command.DisposeAsync();
        }

        await connection.DisposeAsync();
    }
}
