using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Tests.Admin;
using Tessera.Server.Tests.Providers;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Accounts;

/// <summary>Who may open an account, how many from one network, and what a stranger learns by trying.</summary>
public sealed class RegistrationTests
{
    private readonly ManualClock _time = new();

    [Fact]
    public async Task A_network_opens_at_most_the_configured_number_of_accounts_and_others_are_not_affected()
    {
        await using var server = await StartAsync("--Tessera:TrustedProxies:0=127.0.0.0/8", "--Tessera:Accounts:RegistrationsPerNetwork=3");

        for (var count = 0; count < 3; count++)
        {
            (await RegisterAsync(server, $"2001:db8:1:1::{count + 1}", $"user{count}@example.org")).Status.ShouldBe(HttpStatusCode.Created);
        }

        var fourth = await RegisterAsync(server, "2001:db8:1:1::ffff", "user4@example.org");
        var known = await RegisterAsync(server, "2001:db8:1:1::ffff", "user1@example.org", "a guess at it");
        var elsewhere = await RegisterAsync(server, "198.51.100.7", "user4@example.org");
        _time.Advance(TimeSpan.FromHours(24));
        var nextDay = await RegisterAsync(server, "2001:db8:1:1::ffff", "user5@example.org");

        (fourth.Status, fourth.RetryAfter).ShouldBe((HttpStatusCode.TooManyRequests, TimeSpan.FromHours(24)));
        known.Body.GetRawText().ShouldBe(fourth.Body.GetRawText().Replace(fourth.Body.Text("request_id")!, known.Body.Text("request_id"), StringComparison.Ordinal));
        elsewhere.Status.ShouldBe(HttpStatusCode.Created);
        nextDay.Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_forwarded_address_counts_only_where_its_proxy_is_trusted()
    {
        await using var server = await StartAsync("--Tessera:Accounts:RegistrationsPerNetwork=1");

        var first = await RegisterAsync(server, "198.51.100.7", "ada@example.org");
        var second = await RegisterAsync(server, "203.0.113.5", "bob@example.org");

        (first.Status, second.Status).ShouldBe((HttpStatusCode.Created, HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task An_address_that_has_an_account_is_signed_in_by_its_password_and_otherwise_refused_as_by_login()
    {
        await using var server = await StartAsync();
        await RegisterAsync(server, null, "ada@example.org");

        var right = await RegisterAsync(server, null, "ADA@example.ORG");
        var wrong = await RegisterAsync(server, null, "ada@example.org", "a guess at it");
        var login = await PostAsync(server, null, "login", "nobody@example.org", "a guess at it");

        (right.Status, right.Body.TryGetProperty("is_new_user", out _)).ShouldBe((HttpStatusCode.Created, false));
        wrong.Status.ShouldBe(HttpStatusCode.Unauthorized);
        (wrong.Body.Text("error"), wrong.Body.Text("message")).ShouldBe((login.Body.Text("error"), login.Body.Text("message")));
    }

    [Fact]
    public async Task It_is_closed_by_default_once_a_provider_is_configured_and_replies_the_same_for_every_address()
    {
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await StartAsync();
        await RegisterAsync(server, null, "ada@example.org");

        var (status, _, error) = await Command.RunAsync(
            "admin", "provider", "add", "--provider", "openai", "--key", "sk-test", "--base-url", vendor.BaseUrl, "--data", server.DataDirectory);
        status.ShouldBe(0, error);
        var known = await RegisterAsync(server, null, "ada@example.org");
        var unknown = await RegisterAsync(server, null, "bob@example.org");

        (known.Status, unknown.Status).ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden));
        known.Body.Text("message").ShouldBe(unknown.Body.Text("message"));
        (await PostAsync(server, null, "login", "ada@example.org", "correct horse")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Open", true, HttpStatusCode.Created)]
    [InlineData("Closed", false, HttpStatusCode.Forbidden)]
    public async Task A_setting_overrides_it(string mode, bool withProvider, HttpStatusCode expected)
    {
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await StartAsync([$"--Tessera:Accounts:Registration={mode}", .. withProvider ? Vendors.At("openai", vendor) : []]);

        (await RegisterAsync(server, null, "ada@example.org")).Status.ShouldBe(expected);
    }

    [Fact]
    public async Task The_free_tokens_are_those_of_the_operator_s_catalogue()
    {
        await using var server = await TestServer.StartWithModelsAsync("""{ "plans": [{ "slug": "free", "once_tokens": 7 }] }""");

        (await RegisterAsync(server, null, "ada@example.org")).Body.GetProperty("user").Whole("token_balance").ShouldBe(7);
    }

    private Task<TestServer> StartAsync(params string[] arguments) =>
        TestServer.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(_time), arguments);

    private static Task<RegistrationReply> RegisterAsync(TestServer server, string? from, string email, string password = "correct horse") =>
        PostAsync(server, from, "register", email, password);

    private static async Task<RegistrationReply> PostAsync(TestServer server, string? from, string verb, string email, string password)
    {
        using var client = server.ClientFor(null);
        if (from is not null)
        {
            client.DefaultRequestHeaders.Add("X-Forwarded-For", from);
        }

        using var response = await client.PostTextAsync($"/api/v2/auth/{verb}", $$"""{"email": "{{email}}", "password": "{{password}}"}""");
        return new(response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct)), response.Headers.RetryAfter?.Delta);
    }

    private sealed record RegistrationReply(HttpStatusCode Status, JsonElement Body, TimeSpan? RetryAfter);
}
