using System.Text.Json;
using Tessera.Server.Generations.Usage;
using Tessera.Server.Ledger;
using Tessera.Server.Tests.Generations;

namespace Tessera.Server.Tests.Dialects.V2;

/// <summary>Whatever happens and whenever it is read: the tokens of the usage are those that the ledger has taken.</summary>
public sealed class UsageOfManyTests
{
    private static readonly int _operations = TestScale.Of(1_000, 100);

    [Fact]
    public async Task Usage_equals_the_ledger_after_every_operation_and_after_a_crash()
    {
        var random = new Random(20261130);
        await using var server = await TestServer.StartAsync();
        var account = await server.OpenAccountAsync(tokens: 1_000_000);
        var made = new List<long>();
        for (var number = 1; number <= _operations; number++)
        {
            await OperateAsync(server, account, made, random.Next(100), random);
            if (number % 25 == 0)
            {
                await ShouldEqualLedgerAsync(account.Client);
            }
        }

        // Some are open when the server dies.
        for (var left = 0; left < 3; left++)
        {
            made.Add(await StartAsync(account, "kling-v2.1", "left behind"));
        }

        await using var next = await server.StartAsIfKilledAsync();
        using var client = next.ClientFor(account.Key);
        await ShouldEqualLedgerAsync(client);
        await CountAsync(next);
        foreach (var id in made.TakeLast(3))
        {
            (await client.PostTextAsync($"/api/v2/generate/{id}/cancel", "")).EnsureSuccessStatusCode();
        }

        var again = account with { Client = client };
        for (var number = 0; number < 20; number++)
        {
            await OperateAsync(next, again, made, random.Next(100), random);
        }

        await CountAsync(next);
        await ShouldEqualLedgerAsync(client);
        await next.ShouldVerifyAsync();
    }

    private static async Task OperateAsync(TestServer server, TestAccount account, List<long> made, int what, Random random)
    {
        switch (what)
        {
            case < 58:
                made.Add(await StartAsync(account, "gpt-5", $"text {what}"));
                break;
            case < 67:
                made.Add(await StartAsync(account, what % 2 == 0 ? "gpt-5" : "photon-flash", "[sandbox: fail=provider_error] no"));
                break;
            case < 71:
                made.Add(await StartAsync(account, "photon-flash", "a hill"));
                break;
            case < 74:
                var id = await StartAsync(account, "kling-v2.1", "canceled");
                (await account.Client.PostTextAsync($"/api/v2/generate/{id}/cancel", "")).EnsureSuccessStatusCode();
                made.Add(id);
                break;
            case < 75:
                // A job that runs while others end.
                made.Add(await StartAsync(account, "kling-v2.1", "runs on"));
                break;
            case < 90 when made.Count > 0:
                // 409 while it is pending, 404 the second time.
                using (await account.Client.DeleteAsync($"/api/v2/generate/{made[random.Next(made.Count)]}", TestHttp.Ct))
                {
                }

                break;
            case < 94:
                await server.Database.WriteAsync(async session =>
                {
                    await LedgerStore.GrantPackAsync(session, account.Id, 50, "refund", TimeProvider.System.GetUtcNow());
                    return true;
                });
                break;
            default:
                await CountAsync(server);
                break;
        }
    }

    private static async Task<long> StartAsync(TestAccount account, string model, string prompt) =>
        (await account.Client.GenerateAsync(JsonSerializer.Serialize(new { model, prompt }))).Whole("id");

    // As if what waits had waited long enough.
    private static Task CountAsync(TestServer server) =>
        new SummarizeUsage(server.Database, new FixedTime(TimeProvider.System.GetUtcNow().AddHours(1))).RunAsync(TestHttp.Ct);

    private static async Task ShouldEqualLedgerAsync(HttpClient client)
    {
        // The ledger is read before and after: a job may end in between.
        var now = TimeProvider.System.GetUtcNow();
        var hour = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
        foreach (var (from, to, query) in new[]
        {
            (now.AddDays(-30), now.AddDays(2), "by=model,status"),
            (hour, hour.AddHours(1), $"from={hour:yyyy-MM-dd'T'HH':00:00Z'}&to={hour.AddHours(1):yyyy-MM-dd'T'HH':00:00Z'}&bucket=hour&by=key"),
            (hour.AddHours(-1), hour, $"from={hour.AddHours(-1):yyyy-MM-dd'T'HH':00:00Z'}&to={hour:yyyy-MM-dd'T'HH':00:00Z'}&by=category"),
        })
        {
            long before, spent, after;
            do
            {
                before = await SpentAsync(client, from, to);
                var usage = await client.GetJsonAsync($"/api/v2/user/usage?{query}");
                spent = usage.GetProperty("totals").Whole("tokens_spent");
                usage.Items().Sum(item => item.Whole("tokens_spent")).ShouldBe(spent);
                after = await SpentAsync(client, from, to);
            }
            while (before != after);
            spent.ShouldBe(before, query);
        }
    }

    private static async Task<long> SpentAsync(HttpClient client, DateTimeOffset from, DateTimeOffset to)
    {
        var (spent, cursor) = (0L, "");
        do
        {
            var page = await client.GetJsonAsync($"/api/v2/user/transactions?limit=100{cursor}");
            spent += page.Items().Where(line => line.GetProperty("at").GetDateTimeOffset() is var at && at >= from && at < to).Sum(line => line.Whole("spent"));
            cursor = page.Text("next_cursor") is { } next ? $"&cursor={next}" : null;
        }
        while (cursor is not null);
        return spent;
    }
}
