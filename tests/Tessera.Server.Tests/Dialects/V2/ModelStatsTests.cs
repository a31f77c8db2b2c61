using System.Text.Json;
using Tessera.Server.Generations.Usage;

namespace Tessera.Server.Tests.Dialects.V2;

/// <summary>What other accounts did with a model shows only where it says nothing about any of them.</summary>
public sealed class ModelStatsTests(V2Server v2) : IClassFixture<V2Server>
{
    // Each number of days is read once a minute, so each read of these tests asks for another.
    private static int LastDay;

    [Fact]
    public async Task Fewer_than_three_generations_of_others_do_not_show()
    {
        var (own, others) = (await v2.Server.OpenAccountAsync(), await v2.Server.OpenAccountAsync());
        await MakeAsync(own, "gpt-5", 2);
        await MakeAsync(others, "gpt-5", 2);
        await MakeAsync(others, "claude-sonnet-4.5", 2);

        var before = await ReadAsync(own);
        await MakeAsync(others, "gpt-5", 1);
        await new SummarizeUsage(v2.Server.Database, new FixedTime(TimeProvider.System.GetUtcNow().AddHours(1))).RunAsync(TestHttp.Ct);
        var after = await ReadAsync(own);

        before.ShouldBe([("gpt-5", 2, 2, 0)]);
        after.ShouldBe([("gpt-5", 5, 5, 0)]);
        (await ReadAsync(others)).ShouldBe([("claude-sonnet-4.5", 2, 2, 0), ("gpt-5", 3, 3, 0)]);
    }

    [Fact]
    public async Task Failures_are_counted_and_times_are_of_what_completed()
    {
        var account = await v2.Server.OpenAccountAsync();
        await account.Client.GenerateAsync("""{"model":"deepseek-v3","prompt":"[sandbox: fail=provider_error] no"}""");

        var item = (await account.Client.GetJsonAsync("/api/v2/models/stats")).Items().Single(item => item.Text("slug") == "deepseek-v3");

        item.Members().ShouldBe(["slug", "requests", "completed", "failed", "p50_ms", "p95_ms", "first_token_p50_ms"]);
        (item.Whole("requests"), item.Whole("completed"), item.Whole("failed"), item.IsNull("p50_ms")).ShouldBe((1, 0, 1, true));
    }

    [Fact]
    public async Task Streamed_texts_show_when_they_began()
    {
        var account = await v2.Server.OpenAccountAsync();
        await account.Client.GenerateAsync("""{"model":"gpt-5-nano","prompt":"Hello"}""");
        var before = await ItemAsync();
        using (var stream = await account.Client.PostTextAsync("/api/v2/generate", """{"model":"gpt-5-nano","prompt":"Hello [sandbox: delay=500ms]","stream":true}"""))
        {
            (await stream.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldContain("generation_end");
        }

        var after = await ItemAsync();

        before.IsNull("first_token_p50_ms").ShouldBeTrue();
        after.Whole("first_token_p50_ms").ShouldBeGreaterThanOrEqualTo(400);

        async Task<JsonElement> ItemAsync() => (await account.Client.GetJsonAsync($"/api/v2/models/stats?days={Interlocked.Increment(ref LastDay)}")).Items()
            .Single(item => item.Text("slug") == "gpt-5-nano");
    }

    [Theory]
    [InlineData("days=0", "days", "1 to 90")]
    [InlineData("days=91", "days", "1 to 90")]
    [InlineData("day=1", "day", "`days`")]
    public async Task A_time_out_of_range_is_refused(string query, string field, string says)
    {
        var account = await v2.Server.OpenAccountAsync();

        var refusal = await account.Client.GetAsync($"/api/v2/models/stats?{query}", TestHttp.Ct).RefusalAsync();

        refusal.Field.ShouldBe(field);
        refusal.Message.ShouldContain(says);
    }

    private static async Task MakeAsync(TestAccount account, string model, int count)
    {
        for (var number = 0; number < count; number++)
        {
            await account.Client.GenerateAsync(JsonSerializer.Serialize(new { model, prompt = "Hello" }));
        }
    }

    private static async Task<List<(string?, long, long, long)>> ReadAsync(TestAccount account) =>
    [
        .. (await account.Client.GetJsonAsync($"/api/v2/models/stats?days={Interlocked.Increment(ref LastDay)}")).Items()
            .Where(item => item.Text("slug") is "gpt-5" or "claude-sonnet-4.5")
            .Select(item => (item.Text("slug"), item.Whole("requests"), item.Whole("completed"), item.Whole("failed"))),
    ];
}
