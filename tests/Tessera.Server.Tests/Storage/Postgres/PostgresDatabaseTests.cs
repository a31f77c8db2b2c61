using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Tessera.Server.Storage;

namespace Tessera.Server.Tests.Storage.Postgres;

/// <summary>A node on PostgreSQL: its groups of writes, their culprits, lost connections, and another node beside it.</summary>
[OneEngine]
public sealed class PostgresDatabaseTests : IAsyncLifetime
{
    private readonly TemporaryDatabase _temporary = new(TestDatabase.Postgres);

    private Database Database => _temporary.Database;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await Database.WriteAsync(session => session.Connection.ExecuteAsync(
        "CREATE TABLE notes (id BIGINT PRIMARY KEY, count BIGINT NOT NULL CHECK (count < 1000)); INSERT INTO notes SELECT n, 0 FROM generate_series(1, 20) n"));

    public async ValueTask DisposeAsync() => await _temporary.DisposeAsync();

    [Fact]
    public async Task A_culprit_fails_alone_and_leaves_nothing_behind()
    {
        var writes = Enumerable.Range(0, 60).Select(number => (number % 3) switch
        {
            0 => Database.WriteGuardedAsync(1, session => AddAsync(session, 1, number == 30 ? 5_000 : 1)),
            1 => Database.WriteGuardedAsync(2, async session =>
            {
                await AddAsync(session, 2, 1);
                return number == 31 ? throw new TimeZoneNotFoundException() : await AddAsync(session, 3, 1);
            }),
            _ => Database.WriteAsync(session => AddAsync(session, 4, 1)),
        }).ToList();

        await Task.WhenAny(Task.WhenAll(writes));

        writes.Index().Where(write => write.Item.IsFaulted).Select(write => write.Index).ShouldBe([30, 31]);
        (await Should.ThrowAsync<DbException>(writes[30])).IsBrokenConstraint().ShouldBeTrue();
        await Should.ThrowAsync<TimeZoneNotFoundException>(writes[31]);
        (await CountsAsync()).Take(4).ShouldBe([19, 19, 19, 20]);
    }

    [Fact]
    public async Task A_value_that_the_driver_refuses_fails_its_own_write_alone_and_nothing_after_it()
    {
        // Statements are prepared at their second use: a refusal then is what the driver does not recover from.
        for (var round = 0; round < 4; round++)
        {
            var writes = Enumerable.Range(0, 12).Select(number => Database.WriteGuardedAsync(number, async session =>
            {
                await session.Prepared("UPDATE notes SET count = count + @by WHERE id = 7", "@by").With(1L).ExecuteBeforeCommitAsync();
                if (number == 5)
                {
                    await session.Prepared("UPDATE secrets SET value = @value WHERE name = 'none'", "@value").With("no bytes").ExecuteBeforeCommitAsync();
                }

                await session.Prepared("UPDATE notes SET count = count + @more WHERE id = 8", "@more").With(1L).ExecuteBeforeCommitAsync();
                return number;
            })).ToList();

            await Task.WhenAny(Task.WhenAll(writes));

            writes.Index().Where(write => write.Item.IsFaulted).Select(write => write.Index).ShouldBe([5]);
            (await Should.ThrowAsync<InvalidCastException>(writes[5])).Message.ShouldContain("Bytea");
            (await CountsAsync())[6..8].ShouldBe([(round + 1) * 11, (round + 1) * 11]);
        }
    }

    [Fact]
    public async Task A_connection_whose_prepared_statements_are_gone_is_replaced()
    {
        for (var round = 0; round < 3; round++)
        {
            await Database.WriteAsync(session => AddAsync(session, 1, 1));
            (await CountAsync(1)).ShouldBe(round + 1);
        }

        await Database.WriteAsync(session => session.Connection.ExecuteAsync("DEALLOCATE ALL"));
        await Database.ReadAsync(session => session.Connection.ExecuteAsync("DEALLOCATE ALL"));

        await Database.WriteAsync(session => AddAsync(session, 1, 1));
        (await CountAsync(1)).ShouldBe(4);
    }

    [Fact]
    public async Task A_connection_that_was_cut_is_replaced_and_no_write_is_lost_or_done_twice()
    {
        await Database.WriteAsync(session => AddAsync(session, 1, 1));
        await Database.ReadAsync(session => session.Connection.ExecuteAsync(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Database.WriteGuardedAsync(1, session => AddAsync(session, 1, 1))));

        (await CountsAsync())[0].ShouldBe(21);
    }

    [Fact]
    public async Task A_read_whose_connection_is_cut_is_run_again_and_fails_when_that_is_cut_too()
    {
        Task<long> ReadAsync(Queue<string> conditions) => Database.ReadAsync(session => session.Connection.ExecuteScalarAsync<long>(
            $"SELECT count(*) FROM notes WHERE {conditions.Dequeue()}"));
        const string cut = "pg_terminate_backend(pg_backend_pid())";

        (await ReadAsync(new([cut, "true"]))).ShouldBe(20);
        (await Should.ThrowAsync<DbException>(ReadAsync(new([cut, cut, "true"])))).IsTransient.ShouldBeTrue();
    }

    [Fact]
    public async Task Two_nodes_that_change_the_same_accounts_in_any_order_both_go_on()
    {
        await using var other = _temporary.OpenBeside();
        Database[] nodes = [Database, other];

        await Parallel.ForAsync(0, 600, Ct, async (number, _) =>
        {
            var account = number * 7 % 20 + 1;
            await nodes[number % 2].WriteGuardedAsync(account, async session =>
            {
                await AddAsync(session, account, 1);
                return await AddAsync(session, account, 1);
            });
        });

        (await CountsAsync()).ShouldAllBe(count => count == 60);
    }

    [Fact]
    public async Task A_notification_reaches_other_nodes_with_its_commit_and_not_without()
    {
        await using var other = _temporary.OpenBeside();
        var heard = new BlockingCollection<long>();
        other.Notifications.Subscribe("note", heard.Add);
        // The listener says 0 once it stands: from then on it hears everything.
        heard.Take(Ct).ShouldBe(0);

        await Should.ThrowAsync<TimeZoneNotFoundException>(Database.WriteAsync<int>(session =>
        {
            session.Notify(new Notification("note", 7));
            throw new TimeZoneNotFoundException();
        }));
        await Database.WriteAsync(session =>
        {
            session.Notify(new Notification("note", 8));
            return Task.CompletedTask;
        });

        heard.Take(Ct).ShouldBe(8);
    }

    [Fact]
    public async Task A_statement_learns_its_types_from_the_server_so_that_a_null_fits_anywhere()
    {
        var found = await Database.ReadAsync(async session =>
        {
            var query = session.Prepared(
                "SELECT count(*) FROM notes WHERE (CAST(@least AS BIGINT) IS NULL OR id >= @least) AND 'an @ in quotes' <> ''", "@least");
            return (await query.With((object?)null).ExecuteScalarAsync(Ct), await query.With(11).ExecuteScalarAsync(Ct));
        });

        found.ShouldBe((20L, 10L));
    }

    private static Task<int> AddAsync(Session session, long note, long by) =>
        session.Prepared("UPDATE notes SET count = count + @by WHERE id = @id", "@by", "@id").With(by, note).ExecuteNonQueryAsync(Ct);

    private Task<object?> CountAsync(long note) => Database.ReadAsync(session =>
        session.Prepared("SELECT count FROM notes WHERE id = @id", "@id").With(note).ExecuteScalarAsync(Ct));

    private Task<List<long>> CountsAsync() => Database.ReadAsync(async session =>
        (await session.Connection.QueryAsync<long>("SELECT count FROM notes ORDER BY id")).AsList());
}
