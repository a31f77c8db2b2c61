using System.Net;
using System.Text.Json;
using Tessera.Server.Tests.Sessions;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Setup;

/// <summary>The set-up of a new installation: once, whole or not at all.</summary>
public sealed class SetupTests
{
    private const string Canary = "sk-canary-4d7f1e99c2b84";

    [Fact]
    public async Task It_gives_the_owners_account_its_email_and_signs_the_browser_in()
    {
        await using var server = await TestServer.StartAsync();
        using var browser = new Browser(server);
        (await server.StateAsync()).ShouldBe((true, false));
        var owner = await server.Owner.GetJsonAsync("/api/v2/user/me");

        using var response = await browser.SendAsync(HttpMethod.Post, SetupServer.Path, SetupServer.Body());

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var body = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct));
        var user = body.GetProperty("user");
        (user.Whole("id"), user.Text("email"), user.Text("username"), user.Text("role")).ShouldBe((owner.Whole("id"), SetupServer.Email, "Ада", "owner"));
        (user.GetProperty("is_owner").GetBoolean(), user.Text("language"), user.Text("theme")).ShouldBe((true, "ru", "dark"));
        browser.Csrf = body.Text("csrf");
        (await browser.StatusAsync(HttpMethod.Post, "/api/v2/generate", """{"model": "gpt-5-nano", "prompt": "Hello"}""")).ShouldBe(HttpStatusCode.OK);
        var audited = (await browser.Client.GetJsonAsync("/api/admin/v1/audit")).GetProperty("items")[0];
        (audited.Text("act"), audited.GetRawText().Contains(SetupServer.Password, StringComparison.Ordinal)).ShouldBe(("setup", false));
        audited.GetProperty("after").GetRawText().ShouldNotContain(SetupServer.Email);
        using var later = new Browser(server);
        (await later.SignInAsync(SetupServer.Email)).Status.ShouldBe(HttpStatusCode.OK);
        (await server.Owner.GetJsonAsync("/api/v2/user/me")).Text("email").ShouldBe(SetupServer.Email, "The key of the first start stays good.");
    }

    [Fact]
    public async Task Afterwards_it_is_refused_for_good()
    {
        var first = await TestServer.StartAsync();
        var code = await first.CodeAsync();
        (await first.SetUpAsync(SetupServer.Body())).Status.ShouldBe(HttpStatusCode.Created);

        await using var server = await first.RestartAsync();

        (await server.StateAsync()).ShouldBe((false, false));
        var (status, error) = await server.SetUpAsync(SetupServer.Body(code, "eve@example.org"));
        (status, error.Text("error")).ShouldBe((HttpStatusCode.Conflict, "conflict"));
        (await server.SendAsync(HttpMethod.Post, "/api/v2/setup/providers/test", $$"""{"provider": "openai", "key": "{{Canary}}", "code": "{{code}}"}""")).Status
            .ShouldBe(HttpStatusCode.Conflict);
        (await server.Owner.GetJsonAsync("/api/v2/user/me")).Text("email").ShouldBe(SetupServer.Email);
    }

    [Fact]
    public async Task Of_many_at_once_one_succeeds()
    {
        await using var server = await TestServer.StartAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(index => server.SetUpAsync(SetupServer.Body(email: $"owner{index}@example.org"))));

        outcomes.Count(outcome => outcome.Status == HttpStatusCode.Created).ShouldBe(1);
        outcomes.Count(outcome => outcome.Status == HttpStatusCode.Conflict).ShouldBe(11);
        var winner = outcomes.Single(outcome => outcome.Status == HttpStatusCode.Created).Body.GetProperty("user");
        (await server.Owner.GetJsonAsync("/api/v2/user/me")).Text("email").ShouldBe(winner.Text("email"));
        (await server.Database.ReadAsync(session => session.Prepared("SELECT count(*) FROM sign_ins").ExecuteScalarAsync(TestHttp.Ct))).ShouldBe(1L);
    }

    [Fact]
    public async Task Of_many_alike_at_once_the_losers_learn_that_it_is_done()
    {
        await using var server = await TestServer.StartAsync();
        var body = SetupServer.Body(providers: $$"""[{"provider": "openai", "key": "{{Canary}}", "base_url": "http://127.0.0.1:9"}]""");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => server.SetUpAsync(body)));

        outcomes.Count(outcome => outcome.Status == HttpStatusCode.Created).ShouldBe(1);
        outcomes.Count(outcome => outcome.Status == HttpStatusCode.Conflict).ShouldBe(11);
    }

    [Fact]
    public async Task Two_nodes_show_one_code_and_only_one_of_them_sets_up()
    {
        await using var one = await TestServer.StartNodeAsync(null);
        await using var two = await one.StartBesideAsync();
        var code = await one.CodeAsync();
        (await two.CodeAsync()).ShouldBe(code);

        var outcomes = await Task.WhenAll(new[] { one, two }.Select(server => server.SetUpAsync(SetupServer.Body(code, $"owner@{server.Url.Port}.example.org"))));

        outcomes.Select(outcome => outcome.Status).Order().ShouldBe([HttpStatusCode.Created, HttpStatusCode.Conflict]);
    }

    [Fact]
    public async Task A_key_is_tested_before_it_is_stored_and_serves_at_once_afterwards()
    {
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await TestServer.StartAsync();
        string Key(string secret) => $$"""{"provider": "openai", "key": "{{secret}}", "base_url": "{{vendor.BaseUrl}}"}""";

        var (status, tested) = await server.SendAsync(HttpMethod.Post, "/api/v2/setup/providers/test", Key(Canary));

        status.ShouldBe(HttpStatusCode.OK);
        (tested.GetProperty("ok").GetBoolean(), tested.Text("result")).ShouldBe((true, "accepted"));
        vendor.RefusedKey = "sk-wrong-0123456789";
        var (_, refused) = await server.SendAsync(HttpMethod.Post, "/api/v2/setup/providers/test", Key(vendor.RefusedKey));
        (refused.GetProperty("ok").GetBoolean(), refused.Text("result")).ShouldBe((false, "failed"));
        refused.Text("message").ShouldNotBeNull().ShouldNotContain(vendor.RefusedKey);
        (await StoredAsync(server)).ShouldBe(0);
        (await server.SetUpAsync(SetupServer.Body(providers: $"[{Key(Canary)}]"))).Status.ShouldBe(HttpStatusCode.Created);
        (await StoredAsync(server)).ShouldBe(1);
        var made = await server.Owner.GenerateAsync("""{"model": "gpt-5", "prompt": "Hello"}""");
        made.Text("status").ShouldBe("completed");
        vendor.Keys.ShouldContain(Canary);
    }

    [Fact]
    public async Task A_key_that_its_provider_refuses_is_known_as_such_from_the_start()
    {
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await TestServer.StartAsync();
        vendor.RefusedKey = Canary;

        var (status, _) = await server.SetUpAsync(SetupServer.Body(providers: $$"""[{"provider": "openai", "key": "{{Canary}}", "base_url": "{{vendor.BaseUrl}}"}]"""));

        status.ShouldBe(HttpStatusCode.Created);
        (await server.Owner.GetJsonAsync("/api/v2/models/gpt-5")).GetProperty("available").GetBoolean().ShouldBeFalse();
        (await server.Owner.GetJsonAsync("/api/v2/models/claude-haiku-4.5")).GetProperty("available").GetBoolean().ShouldBeTrue("the sandbox serves it");
    }

    [Theory]
    [InlineData("open", true)]
    [InlineData("closed", false)]
    public async Task It_opens_or_closes_registration(string registration, bool isOpen)
    {
        await using var server = await TestServer.StartAsync();
        var body = SetupServer.Body().Replace("{\"email\"", $"{{\"registration\": \"{registration}\", \"email\"", StringComparison.Ordinal);

        var (status, session) = await server.SetUpAsync(body);

        (status, session.GetProperty("features").GetProperty("registration").GetBoolean()).ShouldBe((HttpStatusCode.Created, isOpen));
    }

    [Fact]
    public async Task Where_something_of_it_cannot_be_stored_nothing_is()
    {
        await using var server = await TestServer.StartAsync();
        var code = await server.CodeAsync();
        await server.Database.WriteAsync(session => session.Prepared("ALTER TABLE refresh_tokens RENAME TO refresh_tokens_gone").ExecuteNonQueryAsync(TestHttp.Ct));

        // The session is the last that it writes.
        (await server.SetUpAsync(SetupServer.Body(providers: $$"""[{"provider": "openai", "key": "{{Canary}}"}]"""))).Status.ShouldBe(HttpStatusCode.InternalServerError);

        (await server.StateAsync()).Required.ShouldBeTrue();
        (await StoredAsync(server)).ShouldBe(0);
        await server.Database.WriteAsync(session => session.Prepared("ALTER TABLE refresh_tokens_gone RENAME TO refresh_tokens").ExecuteNonQueryAsync(TestHttp.Ct));
        (await server.CodeAsync()).ShouldBe(code);
        (await server.SetUpAsync(SetupServer.Body())).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_provider_that_has_a_key_and_an_email_that_is_taken_are_errors_of_their_members()
    {
        await using var server = await TestServer.StartAsync();
        (await Admin.Command.RunAsync("admin", "provider", "add", "--provider", "openai", "--key", Canary, "--data", server.DataDirectory)).Status.ShouldBe(0);
        (await Admin.Command.RunAsync("admin", "account", "create", "--email", "eve@example.org", "--data", server.DataDirectory)).Status.ShouldBe(0);
        var code = await server.CodeAsync();

        var (status, error) = await server.SetUpAsync(SetupServer.Body(code, providers: $$"""[{"provider": "anthropic", "key": "{{Canary}}"}, {"provider": "openai", "key": "{{Canary}}"}]"""));
        var (taken, other) = await server.SetUpAsync(SetupServer.Body(code, "eve@example.org"));

        (status, FieldOf(error)).ShouldBe((HttpStatusCode.UnprocessableEntity, "providers[1].provider"));
        (taken, FieldOf(other)).ShouldBe((HttpStatusCode.UnprocessableEntity, "email"));
        (await StoredAsync(server)).ShouldBe(1);
        (await server.StateAsync()).Required.ShouldBeTrue();
    }

    [Theory]
    [InlineData("""[{"provider": "opnai", "key": "x"}]""", "providers[0].provider", "Did you mean openai?")]
    [InlineData("""[{"provider": "openai"}]""", "providers[0].key", "openai:")]
    [InlineData("""[{"provider": "openai", "key": "sk-0123456789"}, {"provider": "OpenAI", "key": "sk-9876543210"}]""", "providers[1].provider", "is there twice")]
    [InlineData("""[{"provider": "openai", "key": "sk-0123456789", "secret": "x"}]""", "providers[0].secret", "There is no member")]
    public async Task A_wrong_provider_is_named_by_its_place(string providers, string field, string says)
    {
        await using var server = await TestServer.StartAsync();

        var (status, error) = await server.SetUpAsync(SetupServer.Body(providers: providers));

        (status, FieldOf(error)).ShouldBe((HttpStatusCode.UnprocessableEntity, field));
        error.Text("message").ShouldNotBeNull().ShouldContain(says);
        (await server.StateAsync()).Required.ShouldBeTrue();
    }

    private static string? FieldOf(JsonElement error) => error.GetProperty("details").GetProperty("fields")[0].Text("field");

    private static async Task<long> StoredAsync(TestServer server) =>
        (long)(await server.Database.ReadAsync(session => session.Prepared("SELECT count(*) FROM provider_credentials").ExecuteScalarAsync(TestHttp.Ct)) ?? 0L);
}
