using Dapper;
using Microsoft.Data.Sqlite;
using Tessera.Server.Configuration;
using Tessera.Server.Generations;
using Tessera.Server.Storage;

namespace Tessera.Server.Tests.Storage.Sqlite;

[OneEngine]
public sealed class SqliteSchemaTests : IAsyncLifetime
{
    private readonly TemporaryDatabase _temporary = new(TestDatabase.Sqlite);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await _temporary.DisposeAsync();

    [Fact]
    public async Task The_first_start_applies_every_migration_and_has_nothing_to_set_aside()
    {
        var embedded = typeof(Tessera.Server.Storage.Database).Assembly.GetManifestResourceNames()
            .Count(name => name.EndsWith(".sql", StringComparison.Ordinal) && !name.Contains(".Postgres.", StringComparison.Ordinal));

        (await _temporary.CountAsync("migrations")).ShouldBe(embedded);
        (await _temporary.CountAsync("wallets")).ShouldBe(0);
        File.Exists(Snapshot).ShouldBeFalse();
    }

    [Fact]
    public async Task A_second_start_changes_nothing()
    {
        var before = await SchemaVersionAsync();

        await _temporary.ReopenAsync();

        (await SchemaVersionAsync()).ShouldBe(before);
        File.Exists(Snapshot).ShouldBeFalse();
    }

    [Fact]
    public async Task An_upgrade_keeps_what_is_there_and_sets_a_copy_aside_first()
    {
        await AsBeforeGenerationsAsync();

        await _temporary.ReopenAsync();

        (await _temporary.CountAsync("wallets WHERE account_id = 7 AND pack_tokens = 5")).ShouldBe(1);
        (await _temporary.CountAsync("migrations WHERE name = '0004_generations.sql'")).ShouldBe(1);
        (await _temporary.CountAsync("generations")).ShouldBe(0);
        await using var copy = new SqliteConnection($"Data Source={Snapshot};Pooling=false;Mode=ReadOnly");
        (await copy.ExecuteScalarAsync<long>("SELECT pack_tokens FROM wallets WHERE account_id = 7")).ShouldBe(5);
        (await copy.ExecuteScalarAsync<long>("SELECT count(*) FROM sqlite_master WHERE name = 'generations'")).ShouldBe(0);
    }

    [Fact]
    public async Task An_upgrade_that_fails_changes_nothing_and_reports_why()
    {
        await AsBeforeGenerationsAsync("CREATE INDEX generations_by_account ON wallets (plan)");

        await Should.ThrowAsync<SqliteException>(_temporary.ReopenAsync());

        await using var left = await _temporary.ConnectAsync();
        (await left.Connection.ExecuteScalarAsync<long>("SELECT count(*) FROM sqlite_master WHERE name = 'generations'")).ShouldBe(0);
        (await left.Connection.ExecuteScalarAsync<long>("SELECT pack_tokens FROM wallets WHERE account_id = 7")).ShouldBe(5);
    }

    [Fact]
    public async Task Generations_of_an_older_build_keep_their_numbers_and_new_ones_follow()
    {
        await AsWrittenByAsync(
            MigrationScripts.Sqlite.Names.TakeWhile(name => !name.StartsWith("0016", StringComparison.Ordinal)),
            """
            INSERT INTO accounts (id, username, created_at) VALUES (7, 'tester', 0);
            INSERT INTO generations (id, account_id, category, model, state, hold, created_at) VALUES (40, 7, 'text', 'gpt-4o', 5, 0, 0), (41, 7, 'text', 'gpt-4o', 1, 0, 0);
            INSERT INTO history_segments (account_id, last_id, category, model, state, generations) VALUES (7, 12, 'text', 'gpt-4o', 5, 3), (7, 40, 'text', 'gpt-4o', 5, 1)
            """);

        await _temporary.ReopenAsync();

        (await new GenerationNumbers(_temporary.Database, TimeProvider.System).NextAsync()).ShouldBe(42);
        (await _temporary.CountAsync("wallets WHERE account_id = 7 AND summarized_id = 40 AND pack_tokens = 5")).ShouldBe(1);
        (await _temporary.CountAsync("generations WHERE id IN (40, 41)")).ShouldBe(2);
    }

    [Fact]
    public async Task A_database_of_a_newer_build_is_refused_by_name()
    {
        await _temporary.Database.WriteAsync(session => session.Connection.ExecuteAsync("INSERT INTO migrations (name) VALUES ('9999_later.sql')"));

        (await Should.ThrowAsync<OperatorException>(_temporary.ReopenAsync())).Message.ShouldContain("9999_later.sql");
    }

    [Fact]
    public async Task Every_connection_is_as_durable_as_promised_and_overwrites_what_it_deletes()
    {
        static async Task<(string Journal, long Synchronous, long ForeignKeys, long SecureDelete)> ReadAsync(Tessera.Server.Storage.Session session) => (
            await session.Connection.ExecuteScalarAsync<string>("PRAGMA journal_mode") ?? "",
            await session.Connection.ExecuteScalarAsync<long>("PRAGMA synchronous"),
            await session.Connection.ExecuteScalarAsync<long>("PRAGMA foreign_keys"),
            await session.Connection.ExecuteScalarAsync<long>("PRAGMA secure_delete"));

        (await _temporary.Database.WriteAsync(ReadAsync)).ShouldBe(("wal", 2, 1, 1));
        (await _temporary.Database.ReadAsync(ReadAsync)).ShouldBe(("wal", 2, 1, 1));
    }

    private string Snapshot => _temporary.File + ".before-upgrade";

    private Task<long> SchemaVersionAsync() =>
        _temporary.Database.ReadAsync(session => session.Connection.ExecuteScalarAsync<long>("PRAGMA schema_version"));

    /// <summary>Leaves the file as the build wrote it that had the first three migrations only.</summary>
    private Task AsBeforeGenerationsAsync(string also = "") => AsWrittenByAsync(MigrationScripts.Sqlite.Names.Take(3), also);

    private async Task AsWrittenByAsync(IEnumerable<string> scripts, string also)
    {
        await _temporary.CloseAsync();
        File.Delete(_temporary.File);
        await using var file = new SqliteConnection($"Data Source={_temporary.File};Pooling=false");
        await file.ExecuteAsync("CREATE TABLE migrations (name TEXT PRIMARY KEY) STRICT");
        foreach (var script in scripts)
        {
            await file.ExecuteAsync(MigrationScripts.Sqlite.Read(script));
            await file.ExecuteAsync("INSERT INTO migrations (name) VALUES (@script)", new { script });
        }

        await file.ExecuteAsync($"INSERT INTO wallets (account_id, plan, pack_tokens) VALUES (7, 'free', 5); {also}");
    }
}
