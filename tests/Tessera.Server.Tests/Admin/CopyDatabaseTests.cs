using Dapper;
using Npgsql;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Admin;

/// <summary>A lived-in installation moves from SQLite to PostgreSQL: everything is there, and the copy serves calls.</summary>
[OneEngine]
public sealed class CopyDatabaseTests
{
    [Fact]
    public async Task An_installation_with_data_continues_in_PostgreSQL()
    {
        var source = await TestServer.StartOnSqliteAsync();
        var account = await source.OpenAccountAsync(tokens: 100);
        (await account.Client.PostTextAsync("/api/v2/generate", """{"model":"gpt-5","prompt":"Hello \u0000 there"}""")).EnsureSuccessStatusCode();
        var image = await account.Client.PostTextAsync("/api/v2/generate", """{"model":"photon-flash","prompt":"A hill"}""").JsonAsync();
        await account.Client.PostTextAsync("/api/v2/generate", """{"model":"gpt-5","prompt":"[sandbox: fail=provider_error]"}""");
        var before = await account.Client.GetStringAsync("/api/v2/user/transactions", TestHttp.Ct);
        using var target = TestDatabase.Empty();

        var moved = await source.MoveAsync(async folder =>
        {
            var command = await Command.RunAsync("admin", "db", "copy", "--from", folder, "--to", target.ConnectionString);
            (command.Status, command.Error).ShouldBe((0, ""));
            command.Output.ShouldContain("the ledger holds there");
            return target.Share();
        });
        await using var server = moved;
        using var client = server.ClientFor(account.Key);

        (await client.GetStringAsync("/api/v2/user/transactions", TestHttp.Ct)).ShouldBe(before);
        (await client.TokensAsync()).ShouldBe((96, 0));
        using var file = await client.GetAsync(new Uri(image.Text("result_url") ?? "").PathAndQuery, TestHttp.Ct);
        file.IsSuccessStatusCode.ShouldBeTrue();
        (await client.PostTextAsync("/api/v2/generate", """{"model":"gpt-5","prompt":"Once more"}""")).EnsureSuccessStatusCode();
        (await client.TokensAsync()).ShouldBe((93, 0));
        await server.ShouldVerifyAsync();

        var again = await Command.RunAsync("admin", "db", "copy", "--from", server.DataDirectory, "--to", target.ConnectionString);
        again.Status.ShouldBe(1);
    }

    [Fact]
    public async Task The_database_that_was_copied_refuses_a_start_and_a_grant_until_its_note_is_deleted()
    {
        var source = await TestServer.StartOnSqliteAsync();
        var folder = "";
        var kept = await source.MoveAsync(async path =>
        {
            folder = path;
            using var target = TestDatabase.Empty();
            (await Command.RunAsync("admin", "db", "copy", "--from", path, "--to", target.ConnectionString)).Status.ShouldBe(0);
            string[][] refused =
            [
                ["--data", path, "--urls", "http://127.0.0.1:0"],
                ["admin", "account", "grant", "--account", "1", "--tokens", "5", "--data", path],
                ["admin", "db", "copy", "--from", path, "--to", target.ConnectionString],
            ];
            foreach (var command in refused)
            {
                var (status, output, error) = await Command.RunAsync(command);
                (status, output).ShouldBe((1, ""), string.Join(' ', command));
                error.ShouldMatch(@"tessera\.db is out of date, because it was copied to the PostgreSQL database \S+ at \S+ on .* UTC: set Tessera__Database__ConnectionString");
                error.ShouldContain($"delete {Path.Combine(path, "tessera.db.moved")}.");
                error.Trim().ShouldNotContain('\n');
            }

            File.Delete(Path.Combine(path, "tessera.db.moved"));
            return TestDatabase.Sqlite;
        });
        await using var server = kept;

        server.DataDirectory.ShouldBe(folder);
        (await server.Owner.TokensAsync()).ShouldBe((3000, 0));
    }

    [Fact]
    public async Task A_reply_that_violates_a_condition_is_not_kept()
    {
        await using var source = new TemporaryDatabase(TestDatabase.Sqlite);
        await Tests.Ledger.LedgerAccounts.OpenAsync(source.Database, planTokens: 5, packTokens: 5);
        await source.Database.WriteAsync(session => session.Connection.ExecuteAsync("UPDATE wallets SET pack_tokens = 6"));
        await source.CloseAsync();
        using var target = TestDatabase.Empty();

        var refused = await Command.RunAsync("admin", "db", "copy", "--from", source.Folder, "--to", target.ConnectionString);

        refused.Status.ShouldBe(1);
        refused.Error.ShouldContain("I2 ");
        File.Exists(source.File + ".moved").ShouldBeFalse();
        await using var connection = new NpgsqlConnection(target.ConnectionString);
        (await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM wallets")).ShouldBe(0);
    }

    [Theory]
    [InlineData("nonsense", "--to")]
    [InlineData("Host=/nowhere;Database=x", "Nothing was copied: Cannot connect to the PostgreSQL server /nowhere")]
    [InlineData("Host=127.0.0.1", "names no Database")]
    public async Task An_invalid_target_is_refused_by_name(string target, string says)
    {
        using var folder = new TemporaryDataFolder();

        var refused = await Command.RunAsync("admin", "db", "copy", "--from", folder.Path, "--to", target);

        (refused.Status, refused.Error.Contains(says, StringComparison.Ordinal)).ShouldBe((1, true), refused.Error);
    }
}
