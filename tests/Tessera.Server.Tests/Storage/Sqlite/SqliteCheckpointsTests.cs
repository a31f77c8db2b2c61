using Dapper;
using Tessera.Server.Storage;

namespace Tessera.Server.Tests.Storage.Sqlite;

[OneEngine]
public sealed class SqliteCheckpointsTests : IAsyncLifetime
{
    private const int Megabyte = 1 << 20;

    private static readonly string Page = new('x', 3000);

    private readonly TemporaryDatabase _temporary = new(TestDatabase.Sqlite);

    private Database Database => _temporary.Database;

    private long FileLength => new FileInfo(Database.Name).Length;

    private long LogLength => new FileInfo($"{Database.Name}-wal").Length;

    public async ValueTask InitializeAsync() =>
        await Database.WriteAsync(session => session.Connection.ExecuteAsync("CREATE TABLE pages (id INTEGER PRIMARY KEY, text TEXT) STRICT"));

    public async ValueTask DisposeAsync() => await _temporary.DisposeAsync();

    [Fact]
    public async Task The_log_is_checkpointed_before_the_writer_must_stop_for_it()
    {
        await WriteAsync(1000);

        // Only a commit starts a checkpoint, and none is started while one runs: the last of these writes may start none.
        while (FileLength < 2 * Megabyte)
        {
            await WriteAsync(10);
        }

        LogLength.ShouldBeLessThan(8 * Megabyte);
    }

    [Fact]
    public async Task The_log_restarts_while_writes_and_reads_continue()
    {
        await Task.WhenAll(Enumerable.Range(0, 64).Select(async _ =>
        {
            for (var round = 0; round < 10; round++)
            {
                await WriteAsync(30);
                await Database.ReadAsync(session => session.Connection.ExecuteScalarAsync<long>("SELECT max(id) FROM pages"));
            }
        }));

        // Without a new beginning it would be as long as all that was written, 75 megabytes at least.
        LogLength.ShouldBeLessThan(50 * Megabyte);
    }

    private async Task WriteAsync(int pages) => await Task.WhenAll(Enumerable.Range(0, pages).Select(_ => Database.WriteAsync(session =>
        session.Prepared("INSERT INTO pages (text) VALUES (@text)", "@text").With(Page).ExecuteNonQueryAsync())));
}
