using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Options;
using Npgsql;
using Tessera.Server.Catalog;
using Tessera.Server.Generations;
using Tessera.Server.Generations.History;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;
using Tessera.Server.Storage.Postgres;
using Tessera.Server.Storage.Sqlite;

namespace Tessera.Bench;

/// <summary>What large tables cost: handing out of a long queue, proving a long journal, pages of a long history.</summary>
internal static class Scale
{
    private const int Queued = 1_000_000;
    private const int Ended = 1_000_000;
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
            INSERT INTO accounts (id, username, created_at) VALUES (1, 'many', 0), (2, 'few', 0), (3, 'one', 0), (4, 'old', 0);
            INSERT INTO wallets (account_id, plan) VALUES (1, 'elite'), (2, 'elite'), (3, 'elite'), (4, 'elite')
            """);
        var leases = new JobLeases(database, Options.Create(new JobOptions()), TimeProvider.System);
        await HandOutAsync(database, leases, "an empty queue", refill: true);
        await ExecuteAsync(database, Rows(Queued, Generation("1", "0", "n")));
        await AnalyzeAsync(database);
        await HandOutAsync(database, leases, $"{Queued:N0} queued", refill: false);
        await ExecuteAsync(database, Rows(Ended, Generation("4", "CASE n % 50 WHEN 7 THEN 6 ELSE 5 END", "0")));
        await ExecuteAsync(database, $"UPDATE wallets SET generations = {Ended} WHERE account_id = 4");
        await AnalyzeAsync(database);
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

    private static async Task HandOutAsync(Database database, JobLeases leases, string queue, bool refill)
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

        Say($"handing out one of {queue}: {Tell(times)}");
    }

    private static async Task PagesAsync(Database database)
    {
        var started = Stopwatch.GetTimestamp();
        await new SummarizeHistory(database, TimeProvider.System).RunAsync(default);
        Say($"summing up a history of {Ended:N0}: {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
        var pages = new HistoryPages(database);
        foreach (var (name, filter) in new (string, HistoryFilter)[]
        {
            ("all", HistoryFilter.None),
            ("pictures, which are all", new(Category.Image, null, null)),
            ("the failed, two in a hundred", new(null, null, "failed")),
            ("one model, one in a thousand", new(null, "rare", null)),
            ("films, which are none", new(Category.Video, null, null)),
        })
        {
            var (_, total) = await pages.ReadAsync(new AccountId(4), filter, 0, 1);
            foreach (var offset in new[] { 0, total / 2, total - 100 }.Where(offset => offset >= 0))
            {
                Say($"100 after {offset:N0} of {total:N0} ({name}): {await TimeAsync(() => pages.ReadAsync(new AccountId(4), filter, offset, 100))}");
            }
        }
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

        return Tell(times);
    }

    private static string Tell(List<double> times) =>
        string.Create(CultureInfo.InvariantCulture, $"p50 {Percentiles.Of(times, 50):0.00} ms, p99 {Percentiles.Of(times, 99):0.00} ms");

    private static string Generation(string account, string state, string turn) =>
        $"INSERT INTO generations (account_id, category, model, state, hold, provider, created_at, turn) SELECT {account}, 'image', CASE n % 1000 WHEN 500 THEN 'rare' ELSE 'flux-1.1-pro' END, {state}, 0, 'sandbox', n, {turn} FROM g";

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
