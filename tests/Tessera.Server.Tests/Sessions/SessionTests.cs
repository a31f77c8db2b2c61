using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tessera.Server.Generations;

namespace Tessera.Server.Tests.Sessions;

/// <summary>Browsers signed in by cookie.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private const string Ada = "ada@example.org";
    private const string Session = "/api/v2/session";
    private const string Me = "/api/v2/user/me";

    private readonly ManualClock _time = new();
    private readonly LogWatch _log = new();
    private TestServer? _server;

    private TestServer Server => _server ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync(
        builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(_time);
            builder.Logging.AddProvider(_log).SetMinimumLevel(LogLevel.Trace);
        },
        "--Tessera:TrustedProxies:0=127.0.0.0/8");

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _log.Dispose();
    }

    [Fact]
    public async Task Signing_in_sets_a_cookie_that_scripts_cannot_read_and_answers_with_the_user()
    {
        using var browser = await Browser.RegisterAsync(Server, Ada);
        using var other = new Browser(Server);

        using var response = await other.SendAsync(HttpMethod.Post, Session, $$"""{"email": "Ada@Example.org", "password": "{{Browser.Password}}"}""");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.CacheControl?.NoStore.ShouldBeTrue();
        var cookie = response.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldStartWith("tessera=");
        cookie.Split("; ")[1..].ShouldBe(["max-age=7776000", "path=/", "samesite=lax", "httponly"]);
        var body = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct));
        var user = body.GetProperty("user");
        (user.Text("email"), user.Text("username"), user.Text("plan"), user.Text("role"), user.GetProperty("is_owner").GetBoolean()).ShouldBe((Ada, "ada", "free", "member", false));
        (user.Text("language"), user.Text("theme")).ShouldBe((null, "system"));
        body.Text("csrf").ShouldNotBeNullOrEmpty();
        (body.GetProperty("features").GetProperty("registration").GetBoolean(), body.GetProperty("features").GetProperty("redeem").GetBoolean()).ShouldBe((true, false));
        (await browser.Client.GetJsonAsync(Session)).GetProperty("user").Text("email").ShouldBe(Ada);
        (await browser.Client.GetJsonAsync(Me)).Text("email").ShouldBe(Ada);
    }

    [Fact]
    public async Task A_visitor_without_a_session_is_shown_what_the_installation_offers()
    {
        using var browser = new Browser(Server);

        var body = await browser.Client.GetJsonAsync(Session);

        (body.GetProperty("user").ValueKind, body.GetProperty("csrf").ValueKind).ShouldBe((JsonValueKind.Null, JsonValueKind.Null));
        body.GetProperty("features").GetProperty("registration").GetBoolean().ShouldBeTrue();
        (await browser.MeAsync()).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Over_HTTPS_the_cookie_is_secure_and_only_the_one_with_the_host_prefix_is_read()
    {
        using var browser = await Browser.RegisterAsync(Server, Ada);
        var https = ("X-Forwarded-Proto", "https");

        using var response = await browser.SendAsync(HttpMethod.Post, Session, $$"""{"email": "{{Ada}}", "password": "{{Browser.Password}}"}""", https);

        var cookie = response.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldStartWith("__Host-tessera=");
        cookie.Split("; ")[1..].ShouldBe(["max-age=7776000", "path=/", "secure", "samesite=lax", "httponly"]);
        using var secure = Server.ClientFor(null);
        secure.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        secure.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        (await secure.GetJsonAsync(Me)).Text("email").ShouldBe(Ada);
        (await browser.MeAsync()).ShouldBe(HttpStatusCode.OK);
        (await browser.StatusAsync(HttpMethod.Get, Me, null, https)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/api/v2/generate", """{"model": "gpt-5-nano", "prompt": "Hello"}""")]
    [InlineData("/v1/chat/completions", """{"model": "gpt-5-nano", "messages": [{"role": "user", "content": "Hello"}]}""")]
    [InlineData("/v1/messages", """{"model": "gpt-5-nano", "max_tokens": 100, "messages": [{"role": "user", "content": "Hello"}]}""")]
    public async Task The_cookie_is_accepted_wherever_a_key_is_and_the_account_pays(string path, string call)
    {
        using var browser = await Browser.RegisterAsync(Server, Ada);
        var before = (await browser.Client.GetJsonAsync(Me)).Whole("token_balance");

        (await browser.StatusAsync(HttpMethod.Post, path, call)).ShouldBe(HttpStatusCode.OK);

        (await browser.Client.GetJsonAsync(Me)).Whole("token_balance").ShouldBeLessThan(before);
        var made = (await browser.Client.GetJsonAsync("/api/v2/user/history")).GetProperty("items")[0];
        var row = await Server.Reader.FindAsync(new GenerationId(made.Whole("generation_id")));
        row.ShouldNotBeNull().Key.ShouldBeNull();
    }

    [Fact]
    public async Task A_repeated_call_of_a_session_is_answered_from_its_idempotency_key()
    {
        using var browser = await Browser.RegisterAsync(Server, Ada);
        var call = () => browser.SendAsync(HttpMethod.Post, "/api/v2/generate", """{"model": "gpt-5-nano", "prompt": "Hello"}""", ("Idempotency-Key", "once"));

        var first = await call().JsonAsync();
        using var second = await call();

        second.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
        JsonElement.Parse(await second.Content.ReadAsStringAsync(TestHttp.Ct)).Whole("id").ShouldBe(first.Whole("id"));
        second.Headers.Contains("X-RateLimit-Limit-Hour").ShouldBeTrue();
    }

    [Fact]
    public async Task A_key_that_is_sent_counts_and_never_the_cookie_beside_it()
    {
        using var browser = await Browser.RegisterAsync(Server, Ada);
        var account = await Server.OpenAccountAsync();

        var byKey = await browser.SendAsync(HttpMethod.Get, Me, null, ("Authorization", $"Bearer {account.Key}")).JsonAsync();

        byKey.Whole("id").ShouldBe(account.Id.Value);
        foreach (var (name, value) in ((string, string)[])[("Authorization", "Bearer nb_wrong"), ("Authorization", "Basic YTpi"), ("x-api-key", "nb_wrong"), ("x-goog-api-key", "x")])
        {
            (await browser.StatusAsync(HttpMethod.Get, Me, null, (name, value))).ShouldBe(HttpStatusCode.Unauthorized, $"{name}: {value}");
        }
    }

    [Fact]
    public async Task Signing_out_ends_one_browsers_session_and_no_others()
    {
        using var one = await Browser.RegisterAsync(Server, Ada);
        using var two = new Browser(Server);
        await two.SignInAsync(Ada);
        var kept = one.Cookie;

        (await one.StatusAsync(HttpMethod.Delete, Session)).ShouldBe(HttpStatusCode.NoContent);

        one.Cookie.ShouldBeNull();
        using var thief = Server.ClientFor(null);
        thief.DefaultRequestHeaders.Add("Cookie", $"tessera={kept}");
        using var refused = await thief.GetAsync(Me, TestHttp.Ct);
        (refused.StatusCode, JsonElement.Parse(await refused.Content.ReadAsStringAsync(TestHttp.Ct)).Text("message")).ShouldBe(
            (HttpStatusCode.Unauthorized, "The session has ended; sign in again."));
        (await thief.GetJsonAsync(Session)).GetProperty("user").ValueKind.ShouldBe(JsonValueKind.Null);
        (await two.MeAsync()).ShouldBe(HttpStatusCode.OK);
        (await one.StatusAsync(HttpMethod.Delete, Session)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Signing_in_again_replaces_the_browsers_session()
    {
        using var browser = await Browser.RegisterAsync(Server, Ada);
        var before = browser.Cookie;

        await browser.SignInAsync(Ada);

        browser.Cookie.ShouldNotBe(before);
        (await browser.MeAsync()).ShouldBe(HttpStatusCode.OK);
        using var old = Server.ClientFor(null);
        old.DefaultRequestHeaders.Add("Cookie", $"tessera={before}");
        (await old.GetAsync(Me, TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_session_lasts_14_days_after_its_last_use()
    {
        using var browser = await Browser.RegisterAsync(Server, Ada);

        _time.Advance(TimeSpan.FromDays(13));
        (await browser.MeAsync()).ShouldBe(HttpStatusCode.OK);
        _time.Advance(TimeSpan.FromDays(14) - TimeSpan.FromSeconds(1));
        (await browser.MeAsync()).ShouldBe(HttpStatusCode.OK);
        _time.Advance(TimeSpan.FromDays(14));

        (await browser.MeAsync()).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_session_in_constant_use_ends_90_days_after_it_began()
    {
        using var browser = await Browser.RegisterAsync(Server, Ada);
        for (var week = 1; week <= 12; week++)
        {
            _time.Advance(TimeSpan.FromDays(7));
            (await browser.MeAsync()).ShouldBe(HttpStatusCode.OK, $"week {week}");
        }

        _time.Advance(TimeSpan.FromDays(6));
        (await browser.MeAsync()).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Wrong_passwords_are_counted_as_those_of_login_are()
    {
        using var browser = await Browser.RegisterAsync(Server, Ada);
        using var client = Server.ClientFor(null);
        for (var count = 0; count < 10; count++)
        {
            var status = count % 2 == 0
                ? (await browser.SignInAsync(Ada, $"guess {count}")).Status
                : (await client.PostTextAsync("/api/v2/auth/login", $$"""{"email": "{{Ada}}", "password": "guess {{count}}"}""")).StatusCode;
            status.ShouldBe(HttpStatusCode.Unauthorized);
        }

        using var locked = await browser.SendAsync(HttpMethod.Post, Session, $$"""{"email": "{{Ada}}", "password": "{{Browser.Password}}"}""");

        locked.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        locked.Headers.RetryAfter?.Delta.ShouldBe(TimeSpan.FromMinutes(15));
        locked.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await browser.MeAsync()).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_cookie_that_was_changed_or_invented_is_refused()
    {
        using var browser = await Browser.RegisterAsync(Server, Ada);
        var real = browser.Cookie.ShouldNotBeNull();
        var middle = real.Length / 2;
        string[] forged =
        [
            $"{real[..middle]}{(real[middle] == 'A' ? 'B' : 'A')}{real[(middle + 1)..]}", real[..^2], browser.Csrf ?? "", "x", "%00", new string('a', 5000),
        ];

        foreach (var cookie in forged)
        {
            using var client = Server.ClientFor(null);
            client.DefaultRequestHeaders.Add("Cookie", $"tessera={cookie}");
            using var refused = await client.GetAsync(Me, TestHttp.Ct);
            refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, cookie);
        }
    }

    [Fact]
    public async Task Neither_the_cookie_nor_its_secret_is_stored_or_logged()
    {
        using var browser = await Browser.RegisterAsync(Server, Ada);
        await browser.MeAsync();
        await browser.StatusAsync(HttpMethod.Post, "/api/v2/generate", """{"model": "gpt-5-nano", "prompt": "Hello"}""");
        var cookie = browser.Cookie.ShouldNotBeNull();
        var tokens = Server.Services.GetRequiredService<Tessera.Server.Authentication.SessionTokens>();
        var secret = System.Text.Encoding.Latin1.GetString(tokens.Read(cookie).ShouldNotBeNull().Secret);

        _log.Text.ShouldNotContain(cookie);
        _log.Text.ShouldNotContain(browser.Csrf ?? "?");
        foreach (var file in Directory.EnumerateFiles(Server.DataDirectory, "tessera.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            var content = await reader.ReadToEndAsync(TestHttp.Ct);
            content.ShouldNotContain(cookie);
            content.ShouldNotContain(secret);
        }
    }
}
