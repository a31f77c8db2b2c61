using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Options;
using Npgsql;
using Tessera.Server.Accounts;
using Tessera.Server.Catalog;
using Tessera.Server.Generations;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;
using Tessera.Server.Storage.Postgres;
using Tessera.Server.Storage.Sqlite;

namespace Tessera.Bench;

/// <summary>What large tables cost: handing out of a long queue, proving a long journal, pages of a long history.</summary>
internal static class Scale
{
    private const int Queued = 1_000_000;
    private const int Journal = 10_000_000;
    private const int Hands = 500;

    /// <param name="target">A folder for SQLite, or the connection string of an empty PostgreSQL database.</param>
    public static async Task<int> RunAsync(string target)
    {
        await using Database database = target.Contains('=', StringComparison.Ordinal)
            ? PostgresDatabase.Open(new NpgsqlConnectionStringBuilder(target) { CommandTimeout = 3600 })
            : SqliteDatabase.Open(Directory.CreateDirectory(target).FullName);
        Console.WriteLine($"{database.Name}");
        await ExecuteAsync(database, """
            INSERT INTO accounts (id, username, created_at) VALUES (1, 'many', 0), (2, 'few', 0), (3, 'one', 0);
            INSERT INTO wallets (account_id, plan) VALUES (1, 'elite'), (2, 'elite'), (3, 'elite')
            """);
        var leases = new TaskLeases(database, Options.Create(new TaskOptions()), TimeProvider.System);
        await HandOutAsync(database, leases, "an empty queue", refill: true);
        await ExecuteAsync(database, Rows(Queued, Generation("1", "0", "n")));
        await AnalyzeAsync(database);
        await HandOutAsync(database, leases, $"{Queued:N0} queued", refill: false);
        await PagesAsync(database);
        await ExecuteAsync(database, Rows(Journal / 2, $"INSERT INTO journal (account_id, at, kind, pack, issued, plan_period, reason) SELECT 1, n, 'grant', 3, 3, 0, 'pack' FROM g"));
        await ExecuteAsync(database, Rows(Journal / 2, $"INSERT INTO journal (account_id, at, kind, pack, issued, plan_period, reason) SELECT 2, n, 'grant', 2, 2, 0, 'pack' FROM g"));
        await ExecuteAsync(database, $"UPDATE wallets SET pack_tokens = {Journal / 2 * 3L}, lines = {Journal / 2} WHERE account_id = 1; UPDATE wallets SET pack_tokens = {Journal / 2 * 2L}, lines = {Journal / 2} WHERE account_id = 2");
        await AnalyzeAsync(database);
        var started = Stopwatch.GetTimestamp();
        var broken = await database.ReadAsync(VerifyLedger.RunAsync);
        Say($"the ledger's invariants over {Journal:N0} lines: {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, {(broken.Count == 0 ? "all hold" : string.Join("; ", broken))}");
        var ledger = new LedgerStore(database);
        Say($"a page of 100 transactions of {Journal / 2:N0}: {await TimeAsync(() => ledger.ListAsync(new AccountId(1), long.MaxValue, 100))}");
        return broken.Count;
    }

    private static async Task HandOutAsync(Database database, TaskLeases leases, string queue, bool refill)
    {
        var times = new List<double>();
        for (var hand = 0; hand < Hands; hand++)
        {
            if (refill)
            {
                await ExecuteAsync(database, Rows(1, Generation("3", "0", "n")));
            }

            var started = Stopwatch.GetTimestamp();
            var taken = await leases.TakeWaitingAsync(1);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (taken.Count != 1)
            {
                throw new InvalidOperationException($"Of {queue} {taken.Count} were handed out.");
            }
        }

        Say($"handing out one of {queue}: {Percentiles(times)}");
    }

    private static async Task PagesAsync(Database database)
    {
        var reader = new GenerationReader(database);
        var (account, all) = (new AccountId(1), HistoryFilter.None);
        Say($"the first page of {Queued:N0} in history: {await TimeAsync(() => reader.ListHistoryAsync(account, all, 0, 100))}");
        Say($"page 1,000 of it: {await TimeAsync(() => reader.ListHistoryAsync(account, all, 99_900, 100))}");
        Say($"the first page of its pictures, which are all: {await TimeAsync(() => reader.ListHistoryAsync(account, all with { Category = Category.Image }, 0, 100))}");
        Say($"the first page of those that failed, which are none: {await TimeAsync(() => reader.ListHistoryAsync(account, all with { Status = "failed" }, 0, 100))}");
    }

    private static async Task<string> TimeAsync(Func<Task> work)
    {
        var times = new List<double>();
        for (var run = 0; run < 25; run++)
        {
            var started = Stopwatch.GetTimestamp();
            await work();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return Percentiles(times);
    }

    private static string Percentiles(List<double> times)
    {
        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"p50 {times[times.Count / 2]:0.00} ms, p99 {times[(int)(times.Count * 0.99)]:0.00} ms");
    }

    private static string Generation(string account, string state, string turn) =>
        $"INSERT INTO generations (account_id, category, model, state, hold, provider, created_at, turn) SELECT {account}, 'image', 'flux-1.1-pro', {state}, 0, 'sandbox', n, {turn} FROM g";

    private static string Rows(int count, string insert) =>
        $"WITH RECURSIVE g(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM g WHERE n < {count}) {insert}";

    private static Task AnalyzeAsync(Database database) => ExecuteAsync(database, "ANALYZE");

    private static Task ExecuteAsync(Database database, string sql) => database.WriteAsync(async session =>
    {
        await using var command = session.Connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 3600;
        await command.ExecuteNonQueryAsync();
    });

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
