using System.Globalization;
using System.Text.Json;
using Tessera.Server.Generations;
using Tessera.Server.Generations.Usage;

namespace Tessera.Server.Tests.Dialects.V2;

public sealed class UsageTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Path = "/api/v2/user/usage";

    [Fact]
    public async Task A_day_is_told_apart_by_model_and_adds_up()
    {
        var account = await v2.Server.OpenAccountAsync();
        await SayAsync(account, "one");
        await SayAsync(account, "[sandbox: fail=provider_error] two");
        await account.Client.GenerateAsync("""{"model":"dall-e-3","prompt":"three"}""");

        var usage = await account.Client.GetJsonAsync(Path);

        usage.Members().ShouldBe(["from", "to", "time_zone", "items", "totals"]);
        usage.Items()[0].Members().ShouldBe(
            ["bucket", "id", "name", "id_2", "name_2", "requests", "completed", "failed", "tokens_spent", "mean_ms", "p50_ms", "p95_ms"], ignoreOrder: true);
        usage.Items().Select(item => (item.Text("id"), item.Whole("requests"), item.Whole("completed"), item.Whole("failed"), item.Whole("tokens_spent")))
            .ShouldBe([("dall-e-3", 1, 1, 0, await PriceAsync(account, "dall-e-3")), ("gpt-5", 2, 1, 1, 3)]);
        (usage.GetProperty("to").GetDateTimeOffset() - usage.GetProperty("from").GetDateTimeOffset()).ShouldBe(TimeSpan.FromDays(30));
        usage.GetProperty("totals").Whole("requests").ShouldBe(3);
        await ShouldEqualLedgerAsync(account, usage);
    }

    [Theory]
    [InlineData("category", "image text")]
    [InlineData("provider", "sandbox")]
    [InlineData("status", "completed failed")]
    [InlineData("workspace", "none")]
    [InlineData("key", "=2+2 test")]
    [InlineData("category,status", "image/completed text/completed text/failed")]
    public async Task It_is_told_apart_by_what_was_asked_for(string by, string names)
    {
        var account = await v2.Server.OpenAccountAsync();
        var key = await account.Client.PostTextAsync("/api/v2/keys", """{"name":"=2+2"}""").JsonAsync();
        using var second = v2.Server.ClientFor(key.Text("key"));
        await SayAsync(account, "one");
        await SayAsync(account, "[sandbox: fail=provider_error] two");
        await second.GenerateAsync("""{"model":"dall-e-3","prompt":"three"}""");

        var before = await account.Client.GetJsonAsync($"{Path}?by={by}&bucket=none");
        await CountAsync();
        var after = await account.Client.GetJsonAsync($"{Path}?by={by}&bucket=none");

        var found = before.Items().Select(item => item.IsNull("name_2") ? item.Text("name") : $"{item.Text("name")}/{item.Text("name_2")}").Order(StringComparer.Ordinal);
        string.Join(' ', found).ShouldBe(names);
        before.Items().Any(item => item.Text("name") == "=2+2" && item.Text("id") == $"{key.Whole("id")}").ShouldBe(by == "key");
        before.Items()[0].IsNull("bucket").ShouldBeTrue();
        (await CountedAsync(account)).ShouldBe(3);
        after.GetRawText().ShouldBe(before.GetRawText());
        await ShouldEqualLedgerAsync(account, after);
    }

    [Fact]
    public async Task Hours_and_days_are_divided_in_UTC()
    {
        var account = await v2.Server.OpenAccountAsync();
        DateTimeOffset[] ends = [At(1, 0, 0), At(1, 0, 59), At(1, 1, 0), At(1, 23, 59), At(2, 0, 0)];
        foreach (var end in ends)
        {
            await InsertAsync(account, end, 100);
        }

        var hours = await account.Client.GetJsonAsync($"{Path}?from=2024-05-01&to=2024-05-02&bucket=hour");
        var days = await account.Client.GetJsonAsync($"{Path}?from=2024-05-01&to=2024-05-03");
        var part = await account.Client.GetJsonAsync($"{Path}?from=2024-05-01T01:00:00Z&to=2024-05-02T03:00:00%2B03:00");

        hours.Items().Select(item => (item.Text("bucket"), item.Whole("requests")))
            .ShouldBe([("2024-05-01T00:00:00Z", 2), ("2024-05-01T01:00:00Z", 1), ("2024-05-01T23:00:00Z", 1)]);
        days.Items().Select(item => (item.Text("bucket"), item.Whole("requests"))).ShouldBe([("2024-05-01T00:00:00Z", 4), ("2024-05-02T00:00:00Z", 1)]);
        part.Items().Select(item => (item.Text("bucket"), item.Whole("requests"))).ShouldBe([("2024-05-01T00:00:00Z", 2)]);
    }

    [Fact]
    public async Task Times_are_those_of_what_completed()
    {
        var account = await v2.Server.OpenAccountAsync();
        for (var n = 1; n <= 100; n++)
        {
            await InsertAsync(account, At(1, 5, 0), n * 100);
        }

        var totals = (await account.Client.GetJsonAsync($"{Path}?from=2024-05-01&to=2024-05-02")).GetProperty("totals");

        totals.Whole("mean_ms").ShouldBe(5050);
        totals.Whole("p50_ms").ShouldBeInRange(4500, 5500);
        totals.Whole("p95_ms").ShouldBeInRange(9000, 10_500);
    }

    [Theory]
    [InlineData("format=csv", null)]
    [InlineData("", "text/csv")]
    [InlineData("", "application/json;q=0.5, text/csv")]
    public async Task A_table_has_the_same_numbers(string query, string? accept)
    {
        var account = await v2.Server.OpenAccountAsync();
        var key = await account.Client.PostTextAsync("/api/v2/keys", """{"name":"=1+1, \"кот\""}""").JsonAsync();
        using var second = v2.Server.ClientFor(key.Text("key"));
        await second.GenerateAsync("""{"model":"gpt-5","prompt":"one"}""");

        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Path}?by=key&bucket=none&{query}".TrimEnd('&'));
        if (accept is not null)
        {
            request.Headers.Add("Accept", accept);
        }

        using var reply = await account.Client.SendAsync(request, TestHttp.Ct);
        var lines = (await reply.Content.ReadAsStringAsync(TestHttp.Ct)).Split("\r\n");

        reply.Content.Headers.ContentType?.MediaType.ShouldBe("text/csv");
        reply.Content.Headers.ContentDisposition?.FileName.ShouldNotBeNull().ShouldEndWith(".csv");
        lines[0].ShouldBe("bucket,id,name,id_2,name_2,requests,completed,failed,tokens_spent,mean_ms,p50_ms,p95_ms");
        lines[1].ShouldStartWith($",{key.Whole("id")},\"'=1+1, \"\"кот\"\"\",,,1,1,0,3,");
        lines.Length.ShouldBe(3);
    }

    [Theory]
    [InlineData("from=2024-01-01T00:30:00Z&to=2024-01-02", "from", "whole hour")]
    [InlineData("from=2024-01-02&to=2024-01-02", "to", "after `from`")]
    [InlineData("from=2024-01-02&to=2023-01-02", "to", "after `from`")]
    [InlineData("from=2020-01-01&to=2024-01-01", "from", "366 days apart")]
    [InlineData("from=2024-01-01&to=2024-03-01&bucket=hour", "from", "14 days apart")]
    [InlineData("from=soon", "from", "2026-11-01")]
    [InlineData("from=0001-01-01", "from", "2026-11-01")]
    [InlineData("to=9999-12-31", "from", "366 days apart")]
    [InlineData("by=models", "by", "workspace")]
    [InlineData("by=model,model", "by", "two of them")]
    [InlineData("by=model,key,status", "by", "two of them")]
    [InlineData("by=", "by", "model")]
    [InlineData("bucket=week", "bucket", "day")]
    [InlineData("format=xml", "format", "csv")]
    public async Task What_cannot_be_answered_is_refused(string query, string field, string says)
    {
        var account = await v2.Server.OpenAccountAsync();
        query = query.StartsWith("to=9999", StringComparison.Ordinal) ? $"from=2024-01-01&{query}" : query;

        var refusal = await account.Client.GetAsync($"{Path}?{query}", TestHttp.Ct).RefusalAsync();

        refusal.Field.ShouldBe(field);
        refusal.Message.ShouldContain(says);
    }

    [Fact]
    public async Task What_was_deleted_has_cost_what_it_has_cost()
    {
        var account = await v2.Server.OpenAccountAsync();
        var first = await SayAsync(account, "one");
        await CountAsync();
        var second = await SayAsync(account, "two");
        foreach (var made in new[] { first, second })
        {
            (await account.Client.DeleteAsync($"/api/v2/generate/{made.Whole("id")}", TestHttp.Ct)).EnsureSuccessStatusCode();
        }

        var before = await account.Client.GetJsonAsync(Path);
        await CountAsync();
        var after = await account.Client.GetJsonAsync(Path);

        before.GetProperty("totals").Whole("tokens_spent").ShouldBe(6);
        after.GetRawText().ShouldBe(before.GetRawText());
        (await CountedAsync(account)).ShouldBe(2);
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_open_and_what_began_after_it_waits()
    {
        var account = await v2.Server.OpenAccountAsync();
        await SayAsync(account, "one");
        var pending = await account.Client.GenerateAsync("""{"model":"kling-v2.1","prompt":"two"}""");
        await SayAsync(account, "three");

        await CountAsync();
        var meanwhile = await account.Client.GetJsonAsync(Path);
        var counted = await CountedAsync(account);
        await account.Client.PostTextAsync($"/api/v2/generate/{pending.Whole("id")}/cancel", "");
        await CountAsync();
        var ended = await account.Client.GetJsonAsync(Path);

        (counted, meanwhile.GetProperty("totals").Whole("requests")).ShouldBe((1, 2));
        ((await CountedAsync(account)), ended.GetProperty("totals").Whole("requests")).ShouldBe((3, 3));
        await ShouldEqualLedgerAsync(account, ended);
        (await BrokenAsync()).ShouldBeEmpty();
    }

    private static DateTimeOffset At(int day, int hour, int minute) => new(2024, 5, day, hour, minute, 0, TimeSpan.Zero);

    private static Task<JsonElement> SayAsync(TestAccount account, string prompt) =>
        account.Client.GenerateAsync(JsonSerializer.Serialize(new { model = "gpt-5", prompt }));

    private static async Task<long> PriceAsync(TestAccount account, string model) =>
        (await account.Client.PostTextAsync($"/api/v2/models/{model}/calculate-price", "{}").JsonAsync()).Whole("token_cost");

    private static async Task ShouldEqualLedgerAsync(TestAccount account, JsonElement usage)
    {
        var lines = await account.Client.GetJsonAsync("/api/v2/user/transactions?limit=100");
        usage.GetProperty("totals").Whole("tokens_spent").ShouldBe(lines.Items().Sum(line => line.Whole("spent")));
    }

    // Only what is said of sums: some rows of these tests have no lines in the journal.
    private async Task<IReadOnlyList<string>> BrokenAsync() =>
        [.. (await v2.Server.Database.ReadAsync(VerifyGenerations.RunAsync)).Where(broken => broken.StartsWith("G9 ", StringComparison.Ordinal) || broken.StartsWith("G10 ", StringComparison.Ordinal))];

    // As if what waits had waited long enough.
    private Task CountAsync() => new SummarizeUsage(v2.Server.Database, new FixedTime(TimeProvider.System.GetUtcNow().AddHours(1))).RunAsync(TestHttp.Ct);

    private async Task<long> CountedAsync(TestAccount account) => (long)(await v2.Server.Database.ReadAsync(session => session.Prepared(
        $"SELECT CAST(coalesce(sum(generations), 0) AS BIGINT) FROM usage_sums WHERE account_id = {account.Id} AND span = 86400000").ExecuteScalarAsync())).ShouldNotBeNull();

    private static long LastNumber = 2_000_000_000;

    private Task<int> InsertAsync(TestAccount account, DateTimeOffset end, long took) => v2.Server.Database.WriteAsync(session => session
        .Prepared(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            INSERT INTO generations (id, account_id, category, model, state, hold, provider, created_at, completed_at, processing_ms)
            VALUES ({Interlocked.Increment(ref LastNumber)}, {account.Id}, 'text', 'gpt-5', {(int)GenerationState.Completed}, 0, 'sandbox',
                {end.ToUnixTimeMilliseconds() - took}, {end.ToUnixTimeMilliseconds()}, {took})
            """))
        .ExecuteNonQueryAsync());
}
