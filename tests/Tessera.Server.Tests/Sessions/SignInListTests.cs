using System.Net;
using System.Text.Json;

namespace Tessera.Server.Tests.Sessions;

/// <summary>The list of an account's sign-ins, ending them, and what a change of the password ends.</summary>
public sealed class SignInListTests : IAsyncLifetime
{
    private const string Ada = "ada@example.org";
    private const string Sessions = "/api/v2/sessions";
    private const string Password = "/api/v2/user/password";
    private const string NewPassword = "four other words";

    private TestServer? _server;

    private TestServer Server => _server ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    [Fact]
    public async Task The_list_shows_every_sign_in_and_marks_the_callers_own()
    {
        using var one = await Browser.RegisterAsync(Server, Ada);
        using var two = new Browser(Server);
        two.Client.DefaultRequestHeaders.Add("User-Agent", "Firefox/140.0");
        await two.SignInAsync(Ada);
        await LoginAsync();
        using var stranger = await Browser.RegisterAsync(Server, "eve@example.org");

        var items = (await two.Client.GetJsonAsync(Sessions)).GetProperty("items").EnumerateArray().ToList();

        items.Count.ShouldBe(3);
        items.Count(item => item.Text("kind") == "program").ShouldBe(1);
        var own = items.Single(item => item.GetProperty("current").GetBoolean());
        (own.Text("kind"), own.Text("user_agent"), own.Text("ip")).ShouldBe(("browser", "Firefox/140.0", "127.0.0.1"));
        own.GetProperty("created_at").GetDateTimeOffset().ShouldBe(own.GetProperty("last_seen_at").GetDateTimeOffset());
        (await stranger.Client.GetJsonAsync(Sessions)).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_session_can_be_ended_from_another_one_of_the_same_account_only()
    {
        using var one = await Browser.RegisterAsync(Server, Ada);
        using var two = new Browser(Server);
        await two.SignInAsync(Ada);
        using var stranger = await Browser.RegisterAsync(Server, "eve@example.org");
        var lost = (await two.Client.GetJsonAsync(Sessions)).GetProperty("items").EnumerateArray().Single(item => !item.GetProperty("current").GetBoolean()).Whole("id");

        (await stranger.StatusAsync(HttpMethod.Delete, $"{Sessions}/{lost}")).ShouldBe(HttpStatusCode.NotFound);
        (await one.MeAsync()).ShouldBe(HttpStatusCode.OK);
        (await two.StatusAsync(HttpMethod.Delete, $"{Sessions}/{lost}")).ShouldBe(HttpStatusCode.NoContent);

        (await one.MeAsync()).ShouldBe(HttpStatusCode.Unauthorized);
        (await two.MeAsync()).ShouldBe(HttpStatusCode.OK);
        (await two.StatusAsync(HttpMethod.Delete, $"{Sessions}/{lost}")).ShouldBe(HttpStatusCode.NotFound);
        (await two.Client.GetJsonAsync(Sessions)).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_changed_password_ends_all_other_sign_ins_and_every_copy_of_the_cookie()
    {
        using var here = await Browser.RegisterAsync(Server, Ada);
        using var elsewhere = new Browser(Server);
        await elsewhere.SignInAsync(Ada);
        using var program = Server.ClientFor(await LoginAsync());
        using var thief = Server.ClientFor(null);
        thief.DefaultRequestHeaders.Add("Cookie", $"tessera={here.Cookie}");

        (await here.StatusAsync(HttpMethod.Post, Password, Change(Browser.Password, NewPassword))).ShouldBe(HttpStatusCode.NoContent);

        (await here.MeAsync()).ShouldBe(HttpStatusCode.OK);
        (await here.StatusAsync(HttpMethod.Patch, "/api/v2/user/me", """{"username": "Ada"}""")).ShouldBe(HttpStatusCode.OK, "The CSRF token stays the same.");
        (await elsewhere.MeAsync()).ShouldBe(HttpStatusCode.Unauthorized);
        foreach (var client in (HttpClient[])[program, thief])
        {
            using var refused = await client.GetAsync("/api/v2/user/me", TestHttp.Ct);
            refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        (await elsewhere.SignInAsync(Ada)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await elsewhere.SignInAsync(Ada, NewPassword)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_operator_sets_a_forgotten_password_which_ends_every_sign_in()
    {
        using var browser = await Browser.RegisterAsync(Server, Ada);

        var (status, output, _) = await Admin.Command.RunAsync(
            "admin", "account", "set-password", "--account", Ada, "--password", NewPassword, "--data", Server.DataDirectory);
        var (refused, _, error) = await Admin.Command.RunAsync(
            "admin", "account", "set-password", "--account", Ada, "--password", "short", "--data", Server.DataDirectory);

        (status, refused).ShouldBe((0, 1));
        output.ShouldContain("signed out everywhere");
        error.ShouldContain("`password` must have");
        (await browser.MeAsync()).ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.SignInAsync(Ada)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.SignInAsync(Ada, NewPassword)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_key_may_change_the_password_too_which_ends_every_session()
    {
        using var browser = await Browser.RegisterAsync(Server, Ada);
        using var signedIn = Server.ClientFor(await LoginAsync());

        using var changed = await signedIn.PostTextAsync(Password, Change(Browser.Password, NewPassword));

        changed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        changed.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await browser.MeAsync()).ShouldBe(HttpStatusCode.Unauthorized);
        (await signedIn.GetAsync("/api/v2/user/me", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var owner = await Server.Owner.PostTextAsync(Password, Change(Browser.Password, NewPassword));
        owner.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_wrong_current_password_is_an_error_of_its_member_and_counts_as_a_failed_sign_in()
    {
        using var browser = await Browser.RegisterAsync(Server, Ada);
        for (var count = 0; count < 10; count++)
        {
            using var refused = await browser.SendAsync(HttpMethod.Post, Password, Change($"guess {count}", NewPassword));
            refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            JsonElement.Parse(await refused.Content.ReadAsStringAsync(TestHttp.Ct))
                .GetProperty("details").GetProperty("fields")[0].Text("field").ShouldBe("current");
        }

        (await browser.StatusAsync(HttpMethod.Post, Password, Change(Browser.Password, NewPassword))).ShouldBe(HttpStatusCode.TooManyRequests);
        (await browser.MeAsync()).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{"language": "ru", "theme": "dark"}""", "ru", "dark")]
    [InlineData("""{"language": null}""", null, "system")]
    [InlineData("""{"theme": "light"}""", "en", "light")]
    public async Task Language_and_theme_are_kept_with_the_account(string change, string? language, string theme)
    {
        using var browser = await Browser.RegisterAsync(Server, Ada);
        await browser.StatusAsync(HttpMethod.Patch, "/api/v2/user/me", """{"language": "en"}""");

        (await browser.StatusAsync(HttpMethod.Patch, "/api/v2/user/me", change)).ShouldBe(HttpStatusCode.OK);

        var user = (await browser.Client.GetJsonAsync("/api/v2/session")).GetProperty("user");
        (user.Text("language"), user.Text("theme")).ShouldBe((language, theme));
    }

    [Theory]
    [InlineData("""{"language": "de"}""", "language")]
    [InlineData("""{"theme": "pink"}""", "theme")]
    public async Task Another_language_or_theme_is_refused_by_name(string change, string field)
    {
        using var browser = await Browser.RegisterAsync(Server, Ada);

        using var refused = await browser.SendAsync(HttpMethod.Patch, "/api/v2/user/me", change);

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldContain($"`{field}`");
    }

    private static string Change(string current, string fresh) => JsonSerializer.Serialize(new Dictionary<string, string> { ["current"] = current, ["new"] = fresh });

    private async Task<string?> LoginAsync()
    {
        using var client = Server.ClientFor(null);
        return (await client.PostTextAsync("/api/v2/auth/login", $$"""{"email": "{{Ada}}", "password": "{{Browser.Password}}"}""").JsonAsync()).Text("access_token");
    }
}
