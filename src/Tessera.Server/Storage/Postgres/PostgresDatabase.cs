using Npgsql;

namespace Tessera.Server.Storage.Postgres;

/// <summary>PostgreSQL: any number of server nodes on one database.</summary>
internal sealed class PostgresDatabase : Database
{
    // Every statement of the writer is keyed. While a table is small or uncounted the planner would rather read all of
    // it, and keep that plan when it has grown.
    private const string WriterSettings = "-c jit=off -c enable_seqscan=off";
    private const string ReaderSettings = "-c jit=off";

    private readonly NpgsqlDataSource _writing;
    private readonly NpgsqlDataSource _reading;
    private readonly PostgresTexts _texts = new();
    private readonly PostgresWriter _writer;
    private readonly PostgresListener _listener;

    private PostgresDatabase(NpgsqlConnectionStringBuilder address)
    {
        Name = NameOf(address);
        _writing = NpgsqlDataSource.Create(PostgresAddress.ForTessera(address, WriterSettings));
        _reading = NpgsqlDataSource.Create(PostgresAddress.ForTessera(address, ReaderSettings));
        _writer = new PostgresWriter(async () => new PostgresSession(await _writing.OpenConnectionAsync(), _texts), Announcements);
        _listener = new PostgresListener(_reading, Announcements, () => _writer.ProcessId);
    }

    public override string Name { get; }

    public override bool IsShared => true;

    /// <summary>Opens a database, bringing its schema up to date first.</summary>
    public static PostgresDatabase Open(NpgsqlConnectionStringBuilder address)
    {
        using (var source = NpgsqlDataSource.Create(address))
        {
            PostgresSchema.BringUpToDate(source, NameOf(address));
        }

        return new PostgresDatabase(address);
    }

    public override async Task<T> ReadAsync<T>(Func<Session, Task<T>> read)
    {
        await using var session = new PostgresSession(await _reading.OpenConnectionAsync(), _texts);
        return await read(session);
    }

    public override async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _listener.DisposeAsync();
        await _writing.DisposeAsync();
        await _reading.DisposeAsync();
    }

    protected override void Enqueue(PendingWrite write) => _writer.Enqueue(write);

    private static string NameOf(NpgsqlConnectionStringBuilder address) => $"PostgreSQL database {address.Database} at {address.Host}:{address.Port}";
}
