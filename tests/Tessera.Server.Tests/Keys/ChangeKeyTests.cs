using System.Globalization;
using System.Text.Json;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Generations;

namespace Tessera.Server.Tests.Keys;

/// <summary>A key is changed without a new secret, and is judged by the change from then on.</summary>
public sealed class ChangeKeyTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Text = """{"model":"gpt-5","prompt":"Hello"}""";

    [Fact]
    public async Task What_is_given_changes_and_what_is_absent_stays()
    {
        var account = await v2.Server.OpenAccountAsync();
        var made = await CreateAsync(account, """{"name":"ci","scopes":["generate","read"],"monthly_budget":500,"cidrs":["127.0.0.0/8"]}""");

        var changed = await ChangeAsync(account, made, """{"name":"server","models":["tts-1","openai-tts"],"monthly_budget":700}""").JsonAsync();
        var read = await account.Client.GetJsonAsync($"/api/v2/keys/{made.Whole("id")}");
        var same = await ChangeAsync(account, made, "{}").JsonAsync();
        var cleared = await ChangeAsync(account, made, """{"scopes":[],"models":[],"cidrs":[],"monthly_budget":null,"expires_at":null}""").JsonAsync();

        (changed.Text("name"), changed.Whole("monthly_budget"), changed.Text("last_four")).ShouldBe(("server", 700, made.Text("last_four")));
        changed.GetProperty("models").GetRawText().ShouldBe("""["openai-tts"]""");
        changed.GetProperty("scopes").GetRawText().ShouldBe("""["generate","read"]""");
        changed.GetProperty("cidrs").GetRawText().ShouldBe("""["127.0.0.0/8"]""");
        read.GetRawText().ShouldBe(changed.GetRawText());
        same.GetRawText().ShouldBe(changed.GetRawText());
        (cleared.IsNull("monthly_budget"), cleared.IsNull("expires_at"), cleared.GetProperty("models").GetArrayLength()).ShouldBe((true, true, 0));
    }

    [Theory]
    [InlineData("""{"models":["dall-e-3"]}""", 403)]
    [InlineData("""{"scopes":["read"]}""", 403)]
    [InlineData("""{"cidrs":["203.0.113.0/24"]}""", 403)]
    [InlineData("""{"monthly_budget":2}""", 402)]
    public async Task The_next_call_is_judged_by_the_change(string change, int status)
    {
        var account = await v2.Server.OpenAccountAsync();
        var made = await CreateAsync(account, """{"name":"ci"}""");
        using var client = v2.Server.ClientFor(made.Text("key"));
        using var before = await client.PostTextAsync("/api/v2/generate", Text);

        (await ChangeAsync(account, made, change)).EnsureSuccessStatusCode();
        using var after = await client.PostTextAsync("/api/v2/generate", Text);
        (await ChangeAsync(account, made, """{"models":[],"scopes":[],"cidrs":[],"monthly_budget":null}""")).EnsureSuccessStatusCode();
        using var again = await client.PostTextAsync("/api/v2/generate", Text);

        ((int)before.StatusCode, (int)after.StatusCode, (int)again.StatusCode).ShouldBe((200, status, 200));
    }

    [Fact]
    public async Task A_budget_that_is_added_counts_from_then_on_with_what_is_running()
    {
        var account = await v2.Server.OpenAccountAsync();
        var made = await CreateAsync(account, """{"name":"ci"}""");
        using var client = v2.Server.ClientFor(made.Text("key"));
        var video = await client.GenerateAsync("""{"model":"kling-v2.1","prompt":"A flower"}""");
        var (_, held) = await account.Client.TokensAsync();

        var limited = await ChangeAsync(account, made, string.Create(CultureInfo.InvariantCulture, $$"""{"monthly_budget":{{held + 2}}}""")).JsonAsync();
        using var refused = await client.PostTextAsync("/api/v2/generate", Text);
        await client.PostTextAsync($"/api/v2/generate/{video.Whole("id")}/cancel", "");
        var after = await account.Client.GetJsonAsync($"/api/v2/keys/{made.Whole("id")}");

        held.ShouldBeGreaterThan(0);
        limited.Whole("budget_used").ShouldBe(held);
        ((int)refused.StatusCode).ShouldBe(402);
        after.Whole("budget_used").ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"name":"weak","scopes":["manage","generate"]}""", """{"scopes":["manage","generate","read"]}""", "scopes")]
    [InlineData("""{"name":"weak","models":["gpt-5"]}""", """{"models":[]}""", "models")]
    [InlineData("""{"name":"weak","monthly_budget":5}""", """{"monthly_budget":500}""", "monthly_budget")]
    [InlineData("""{"name":"weak","cidrs":["127.0.0.0/8"]}""", """{"cidrs":["0.0.0.0/0"]}""", "cidrs")]
    public async Task A_key_gives_itself_no_more_rights(string key, string change, string right)
    {
        var account = await v2.Server.OpenAccountAsync();
        var made = await CreateAsync(account, key);
        using var own = v2.Server.ClientFor(made.Text("key"));

        var refusal = await ErrorAsync(ChangeAsync(account with { Client = own }, made, change), 403);

        refusal.ShouldContain(right);
        (await account.Client.GetJsonAsync($"/api/v2/keys/{made.Whole("id")}")).GetRawText().ShouldContain("weak");
    }

    [Theory]
    [InlineData("""{"name":""}""", "name")]
    [InlineData("""{"monthly_budget":0}""", "monthly_budget")]
    [InlineData("""{"scopes":["root"]}""", "scopes")]
    [InlineData("""{"models":["gpt-99"]}""", "models")]
    [InlineData("""{"cidrs":["nowhere"]}""", "cidrs")]
    [InlineData("""{"expires_at":"2020-01-01T00:00:00Z"}""", "expires_at")]
    [InlineData("""{"is_test":true}""", "is_test")]
    public async Task A_change_that_cannot_be_read_is_refused(string change, string field)
    {
        var account = await v2.Server.OpenAccountAsync();
        var made = await CreateAsync(account, """{"name":"ci"}""");

        (await ChangeAsync(account, made, change).RefusalAsync()).Field.ShouldStartWith(field);
    }

    [Fact]
    public async Task A_key_of_another_a_revoked_and_an_expired_one_are_not_changed()
    {
        var account = await v2.Server.OpenAccountAsync();
        var other = await v2.Server.OpenAccountAsync();
        var made = await CreateAsync(account, """{"name":"ci"}""");
        var expired = await CreateAsync(account, """{"name":"old"}""");
        await v2.Server.Database.WriteAsync(session => session.Prepared($"UPDATE api_keys SET expires_at = 1 WHERE id = {expired.Whole("id")}").ExecuteNonQueryAsync());

        await ErrorAsync(ChangeAsync(other, made, """{"name":"mine"}"""), 404);
        await ErrorAsync(ChangeAsync(account, expired, """{"expires_at":null}"""), 409);
        (await account.Client.DeleteAsync($"/api/v2/keys/{made.Whole("id")}", TestHttp.Ct)).EnsureSuccessStatusCode();
        await ErrorAsync(ChangeAsync(account, made, """{"name":"again"}"""), 404);
    }

    [Fact]
    public async Task Another_node_judges_by_the_change()
    {
        await using var node = await TestServer.StartNodeAsync(null);
        await using var beside = await node.StartBesideAsync();
        var account = await node.OpenAccountAsync();
        var made = await CreateAsync(account, """{"name":"ci"}""");
        using var client = beside.ClientFor(made.Text("key"));
        await client.GenerateAsync(Text);

        (await ChangeAsync(account, made, """{"models":["dall-e-3"]}""")).EnsureSuccessStatusCode();

        // The notification travels beside the reply; without it the key would be read again after 30 seconds.
        var refused = TimeProvider.System.GetTimestamp();
        while ((await client.PostTextAsync("/api/v2/generate", Text)).IsSuccessStatusCode)
        {
            TestHttp.Ct.ThrowIfCancellationRequested();
        }

        TimeProvider.System.GetElapsedTime(refused).ShouldBeLessThan(Server.Authentication.ApiKeyCache.Freshness);
    }

    private static async Task<string> ErrorAsync(Task<HttpResponseMessage> sending, int status)
    {
        using var response = await sending;
        var text = await response.Content.ReadAsStringAsync(TestHttp.Ct);
        ((int)response.StatusCode).ShouldBe(status, text);
        return text;
    }

    private static Task<JsonElement> CreateAsync(TestAccount account, string json) => account.Client.PostTextAsync("/api/v2/keys", json).JsonAsync();

    private static Task<HttpResponseMessage> ChangeAsync(TestAccount account, JsonElement key, string json) =>
        account.Client.PatchAsync($"/api/v2/keys/{key.Whole("id")}", new StringContent(json, System.Text.Encoding.UTF8, "application/json"), TestHttp.Ct);
}
