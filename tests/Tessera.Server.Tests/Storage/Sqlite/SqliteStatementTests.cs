using Microsoft.Data.Sqlite;

namespace Tessera.Server.Tests.Storage.Sqlite;

[OneEngine]
public sealed class SqliteStatementTests
{
    [Fact]
    public async Task A_statement_is_prepared_once_and_takes_new_values_each_time()
    {
        await using var temporary = new TemporaryDatabase(TestDatabase.Sqlite);

        await temporary.Database.ReadAsync(async session =>
        {
            const string sql = "SELECT @left - @right";
            var first = session.Prepared(sql, "@left", "@right");
            (await first.With(7, 2).ExecuteScalarAsync(Ct)).ShouldBe(5L);

            // Another string object with the same characters, as an interpolated one is.
            var again = session.Prepared(new string(sql), "@left", "@right");
            again.ShouldBeSameAs(first);
            (await again.With(2, 7).ExecuteScalarAsync(Ct)).ShouldBe(-5L);
            (await again.With(null, 7).ExecuteScalarAsync(Ct)).ShouldBe(DBNull.Value);
            return true;
        });
    }

    [Fact]
    public async Task Similar_statements_are_distinguished()
    {
        await using var temporary = new TemporaryDatabase(TestDatabase.Sqlite);

        await temporary.Database.ReadAsync(async session =>
        {
            for (var number = 100; number < 1000; number++)
            {
                var query = session.Prepared($"SELECT {number}, 'a rather long statement of which only a little differs', 'to its end'");
                await using var rows = await query.ExecuteReaderAsync(Ct);
                (await rows.ReadAsync(Ct)).ShouldBeTrue();
                rows.NextInt64().ShouldBe(number);
            }

            return true;
        });
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(1.5)]
    [InlineData("")]
    [InlineData("до и после, 🜁, and more than a stack's worth: ................................................................................................")]
    [InlineData(new byte[] { 0, 255 })]
    [InlineData(new byte[] { })]
    public async Task Every_value_comes_back_as_it_went_in(object value)
    {
        await using var temporary = new TemporaryDatabase(TestDatabase.Sqlite);

        (await temporary.Database.ReadAsync(session => session.Prepared("SELECT @value", "@value").With(value).ExecuteScalarAsync(Ct)))
            .ShouldBe(value);
    }

    [Fact]
    public async Task An_absent_value_is_not_mistaken_for_zero_or_empty()
    {
        await using var temporary = new TemporaryDatabase(TestDatabase.Sqlite);

        await temporary.Database.ReadAsync(async session =>
        {
            await using var rows = await session.Prepared("SELECT @value, @value, @value", "@value").With((object?)null).ExecuteReaderAsync(Ct);
            (await rows.ReadAsync(Ct)).ShouldBeTrue();
            rows.NextNullableInt64().ShouldBeNull();
            Should.Throw<InvalidOperationException>(() => rows.NextInt64());
            Should.Throw<InvalidOperationException>(() => rows.NextString());
            (await session.Prepared("SELECT 1 WHERE 0").ExecuteScalarAsync(Ct)).ShouldBeNull();
            return true;
        });
    }

    [Fact]
    public async Task A_statement_that_would_not_run_whole_is_refused()
    {
        await using var temporary = new TemporaryDatabase(TestDatabase.Sqlite);

        await temporary.Database.ReadAsync(session =>
        {
            Should.Throw<ArgumentException>(() => session.Prepared("SELECT 1; SELECT 2"));
            Should.Throw<ArgumentException>(() => session.Prepared("SELECT @one, @two", "@one"));
            Should.Throw<ArgumentException>(() => session.Prepared("SELECT @one", "@other"));
            Should.Throw<ArgumentException>(() => session.Prepared("SELECT @one + @two", "@one", "@two").With(1));
            Should.Throw<ArgumentException>(() => session.Prepared("SELECT @value", "@value").With(1.5m));
            Should.Throw<SqliteException>(() => session.Prepared("SELECT no_such_column"));
            return Task.FromResult(true);
        });
    }

    [Fact]
    public async Task A_rule_broken_by_a_statement_that_returns_rows_is_reported_however_it_is_read()
    {
        await using var temporary = new TemporaryDatabase(TestDatabase.Sqlite);
        const string orphan = "INSERT INTO journal (account_id, at, kind, pack, issued, plan_period, reason) VALUES (99, 0, 'grant', 1, 1, 0, 'x') RETURNING id";

        await Should.ThrowAsync<SqliteException>(temporary.Database.WriteAsync(session => session.Prepared(orphan).ExecuteScalarAsync(Ct)));
        await Should.ThrowAsync<SqliteException>(temporary.Database.WriteAsync(session => session.Prepared(orphan).ExecuteNonQueryAsync(Ct)));
        await Should.ThrowAsync<SqliteException>(temporary.Database.WriteAsync(async session =>
        {
            await using var rows = await session.Prepared(orphan).ExecuteReaderAsync(Ct);
            return await rows.ReadAsync(Ct);
        }));

        (await temporary.CountAsync("journal")).ShouldBe(0);
    }

    [Fact]
    public async Task The_number_of_changed_rows_is_that_of_the_statement()
    {
        await using var temporary = new TemporaryDatabase(TestDatabase.Sqlite);

        var changed = await temporary.Database.WriteAsync(async session =>
        {
            var insert = session.Prepared("INSERT INTO wallets (account_id, plan) VALUES (@id, 'free')", "@id");
            await insert.With(1).ExecuteNonQueryAsync(Ct);
            await insert.With(2).ExecuteNonQueryAsync(Ct);
            var update = session.Prepared("UPDATE wallets SET plan = 'plus' WHERE account_id >= @least", "@least");
            return (await update.With(1).ExecuteNonQueryAsync(Ct), await update.With(2).ExecuteNonQueryAsync(Ct), await update.With(3).ExecuteNonQueryAsync(Ct));
        });

        changed.ShouldBe((2, 1, 0));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;
}
