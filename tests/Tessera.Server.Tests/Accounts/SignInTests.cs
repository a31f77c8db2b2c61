using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Tessera.Server.Tests.Accounts;

public sealed class SignInTests : IAsyncLifetime
{
    private const string Me = "/api/v2/user/me";
    private const string Ada = """{"email": "Ada@Example.org", "password": "correct horse"}""";

    private readonly ManualClock _time = new();
    private TestServer? _server;

    private TestServer Server => _server ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() =>
        _server = await TestServer.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(_time));

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    [Fact]
    public async Task Registering_opens_an_account_on_the_free_plan_with_50_tokens_and_signs_in()
    {
        var (status, body) = await PostAsync("register", """{"email": "Ada@Example.org", "password": "correct horse", "username": "Ада"}""");

        status.ShouldBe(HttpStatusCode.Created);
        body.Text("token_type").ShouldBe("bearer");
        body.Whole("expires_in").ShouldBe(900);
        body.GetProperty("is_new_user").GetBoolean().ShouldBeTrue();
        var user = body.GetProperty("user");
        (user.Text("email"), user.Text("username"), user.Text("plan"), user.Whole("token_balance")).ShouldBe(("ada@example.org", "Ада", "free", 50));
        using var client = Server.ClientFor(body.Text("access_token"));
        (await client.GetJsonAsync(Me)).Text("email").ShouldBe("ada@example.org");
    }

    [Theory]
    [InlineData("""{"email": "ada@example.org", "password": "1234567"}""", "must have 8 to 256 characters, got 7")]
    [InlineData("""{"email": "ada.example.org", "password": "12345678"}""", "must be an address such as")]
    [InlineData("""{"email": "ada@example.org.", "password": "12345678"}""", "must be an address such as")]
    [InlineData("""{"email": "ada\u200b@example.org", "password": "12345678"}""", "must be an address such as")]
    [InlineData("""{"email": "ada@example.org"}""", "`password` is required")]
    [InlineData("""{"email": "ada@example.org", "pasword": "12345678"}""", "There is no member `pasword`. Did you mean `password`?")]
    public async Task A_bad_registration_reports_the_reason(string body, string says)
    {
        var (status, error) = await PostAsync("register", body);

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        error.Text("message").ShouldNotBeNull().ShouldContain(says);
    }

    [Fact]
    public async Task Signing_in_requires_the_right_password_and_replies_alike_for_a_wrong_one_and_an_unknown_email()
    {
        await PostAsync("register", Ada);

        var (right, body) = await PostAsync("login", Ada);
        var (wrong, wrongBody) = await PostAsync("login", """{"email": "ada@example.org", "password": "wrong horse"}""");
        var (unknown, unknownBody) = await PostAsync("login", """{"email": "bob@example.org", "password": "correct horse"}""");

        right.ShouldBe(HttpStatusCode.OK);
        body.GetProperty("user").Text("email").ShouldBe("ada@example.org");
        wrong.ShouldBe(HttpStatusCode.Unauthorized);
        unknown.ShouldBe(HttpStatusCode.Unauthorized);
        (unknownBody.Text("error"), unknownBody.Text("message")).ShouldBe((wrongBody.Text("error"), wrongBody.Text("message")));
    }

    [Theory]
    [InlineData("ada@example.org")]
    [InlineData("nobody@example.org")]
    public async Task After_ten_wrong_passwords_an_email_waits_whether_it_has_an_account_or_not(string email)
    {
        await PostAsync("register", Ada);
        for (var count = 0; count < 10; count++)
        {
            (await PostAsync("login", $$"""{"email": "{{email}}", "password": "guess {{count}}"}""")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        }

        using var client = Server.ClientFor(null);
        using var locked = await client.PostTextAsync("/api/v2/auth/login", $$"""{"email": "{{email}}", "password": "correct horse"}""");

        locked.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        locked.Headers.RetryAfter?.Delta.ShouldBe(TimeSpan.FromMinutes(15));
        JsonElement.Parse(await locked.Content.ReadAsStringAsync(TestHttp.Ct)).Text("error").ShouldBe("rate_limit_exceeded");
        _time.Advance(TimeSpan.FromMinutes(15));
        (await PostAsync("login", $$"""{"email": "{{email}}", "password": "correct horse"}""")).Status
            .ShouldBe(email.StartsWith("ada", StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Guesses_made_at_the_same_time_are_counted_too()
    {
        await PostAsync("register", Ada);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 25).Select(count =>
            PostAsync("login", $$"""{"email": "ada@example.org", "password": "guess {{count}}"}""")));

        outcomes.Count(outcome => outcome.Status == HttpStatusCode.Unauthorized).ShouldBe(10);
        outcomes.Count(outcome => outcome.Status == HttpStatusCode.TooManyRequests).ShouldBe(15);
    }

    [Fact]
    public async Task A_right_password_forgives_the_wrong_ones_before_it()
    {
        await PostAsync("register", Ada);
        for (var count = 0; count < 18; count++)
        {
            var password = count % 9 == 8 ? "correct horse" : "wrong horse";
            await PostAsync("login", $$"""{"email": "ada@example.org", "password": "{{password}}"}""");
        }

        (await PostAsync("login", Ada)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_access_token_lasts_15_minutes_and_then_is_reported_as_expired()
    {
        var (_, body) = await PostAsync("register", Ada);
        using var client = Server.ClientFor(body.Text("access_token"));

        _time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        (await client.GetAsync(Me, TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _time.Advance(TimeSpan.FromSeconds(1));
        using var expired = await client.GetAsync(Me, TestHttp.Ct);

        expired.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        JsonElement.Parse(await expired.Content.ReadAsStringAsync(TestHttp.Ct)).Text("error").ShouldBe("token_expired");
    }

    [Fact]
    public async Task A_forged_access_token_is_not_authenticated()
    {
        var (_, body) = await PostAsync("register", Ada);
        var token = body.Text("access_token") ?? "";
        var middle = token.Length / 2;
        var forged = $"{token[..middle]}{(token[middle] == 'A' ? 'B' : 'A')}{token[(middle + 1)..]}";
        using var client = Server.ClientFor(forged);

        using var response = await client.GetAsync(Me, TestHttp.Ct);

        JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct)).Text("error").ShouldBe("not_authenticated");
    }

    [Fact]
    public async Task Refreshing_gives_the_next_pair_and_keeps_the_sign_in_for_30_days_more()
    {
        var (_, body) = await PostAsync("register", Ada);

        for (var month = 0; month < 3; month++)
        {
            _time.Advance(TimeSpan.FromDays(29));
            var (status, next) = await PostAsync("refresh", Refresh(body));
            status.ShouldBe(HttpStatusCode.OK);
            next.Text("refresh_token").ShouldNotBe(body.Text("refresh_token"));
            body = next;
        }

        using var client = Server.ClientFor(body.Text("access_token"));
        (await client.GetAsync(Me, TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _time.Advance(TimeSpan.FromDays(30));
        (await PostAsync("refresh", Refresh(body))).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_refresh_token_used_twice_ends_the_whole_sign_in()
    {
        var (_, stolen) = await PostAsync("register", Ada);
        var (_, next) = await PostAsync("refresh", Refresh(stolen));
        var (_, elsewhere) = await PostAsync("login", Ada);

        (await PostAsync("refresh", Refresh(stolen))).Status.ShouldBe(HttpStatusCode.Unauthorized);

        (await PostAsync("refresh", Refresh(next))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        using var client = Server.ClientFor(next.Text("access_token"));
        (await client.GetAsync(Me, TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync("refresh", Refresh(elsewhere))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_concurrent_uses_of_one_refresh_token_one_succeeds()
    {
        var (_, body) = await PostAsync("register", Ada);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync("refresh", Refresh(body))));

        outcomes.Count(outcome => outcome.Status == HttpStatusCode.OK).ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Signing_out_ends_both_tokens_at_once(bool byRefreshToken)
    {
        var (_, body) = await PostAsync("register", Ada);
        using var client = Server.ClientFor(body.Text("access_token"));

        using var first = byRefreshToken
            ? await client.PostTextAsync("/api/v2/auth/logout", Refresh(body))
            : await client.PostAsync("/api/v2/auth/logout", null, TestHttp.Ct);

        first.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.GetAsync(Me, TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync("refresh", Refresh(body))).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Neither_passwords_nor_tokens_are_stored_as_they_are()
    {
        var (_, body) = await PostAsync("register", Ada);
        await Server.Database.WriteAsync(session => session.Prepared("SELECT 1").ExecuteScalarAsync(TestHttp.Ct));

        foreach (var file in Directory.EnumerateFiles(Server.DataDirectory, "tessera.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            var content = await reader.ReadToEndAsync(TestHttp.Ct);
            content.ShouldNotContain("correct horse");
            content.ShouldNotContain(body.Text("refresh_token") ?? "?");
            content.ShouldNotContain(Server.OwnerKey);
        }
    }

    [Fact]
    public async Task A_signed_in_user_without_API_access_may_look_but_not_make_keys()
    {
        var (_, body) = await PostAsync("register", Ada);
        using var client = Server.ClientFor(body.Text("access_token"));

        (await client.GetAsync("/api/v2/keys", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var refused = await client.PostTextAsync("/api/v2/keys", """{"name": "mine"}""");

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        JsonElement.Parse(await refused.Content.ReadAsStringAsync(TestHttp.Ct)).Text("error").ShouldBe("insufficient_plan");
    }

    private static string Refresh(JsonElement body) => $$"""{"refresh_token": "{{body.Text("refresh_token")}}"}""";

    private async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string verb, string json)
    {
        using var client = Server.ClientFor(null);
        using var response = await client.PostTextAsync($"/api/v2/auth/{verb}", json);
        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct)));
    }
}
