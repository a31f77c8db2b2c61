using Npgsql;

namespace Tessera.Server.Storage.Postgres;

/// <summary>PostgreSQL: any number of server nodes on one database.</summary>
internal sealed class PostgresDatabase : Database
{
    // Every statement of the writer is keyed. While a table is small or uncounted the planner would rather read all of
    // it, and keep that plan when it has grown.
    // Nor does the planner make a plan for each length of the arrays that a statement for many rows takes.
    // A node that is stopped or cut off in the middle of a transaction holds locks that the others wait for: the server
    // undoes it, long before its leases are over.
    private const string WriterSettings = "-c jit=off -c enable_seqscan=off -c plan_cache_mode=force_generic_plan -c idle_in_transaction_session_timeout=5000";
    private const string ReaderSettings = "-c jit=off";

    private readonly NpgsqlDataSource _writing;
    private readonly NpgsqlDataSource _reading;
    private readonly PostgresTextCache _texts = new();
    private readonly PostgresWriter _writer;
    private readonly PostgresListener _listener;

    private PostgresDatabase(NpgsqlConnectionStringBuilder address)
    {
        Name = NameOf(address);
        _writing = NpgsqlDataSource.Create(PostgresAddress.ForTessera(address, WriterSettings));
        _reading = NpgsqlDataSource.Create(PostgresAddress.ForTessera(address, ReaderSettings));
        _writer = new PostgresWriter(async () => new PostgresSession(await _writing.OpenConnectionAsync(), _texts, _writing), Notifications, Groups);
        _listener = new PostgresListener(_reading, Notifications, () => _writer.ProcessId);
    }

    public override string Name { get; }

    public override bool IsShared => true;

    /// <summary>Opens a database, bringing its schema up to date first.</summary>
    public static PostgresDatabase Open(NpgsqlConnectionStringBuilder address)
    {
        using (var source = NpgsqlDataSource.Create(address))
        {
            PostgresSchema.Migrate(source, NameOf(address));
        }

        return new PostgresDatabase(address);
    }

    public override async Task<T> ReadAsync<T>(Func<Session, Task<T>> read)
    {
        try
        {
            return await ReadOnceAsync(read);
        }
        catch (NpgsqlException failure) when (
            (failure.IsTransient && failure.InnerException is not TimeoutException) || PostgresSession.IsLostStatement(failure))
        {
            // The server was restarted or replaced, and Npgsql has emptied the pool of dead connections; or the connection
            // had lost its prepared statements, and was closed.
            return await ReadOnceAsync(read);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _listener.DisposeAsync();
        await _writing.DisposeAsync();
        await _reading.DisposeAsync();
    }

    protected override void Enqueue(PendingWrite write) => _writer.Enqueue(write);

    private async Task<T> ReadOnceAsync<T>(Func<Session, Task<T>> read)
    {
        await using var session = new PostgresSession(await _reading.OpenConnectionAsync(), _texts, _reading);
        return await read(session);
    }

    private static string NameOf(NpgsqlConnectionStringBuilder address) => $"PostgreSQL database {address.Database} at {address.Host}:{address.Port}";
}
