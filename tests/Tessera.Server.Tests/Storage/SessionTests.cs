using Tessera.Server.Storage;

namespace Tessera.Server.Tests.Storage;

public sealed class SessionTests
{
    [Fact]
    public async Task A_statement_is_prepared_once_and_takes_new_values_each_time()
    {
        await using var temporary = new TemporaryDatabase();

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
    public async Task Statements_that_look_alike_are_told_apart()
    {
        await using var temporary = new TemporaryDatabase();

        await temporary.Database.ReadAsync(async session =>
        {
            for (var number = 100; number < 1000; number++)
            {
                var query = session.Prepared($"SELECT 'a rather long statement of which only a little differs', {number}, 'to its end'");
                await using var rows = await query.ExecuteReaderAsync(Ct);
                (await rows.ReadAsync(Ct)).ShouldBeTrue();
                rows.GetInt64(1).ShouldBe(number);
            }

            return true;
        });
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;
}
