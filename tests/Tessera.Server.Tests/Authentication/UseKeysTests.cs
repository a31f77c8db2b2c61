using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tessera.Server.Authentication;
using Tessera.Server.Keys;
using Tessera.Server.Ledger;

namespace Tessera.Server.Tests.Authentication;

public sealed class UseKeysTests : IAsyncLifetime
{
    private const string Me = "/api/v2/user/me";

    private readonly ManualClock _time = new();
    private TestServer? _server;

    private TestServer Server => _server ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() =>
        _server = await TestServer.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(_time));

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    [Fact]
    public async Task A_key_is_taken_from_each_header_in_which_vendors_clients_send_theirs()
    {
        foreach (var scheme in (string[])["Key", "Token", "key"])
        {
            (await StatusAsync("Authorization", $"{scheme} {Server.OwnerKey}")).ShouldBe(HttpStatusCode.OK);
        }

        foreach (var header in (string[])["x-goog-api-key", "api-key"])
        {
            (await StatusAsync(header, Server.OwnerKey)).ShouldBe(HttpStatusCode.OK);
            (await StatusAsync(header, Server.OwnerKey[..^1])).ShouldBe(HttpStatusCode.Unauthorized);
        }

        (await StatusAsync("Authorization", $"Bearer {Server.OwnerKey}")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync("Authorization", $"bearer   {Server.OwnerKey} ")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync("x-api-key", Server.OwnerKey)).ShouldBe(HttpStatusCode.OK);

        (await StatusAsync("Authorization", Server.OwnerKey)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync("Authorization", $"Basic {Server.OwnerKey}")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync("X-Other", Server.OwnerKey)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Without_the_table_of_keys_known_ones_work_malformed_ones_are_refused_and_only_unknown_ones_ask_it()
    {
        (await StatusAsync("x-api-key", Server.OwnerKey)).ShouldBe(HttpStatusCode.OK);
        await Server.Database.WriteAsync(session => session.Prepared("ALTER TABLE api_keys RENAME TO keys_away").ExecuteNonQueryAsync(TestHttp.Ct));

        (await StatusAsync("x-api-key", Server.OwnerKey)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync("x-api-key", Server.OwnerKey[..47] + "!")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync("x-api-key", "nb_YOUR_API_KEY")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync("x-api-key", ApiKeyFormat.New(isTest: false))).ShouldBe(HttpStatusCode.InternalServerError);

        await Server.Database.WriteAsync(session => session.Prepared("ALTER TABLE keys_away RENAME TO api_keys").ExecuteNonQueryAsync(TestHttp.Ct));
    }

    [Fact]
    public async Task A_mistyped_key_is_distinguished_from_one_that_does_not_exist()
    {
        var (middle, replacement) = (Server.OwnerKey[20], Server.OwnerKey[20] == 'x' ? 'y' : 'x');

        var mistyped = await MessageAsync($"{Server.OwnerKey[..20]}{replacement}{Server.OwnerKey[21..]}");
        var cut = await MessageAsync(Server.OwnerKey[..40]);
        var unknown = await MessageAsync(ApiKeyFormat.New(isTest: false));

        middle.ShouldNotBe(replacement);
        mistyped.ShouldStartWith("The check digits at the end of this API key do not match the rest of it");
        cut.ShouldContain("this one has 40 characters");
        unknown.ShouldStartWith("This installation has no such API key");
    }

    [Fact]
    public async Task A_well_formed_but_unknown_key_is_not_authenticated()
    {
        using var client = Server.ClientFor(ApiKeyFormat.New(isTest: false));

        using var response = await client.GetAsync(Me, TestHttp.Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        (await response.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldContain("not_authenticated");
    }

    [Fact]
    public async Task A_key_that_another_process_revoked_is_refused_within_30_seconds()
    {
        var client = Server.Owner;
        (await client.GetAsync(Me, TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        // As another node would: the row changes, and this process is not notified.
        await Server.Database.WriteAsync(session => session.Prepared("UPDATE api_keys SET revoked_at = 1").ExecuteNonQueryAsync(TestHttp.Ct));

        _time.Advance(ApiKeyCache.Freshness - TimeSpan.FromSeconds(1));
        (await client.GetAsync(Me, TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _time.Advance(TimeSpan.FromSeconds(1));
        (await client.GetAsync(Me, TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Each_request_of_a_connection_is_judged_by_the_key_that_it_brings_and_by_what_that_key_may_do_now()
    {
        var connections = 0;
        using var handler = new SocketsHttpHandler
        {
            PlaintextStreamFilter = (connected, _) =>
            {
                connections++;
                return ValueTask.FromResult(connected.PlaintextStream);
            },
        };
        using var client = new HttpClient(handler);
        var (first, second) = (await AddAsync(new KeyGrant("first", IsTest: false)), await AddAsync(new KeyGrant("second", IsTest: false)));

        (await StatusAsync(first)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(first)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(second)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(ApiKeyFormat.New(isTest: false))).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(first)).ShouldBe(HttpStatusCode.OK);
        (await Server.Owner.DeleteAsync("/api/v2/keys/2", TestHttp.Ct)).EnsureSuccessStatusCode();
        (await StatusAsync(first)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(second)).ShouldBe(HttpStatusCode.OK);
        connections.ShouldBe(1);

        async Task<HttpStatusCode> StatusAsync(string key)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server.Url, Me));
            request.Headers.Authorization = new("Bearer", key);
            using var response = await client.SendAsync(request, TestHttp.Ct);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task A_key_works_until_it_expires()
    {
        var client = await ClientAsync(new KeyGrant("week", IsTest: false) { ExpiresAt = _time.GetUtcNow().AddDays(7) });

        (await client.GetAsync(Me, TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _time.Advance(TimeSpan.FromDays(7));
        using var refused = await client.GetAsync(Me, TestHttp.Ct);

        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await refused.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldContain("expired on 2027-03-08 12:00 UTC");
    }

    [Theory]
    [InlineData("127.0.0.0/8", HttpStatusCode.OK)]
    [InlineData("127.0.0.1/32", HttpStatusCode.OK)]
    [InlineData("10.0.0.0/8", HttpStatusCode.Forbidden)]
    [InlineData("::1/128", HttpStatusCode.Forbidden)]
    public async Task A_key_works_from_its_networks_only(string network, HttpStatusCode expected)
    {
        var client = await ClientAsync(new KeyGrant("here", IsTest: false) { Networks = [IPNetwork.Parse(network)] });

        (await client.GetAsync(Me, TestHttp.Ct)).StatusCode.ShouldBe(expected);
    }

    [Theory]
    [InlineData(KeyScopes.Read, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData(KeyScopes.Manage, HttpStatusCode.Forbidden, HttpStatusCode.OK)]
    [InlineData(KeyScopes.Generate, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task A_key_is_limited_to_its_scopes(string scope, HttpStatusCode reading, HttpStatusCode managing)
    {
        var client = await ClientAsync(new KeyGrant("one thing", IsTest: false) { Scopes = [scope] });

        (await client.GetAsync(Me, TestHttp.Ct)).StatusCode.ShouldBe(reading);
        (await client.GetAsync("/api/v2/keys", TestHttp.Ct)).StatusCode.ShouldBe(managing);
    }

    [Fact]
    public async Task A_rotated_key_and_its_successor_both_work_until_the_overlap_ends()
    {
        using var rotating = await Server.Owner.PostAsync("/api/v2/keys/1/rotate", null, TestHttp.Ct);
        var rotated = System.Text.Json.JsonElement.Parse(await rotating.Content.ReadAsStringAsync(TestHttp.Ct));
        using var successor = Server.ClientFor(rotated.Text("key"));

        rotated.Text("name").ShouldBe("owner");
        rotated.GetProperty("replaces").Whole("id").ShouldBe(1);
        rotated.GetProperty("replaces").Text("expires_at").ShouldBe("2027-03-02T12:00:00Z");
        (await successor.GetAsync(Me, TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Server.Owner.GetAsync(Me, TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _time.Advance(TimeSpan.FromHours(24));
        (await Server.Owner.GetAsync(Me, TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await successor.GetAsync(Me, TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var again = await successor.PostTextAsync("/api/v2/keys/1/rotate", "{}");
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Rotating_without_overlap_ends_the_old_key_now_and_hands_its_spending_on()
    {
        await Server.Database.WriteAsync(session => session
            .Prepared("UPDATE api_keys SET monthly_budget = 100, budget_used = 60, budget_month = 2027 * 12 + 3")
            .ExecuteNonQueryAsync(TestHttp.Ct));
        var signedIn = await SignInAsync();

        var rotated = await signedIn.PostTextAsync("/api/v2/keys/1/rotate", """{"overlap_hours": 0}""").JsonAsync();

        rotated.Whole("monthly_budget").ShouldBe(100);
        rotated.Whole("budget_used").ShouldBe(60);
        (await Server.Owner.GetAsync(Me, TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var listed = await signedIn.GetJsonAsync($"/api/v2/keys/{rotated.Whole("id")}");
        listed.Whole("budget_used").ShouldBe(60);
    }

    [Fact]
    public async Task The_last_use_is_written_without_a_write_per_request()
    {
        for (var count = 0; count < 5; count++)
        {
            (await Server.Owner.GetAsync(Me, TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
            _time.Advance(TimeSpan.FromSeconds(2));
        }

        var uses = Server.Services.GetRequiredService<ApiKeyUses>().Take(100);

        uses.ShouldBe([(1L, new DateTimeOffset(2027, 3, 1, 12, 0, 8, TimeSpan.Zero).ToUnixTimeMilliseconds())]);
        await Server.Services.GetServices<IHostedService>().OfType<FlushApiKeyUses>().Single().WriteAsync(uses);
        var key = await Server.Owner.GetJsonAsync("/api/v2/keys/1");
        key.Text("last_used_at").ShouldBe("2027-03-01T12:00:08Z");
    }

    private async Task<string> MessageAsync(string key)
    {
        using var client = Server.ClientFor(key);
        using var response = await client.GetAsync(Me, TestHttp.Ct);
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        return System.Text.Json.JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct)).Text("message") ?? "";
    }

    private async Task<HttpStatusCode> StatusAsync(string header, string value)
    {
        using var client = Server.ClientFor(null);
        using var request = new HttpRequestMessage(HttpMethod.Get, Me);
        request.Headers.Add(header, value);
        using var response = await client.SendAsync(request, TestHttp.Ct);
        return response.StatusCode;
    }

    private async Task<HttpClient> ClientAsync(KeyGrant grant) => Server.ClientFor(await AddAsync(grant));

    private async Task<string> AddAsync(KeyGrant grant)
    {
        var secret = ApiKeyFormat.New(grant.IsTest);
        await Server.Database.WriteAsync(session => KeyStore.AddAsync(session, new AccountId(1), grant, secret, _time.GetUtcNow()));
        return secret;
    }

    /// <summary>The owner, signed in without a key.</summary>
    private async Task<HttpClient> SignInAsync()
    {
        var (signIn, _) = (await Server.Services.GetRequiredService<SignInStore>().OpenAsync(new AccountId(1), passwordHash: null, new SignInOrigin(null, null))).ShouldNotBeNull();
        return Server.ClientFor(Server.Services.GetRequiredService<AccessTokens>().Issue(new AccountId(1), signIn));
    }
}
