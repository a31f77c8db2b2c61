using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Accounts;
using Tessera.Server.Authentication;

namespace Tessera.Server.Tests.Authentication;

/// <summary>Guessing slows down the network that guesses, and locks no other caller out.</summary>
public sealed class GuessingTests : IAsyncLifetime
{
    private readonly ManualClock _time = new();
    private TestServer? _server;

    private TestServer Server => _server ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync(
        builder => builder.Services.AddSingleton<TimeProvider>(_time), "--Tessera:TrustedProxies:0=127.0.0.0/8");

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    [Fact]
    public async Task Ten_wrong_passwords_from_one_network_hold_back_that_network_and_not_the_owner()
    {
        await LoginAsync("198.51.100.7", "register", "correct horse");
        for (var count = 0; count < SignInThrottle.MaxByEmail; count++)
        {
            (await LoginAsync("203.0.113.5", "login", $"guess {count}")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        }

        var guesser = await LoginAsync("203.0.113.5", "login", "correct horse");
        var owner = await LoginAsync("198.51.100.7", "login", "correct horse");

        (guesser.Status, guesser.RetryAfter).ShouldBe((HttpStatusCode.TooManyRequests, SignInThrottle.Window));
        owner.Status.ShouldBe(HttpStatusCode.OK);
        _time.Advance(SignInThrottle.Window);
        (await LoginAsync("203.0.113.5", "login", "correct horse")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void Guesses_from_everywhere_leave_every_network_some_tries()
    {
        var failures = new SignInThrottle(new FixedWindowCounters(_time));
        for (var count = 0; count < SignInThrottle.ManyByEmail; count++)
        {
            failures.Begin("ada@example.org", IPAddress.Parse($"10.0.{count}.1")).ShouldBeNull();
        }

        var (owner, guesser) = (IPAddress.Parse("198.51.100.7"), IPAddress.Parse("203.0.113.5"));
        var tries = Enumerable.Range(0, 5).Select(_ => failures.Begin("ada@example.org", guesser)).ToList();

        tries.Take(SignInThrottle.MaxByEmailUnderAttack).ShouldAllBe(wait => wait == null);
        tries.Skip(SignInThrottle.MaxByEmailUnderAttack).ShouldAllBe(wait => wait == SignInThrottle.Window);
        failures.Begin("ada@example.org", owner).ShouldBeNull();
    }

    [Fact]
    public void The_addresses_of_one_IPv6_network_and_of_one_block_are_counted_together()
    {
        var failures = new CredentialThrottle(new FixedWindowCounters(_time));
        for (var count = 0; count < CredentialThrottle.MaxFromNetwork; count++)
        {
            failures.Add(IPAddress.Parse($"2001:db8:1:1::{count:x}"));
        }

        failures.WaitOf(IPAddress.Parse("2001:db8:1:1:ffff::1")).ShouldBe(CredentialThrottle.Window);
        failures.WaitOf(IPAddress.Parse("2001:db8:1:2::1")).ShouldBeNull();
        for (var count = 0; count < CredentialThrottle.MaxFromNetwork * ClientNetworks.WideFactor; count++)
        {
            failures.Add(IPAddress.Parse($"192.0.2.{count % 200}"));
        }

        failures.WaitOf(IPAddress.Parse("::ffff:192.0.2.250")).ShouldBe(CredentialThrottle.Window);
        failures.WaitOf(IPAddress.Parse("192.0.3.250")).ShouldBeNull();
    }

    [Fact]
    public void The_memory_for_counts_is_bounded_and_a_flood_lifts_no_block()
    {
        var counts = new FixedWindowCounters(_time);
        var held = new FixedWindowCounters.Limit("held back", 3, TimeSpan.FromMinutes(1));
        for (var count = 0; count < 3; count++)
        {
            counts.TryAdd(held).ShouldBeNull();
        }

        for (var count = 0; count < 3 * FixedWindowCounters.MaxSubjects; count++)
        {
            counts.TryAdd(new FixedWindowCounters.Limit($"stranger {count}", 10, TimeSpan.FromMinutes(1)));
        }

        counts.Subjects.ShouldBeInRange(1, FixedWindowCounters.MaxSubjects);
        counts.WaitFor(held).ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Keys_tokens_and_secrets_that_do_not_exist_hold_their_network_back_and_good_keys_still_pass()
    {
        var account = await Server.OpenAccountAsync();
        (await WithKeyAsync("203.0.113.5", account.Key)).ShouldBe(HttpStatusCode.OK);
        for (var count = 0; count < CredentialThrottle.MaxFromNetwork; count++)
        {
            (await WithKeyAsync("203.0.113.5", ApiKeyFormat.New(isTest: false))).ShouldBe(HttpStatusCode.Unauthorized);
        }

        _time.Advance(ApiKeyCache.Freshness + TimeSpan.FromSeconds(1));
        var later = await Server.OpenAccountAsync();

        (await WithKeyAsync("203.0.113.5", ApiKeyFormat.New(isTest: false))).ShouldBe(HttpStatusCode.TooManyRequests);
        (await WithKeyAsync("203.0.113.5", later.Key)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await WithKeyAsync("203.0.113.5", account.Key)).ShouldBe(HttpStatusCode.OK);
        (await WithKeyAsync("198.51.100.7", later.Key)).ShouldBe(HttpStatusCode.OK);
        (await RefreshAsync("203.0.113.5")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await RefreshAsync("198.51.100.7")).ShouldBe(HttpStatusCode.Unauthorized);
        var (status, error, retryAfter) = await TokenAsync("203.0.113.5");
        (status, error, retryAfter > TimeSpan.Zero).ShouldBe((HttpStatusCode.TooManyRequests, "temporarily_unavailable", true));
        (await TokenAsync("198.51.100.7")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Guessing_a_refresh_token_or_a_service_account_s_secret_is_counted()
    {
        for (var count = 0; count < CredentialThrottle.MaxFromNetwork; count++)
        {
            var status = count % 2 == 0 ? await RefreshAsync("203.0.113.6") : (await TokenAsync("203.0.113.6")).Status;
            status.ShouldBe(HttpStatusCode.Unauthorized);
        }

        (await RefreshAsync("203.0.113.6")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await TokenAsync("203.0.113.6")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private async Task<(HttpStatusCode Status, TimeSpan? RetryAfter)> LoginAsync(string from, string verb, string password)
    {
        using var response = await From(from).PostTextAsync($"/api/v2/auth/{verb}", $$"""{"email": "ada@example.org", "password": "{{password}}"}""");
        return (response.StatusCode, response.Headers.RetryAfter?.Delta);
    }

    private async Task<HttpStatusCode> WithKeyAsync(string from, string key)
    {
        using var client = From(from);
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        using var response = await client.GetAsync("/api/v2/user/me", TestHttp.Ct);
        return response.StatusCode;
    }

    private async Task<HttpStatusCode> RefreshAsync(string from)
    {
        using var client = From(from);
        using var response = await client.PostTextAsync("/api/v2/auth/refresh", """{"refresh_token": "nbr_guess"}""");
        return response.StatusCode;
    }

    private async Task<(HttpStatusCode Status, string? Error, TimeSpan? RetryAfter)> TokenAsync(string from)
    {
        using var client = From(from);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "someone",
            ["client_secret"] = "a guess",
        });
        using var response = await client.PostAsync("/oauth/v2/token", form, TestHttp.Ct);
        var body = System.Text.Json.JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct));
        return (response.StatusCode, body.Text("error"), response.Headers.RetryAfter?.Delta);
    }

    private HttpClient From(string address)
    {
        var client = Server.ClientFor(null);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }
}
