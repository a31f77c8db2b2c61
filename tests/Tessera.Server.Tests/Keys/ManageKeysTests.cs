using System.Net;
using System.Text.Json;

namespace Tessera.Server.Tests.Keys;

public sealed class ManageKeysTests : IAsyncLifetime
{
    private const string Keys = "/api/v2/keys";

    private TestServer? _server;

    private TestServer Server => _server ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    [Fact]
    public async Task A_created_key_shows_its_secret_once_and_works()
    {
        using var response = await Server.Owner.PostTextAsync(Keys,
            """{"name": " ci ", "scopes": ["read", "manage"], "models": ["gpt-5"], "cidrs": ["127.0.0.1", "10.0.0.0/8"], "monthly_budget": 100, "expires_at": "2099-01-02T03:04:05Z"}""");
        var created = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct));

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Headers.Location?.ToString().ShouldBe($"{Keys}/{created.Whole("id")}");
        var secret = created.Text("key") ?? "";
        secret.Length.ShouldBe(48);
        created.Text("prefix").ShouldBe(secret[..7]);
        created.Text("last_four").ShouldBe(secret[^4..]);

        var listed = await Server.Owner.GetJsonAsync($"{Keys}/{created.Whole("id")}");
        listed.TryGetProperty("key", out _).ShouldBeFalse();
        listed.ToString().ShouldNotContain(secret);
        listed.Text("name").ShouldBe("ci");
        listed.GetProperty("scopes").ToString().ShouldBe("""["read","manage"]""");
        listed.GetProperty("models").ToString().ShouldBe("""["gpt-5"]""");
        listed.GetProperty("cidrs").ToString().ShouldBe("""["127.0.0.1/32","10.0.0.0/8"]""");
        listed.Whole("monthly_budget").ShouldBe(100);
        listed.Whole("budget_used").ShouldBe(0);
        listed.Text("expires_at").ShouldBe("2099-01-02T03:04:05Z");
        listed.GetProperty("last_used_at").ValueKind.ShouldBe(JsonValueKind.Null);

        using var client = Server.ClientFor(secret);
        (await client.GetAsync("/api/v2/user/me", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("::ffff:127.0.0.0/104", "127.0.0.0/8")]
    [InlineData("::ffff:127.0.0.1", "127.0.0.1/32")]
    [InlineData("::ffff:0:0/96", "0.0.0.0/0")]
    public async Task A_network_of_IPv4_mapped_addresses_is_the_IPv4_network(string cidr, string kept)
    {
        var created = await Server.Owner.PostTextAsync(Keys, $$"""{"name": "mapped", "cidrs": ["{{cidr}}"]}""").JsonAsync();
        var earlier = await Server.Owner.PostTextAsync(Keys, """{"name": "stored earlier", "cidrs": ["10.0.0.0/8"]}""").JsonAsync();
        await Server.Database.WriteAsync(session => session
            .Prepared("UPDATE api_keys SET cidrs = @cidrs WHERE id = @id", "@cidrs", "@id")
            .With($"""["{(cidr.Contains('/', StringComparison.Ordinal) ? cidr : cidr + "/128")}"]""", earlier.Whole("id"))
            .ExecuteNonQueryAsync());

        created.GetProperty("cidrs").ToString().ShouldBe($"""["{kept}"]""");
        foreach (var key in (JsonElement[])[created, earlier])
        {
            using var client = Server.ClientFor(key.Text("key"));
            (await client.GetAsync("/api/v2/user/me", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK, key.Text("name"));
        }
    }

    [Fact]
    public async Task The_list_has_the_callers_own_keys_oldest_first()
    {
        var other = await Server.OpenAccountAsync();
        await CreateAsync(Server.Owner, "second");

        var list = await Server.Owner.GetJsonAsync(Keys);

        list.Whole("total").ShouldBe(2);
        list.GetProperty("items").EnumerateArray().Select(key => key.Text("name")).ShouldBe(["owner", "second"]);
        var foreign = (await other.Client.GetJsonAsync(Keys)).GetProperty("items")[0].Whole("id");
        (await Server.Owner.GetAsync($"{Keys}/{foreign}", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Server.Owner.DeleteAsync($"{Keys}/{foreign}", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Server.Owner.PostTextAsync($"{Keys}/{foreign}/rotate", "{}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.Client.GetAsync(Keys, TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{"name": "x", "scope": ["read"]}""", "scope", "There is no member `scope`. Did you mean `scopes`?")]
    [InlineData("""{"name": "x", "scopes": ["raed"]}""", "scopes", "Did you mean `read`?")]
    [InlineData("""{"name": "x", "models": ["gpt-55"]}""", "models", "There is no model `gpt-55`. Did you mean gpt-5")]
    [InlineData("""{"name": "x", "cidrs": ["10.0.0.300"]}""", "cidrs", "10.0.0.300")]
    [InlineData("""{"name": "x", "cidrs": ["10"]}""", "cidrs", "got \"10\"")]
    [InlineData("""{"name": "x", "cidrs": ["010.0.0.1"]}""", "cidrs", "got \"010.0.0.1\"")]
    [InlineData("""{"name": "x", "cidrs": ["fe80::1%1"]}""", "cidrs", "got \"fe80::1%1\"")]
    [InlineData("""{"name": "x", "monthly_budget": 0}""", "monthly_budget", "`monthly_budget` must be a whole number from 1 to 1000000000000, got 0.")]
    [InlineData("""{"name": "x", "expires_at": "2001-01-01T00:00:00Z"}""", "expires_at", "must be in the future")]
    [InlineData("""{"name": "x", "expires_at": "soon"}""", "expires_at", "\"soon\"")]
    [InlineData("""{"name": "  "}""", "name", "`name` must have 1 to 100 characters, got 0.")]
    [InlineData("{}", "name", "required")]
    public async Task A_bad_value_is_refused_by_name(string body, string field, string says)
    {
        using var response = await Server.Owner.PostTextAsync(Keys, body);
        var error = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        error.Text("error").ShouldBe("validation_error");
        error.GetProperty("details").GetProperty("fields")[0].Text("field").ShouldBe(field);
        error.Text("message").ShouldNotBeNull().ShouldContain(says);
    }

    [Fact]
    public async Task A_value_of_the_wrong_type_is_a_bad_request()
    {
        using var response = await Server.Owner.PostTextAsync(Keys, """{"name": "x", "models": "gpt-5"}""");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldContain("`models` must be an array of strings, got a string.");
    }

    [Fact]
    public async Task A_revoked_key_is_refused_at_once_and_gone_from_the_list()
    {
        var (id, secret) = await CreateAsync(Server.Owner, "short-lived");
        using var client = Server.ClientFor(secret);
        (await client.GetAsync("/api/v2/user/me", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var revoked = await Server.Owner.DeleteAsync($"{Keys}/{id}", TestHttp.Ct);

        revoked.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var refused = await client.GetAsync("/api/v2/user/me", TestHttp.Ct);
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await refused.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldContain("was revoked");
        (await Server.Owner.GetAsync($"{Keys}/{id}", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Server.Owner.DeleteAsync($"{Keys}/{id}", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_key_is_limited_to_what_its_maker_key_may_do()
    {
        var (_, narrow) = await CreateAsync(Server.Owner, "narrow", "\"scopes\": [\"manage\"], \"models\": [\"gpt-5\"]");
        var (wideId, _) = await CreateAsync(Server.Owner, "wide");
        using var client = Server.ClientFor(narrow);

        using var wider = await client.PostTextAsync(Keys, """{"name": "x"}""");
        using var rotated = await client.PostTextAsync($"{Keys}/{wideId}/rotate", "{}");
        using var revoked = await client.DeleteAsync($"{Keys}/{wideId}", TestHttp.Ct);
        using var same = await client.PostTextAsync(Keys, """{"name": "x", "scopes": ["manage"], "models": ["gpt-5"]}""");

        wider.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await wider.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldContain("exceeds its own rights: `scopes` does");
        rotated.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        revoked.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        same.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_key_may_revoke_itself_whatever_its_scopes()
    {
        var (id, secret) = await CreateAsync(Server.Owner, "leaked", "\"monthly_budget\": 5");
        using var client = Server.ClientFor(secret);

        (await client.DeleteAsync($"{Keys}/{id}", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.GetAsync(Keys, TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_account_has_at_most_100_keys_in_use()
    {
        for (var count = 1; count < 100; count++)
        {
            await CreateAsync(Server.Owner, "one of many");
        }

        using var refused = await Server.Owner.PostTextAsync(Keys, """{"name": "one too many"}""");

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_plan_without_API_access_makes_no_keys_and_its_keys_do_nothing()
    {
        var account = await Server.OpenAccountAsync("pro");

        using var used = await account.Client.GetAsync("/api/v2/user/me", TestHttp.Ct);
        var error = JsonElement.Parse(await used.Content.ReadAsStringAsync(TestHttp.Ct));

        used.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        error.Text("error").ShouldBe("insufficient_plan");
        error.GetProperty("details").GetProperty("allowed").ToString().ShouldBe("""["vip","elite"]""");
    }

    private static async Task<(long Id, string Secret)> CreateAsync(HttpClient client, string name, string more = "\"scopes\": []")
    {
        var created = await client.PostTextAsync(Keys, $$"""{"name": "{{name}}", {{more}}}""").JsonAsync();
        return (created.Whole("id"), created.Text("key") ?? "");
    }
}
