using System.Globalization;

namespace Tessera.Server.Tests.Idempotency;

/// <summary>Looks into a server's database, and tampers with it.</summary>
internal static class DatabaseTables
{
    public static Task<long> CountAsync(this TestServer server, string from) => server.Database.ReadAsync(async session =>
        Convert.ToInt64(await session.Prepared($"SELECT count(*) FROM {from}").ExecuteScalarAsync(), CultureInfo.InvariantCulture));

    public static Task ExecuteAsync(this TestServer server, string sql) =>
        server.Database.WriteAsync(async session => { await session.Prepared(sql).ExecuteNonQueryAsync(); });
}
