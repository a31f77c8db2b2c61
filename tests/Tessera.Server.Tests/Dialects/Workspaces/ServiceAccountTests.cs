using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Authentication;

namespace Tessera.Server.Tests.Dialects.Workspaces;

public sealed class ServiceAccountTests : IAsyncLifetime
{
    private readonly ManualClock _time = new();
    private TestServer? _server;

    private TestServer Server => _server ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(_time));

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    [Fact]
    public async Task Its_token_works_in_its_workspace_for_the_owners_tokens_and_nowhere_else()
    {
        var (caller, other) = (await WorkspaceCaller.OpenAsync(Server, tokens: 100), await WorkspaceCaller.OpenAsync(Server));
        var (id, secret) = await CreateAsync(caller);

        var reply = await TokenAsync(("grant_type", "client_credentials"), ("client_id", id), ("client_secret", secret), ("scope", "openid")).JsonAsync();

        reply.Members().ShouldBe(["access_token", "token_type", "expires_in"]);
        (reply.Text("token_type"), reply.Whole("expires_in")).ShouldBe(("Bearer", 14_399));
        var token = reply.Text("access_token") ?? "";
        using var client = WorkspaceCaller.ClientOf(Server, token, caller.Workspace);
        (await client.PostTextAsync($"{WorkspaceCaller.Root}/", """{"prompt":"A hill"}""")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetJsonAsync($"{WorkspaceCaller.Root}/history"))[0].Whole("user_id").ShouldBe(caller.Owner.Value);
        (await Generations.ServerChecks.TokensAsync(caller.Account.Client)).ShouldBe((96, 0));
        (await client.GetJsonAsync("/api/workspace-service/v1/workspaces")).GetProperty("data")[0].Text("id").ShouldBe(caller.Workspace);
        using var elsewhere = WorkspaceCaller.ClientOf(Server, token, other.Workspace);
        (await elsewhere.GetAsync($"{WorkspaceCaller.Root}/history", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/api/v2/balance", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_secret_may_come_as_HTTP_Basic()
    {
        var (id, secret) = await CreateAsync(await WorkspaceCaller.OpenAsync(Server));

        using var good = await BasicAsync(id, secret);
        using var bad = await BasicAsync(id, secret + "x");
        using var twice = await BasicAsync(id, secret, ("client_secret", secret));

        good.StatusCode.ShouldBe(HttpStatusCode.OK);
        good.Headers.CacheControl?.NoStore.ShouldBeTrue();
        bad.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        bad.Headers.WwwAuthenticate.ToString().ShouldStartWith("Basic");
        (await ErrorAsync(bad)).ShouldBe("invalid_client");
        (twice.StatusCode, await ErrorAsync(twice)).ShouldBe((HttpStatusCode.BadRequest, "invalid_request"));
    }

    [Fact]
    public async Task Every_refusal_has_the_form_of_OAuth()
    {
        var (id, secret) = await CreateAsync(await WorkspaceCaller.OpenAsync(Server));

        await RefusesAsync(HttpStatusCode.BadRequest, "invalid_request");
        await RefusesAsync(HttpStatusCode.BadRequest, "unsupported_grant_type", ("grant_type", "password"));
        await RefusesAsync(HttpStatusCode.BadRequest, "invalid_request", ("grant_type", "client_credentials"));
        await RefusesAsync(HttpStatusCode.Unauthorized, "invalid_client", ("grant_type", "client_credentials"), ("client_id", id), ("client_secret", "x"));
        await RefusesAsync(HttpStatusCode.Unauthorized, "invalid_client", ("grant_type", "client_credentials"), ("client_id", "x"), ("client_secret", secret));
        await RefusesAsync(HttpStatusCode.BadRequest, "invalid_request", ("grant_type", "client_credentials"), ("grant_type", "client_credentials"));
        using var json = await Server.ClientFor(null).PostTextAsync("/oauth/v2/token", "{}");
        (json.StatusCode, await ErrorAsync(json)).ShouldBe((HttpStatusCode.BadRequest, "invalid_request"));
        using var zipped = new StringContent("grant_type", Encoding.UTF8, "application/x-www-form-urlencoded") { Headers = { ContentEncoding = { "gzip" } } };
        using var unreadable = await Server.ClientFor(null).PostAsync("/oauth/v2/token", zipped, TestHttp.Ct);
        (unreadable.StatusCode, await ErrorAsync(unreadable)).ShouldBe((HttpStatusCode.BadRequest, "invalid_request"));
        using var utf16 = new StringContent("grant_type", Encoding.Unicode, "application/x-www-form-urlencoded");
        using var unsupported = await Server.ClientFor(null).PostAsync("/oauth/v2/token", utf16, TestHttp.Ct);
        (unsupported.StatusCode, await ErrorAsync(unsupported)).ShouldBe((HttpStatusCode.UnsupportedMediaType, "invalid_request"));
        using var got = await Server.ClientFor(null).GetAsync("/oauth/v2/token", TestHttp.Ct);
        (got.StatusCode, await ErrorAsync(got)).ShouldBe((HttpStatusCode.MethodNotAllowed, "invalid_request"));
    }

    [Theory]
    [InlineData("", "client_credentials")]
    [InlineData("a \"quoted\" \\ grant", "client_credentials")]
    public async Task A_description_names_the_grant_in_the_characters_of_RFC_6749(string grant, string named)
    {
        using var response = await TokenAsync(("grant_type", grant));

        var description = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct)).Text("error_description").ShouldNotBeNull();
        description.ShouldContain(named);
        description.ShouldNotContain('"');
        description.ShouldNotContain('\\');
    }

    [Fact]
    public async Task A_token_ends_with_its_time_and_with_its_account()
    {
        var caller = await WorkspaceCaller.OpenAsync(Server);
        var (id, secret) = await CreateAsync(caller);
        var (first, second) = (await SignInAsync(id, secret), "");

        _time.Advance(TimeSpan.FromSeconds(14_398));
        (await HistoryAsync(first)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _time.Advance(TimeSpan.FromSeconds(1));
        using var expired = await HistoryAsync(first);
        second = await SignInAsync(id, secret);
        (await HistoryAsync(second)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await AdminCommands.RunAsync(Server, "service-account", "revoke", id);

        expired.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await expired.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldContain("/oauth/v2/token");
        (await HistoryAsync(second)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await RefusesAsync(HttpStatusCode.Unauthorized, "invalid_client", ("grant_type", "client_credentials"), ("client_id", id), ("client_secret", secret));

        Task<HttpResponseMessage> HistoryAsync(string token) =>
            WorkspaceCaller.ClientOf(Server, token, caller.Workspace).GetAsync($"{WorkspaceCaller.Root}/history", TestHttp.Ct);
    }

    [Fact]
    public async Task The_secret_is_shown_once_and_kept_nowhere()
    {
        var caller = await WorkspaceCaller.OpenAsync(Server);
        var (id, secret) = await CreateAsync(caller);

        var listed = await AdminCommands.RunAsync(Server, "service-account", "list", "--workspace", caller.Workspace, "--json");

        listed.ShouldContain(id);
        listed.ShouldNotContain(secret);
        foreach (var file in Directory.GetFiles(Server.DataDirectory, "tessera.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var content = new MemoryStream();
            await stream.CopyToAsync(content, TestHttp.Ct);
            content.ToArray().AsSpan().IndexOf(Encoding.ASCII.GetBytes(secret)).ShouldBe(-1, file);
        }
    }

    [Fact]
    public async Task The_operator_cannot_create_more_than_the_maximum_either()
    {
        var caller = await WorkspaceCaller.OpenAsync(Server);
        for (var made = 0; made < ServiceAccountStore.MaxPerWorkspace; made++)
        {
            await CreateAsync(caller);
        }

        var (status, _, error) = await Admin.Command.RunAsync(
            "admin", "service-account", "create", "--workspace", caller.Workspace, "--name", "robot", "--data", Server.DataDirectory);

        status.ShouldBe(1);
        error.ShouldContain("the maximum");
    }

    [Fact]
    public async Task The_operator_makes_workspaces_and_lists_them()
    {
        var caller = await WorkspaceCaller.OpenAsync(Server);

        var id = await AdminCommands.RunAsync(Server, "workspace", "create", "--account", $"{caller.Owner}", "--name", "Campaigns");
        var table = await AdminCommands.RunAsync(Server, "workspace", "list", "--account", $"{caller.Owner}");
        var (status, _, error) = await Admin.Command.RunAsync(
            "admin", "workspace", "remove-member", "--workspace", id, "--account", $"{caller.Owner}", "--data", Server.DataDirectory);

        table.ShouldContain("Campaigns");
        table.ShouldContain("Personal");
        (await WorkspaceCaller.In(Server, caller.Account, id).GetAsync("/history")).GetArrayLength().ShouldBe(0);
        status.ShouldBe(1);
        error.ShouldContain("the owner cannot be changed");
    }

    private async Task<(string Id, string Secret)> CreateAsync(WorkspaceCaller caller)
    {
        var printed = await AdminCommands.RunAsync(Server, "service-account", "create", "--workspace", caller.Workspace, "--name", "robot");
        var lines = printed.Split('\n').Select(line => line.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1].Trim());
        return (lines["client_id"], lines["client_secret"]);
    }

    private async Task<string> SignInAsync(string id, string secret) =>
        (await TokenAsync(("grant_type", "client_credentials"), ("client_id", id), ("client_secret", secret)).JsonAsync()).Text("access_token") ?? "";

    private async Task<HttpResponseMessage> TokenAsync(params (string Name, string Value)[] form)
    {
        using var content = Form(form);
        return await Server.ClientFor(null).PostAsync("/oauth/v2/token", content, TestHttp.Ct);
    }

    private async Task<HttpResponseMessage> BasicAsync(string id, string secret, params (string Name, string Value)[] more)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth/v2/token") { Content = Form([("grant_type", "client_credentials"), .. more]) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(id)}:{Uri.EscapeDataString(secret)}")));
        return await Server.ClientFor(null).SendAsync(request, TestHttp.Ct);
    }

    private async Task RefusesAsync(HttpStatusCode status, string error, params (string Name, string Value)[] form)
    {
        using var response = await TokenAsync(form);
        (response.StatusCode, await ErrorAsync(response)).ShouldBe((status, error));
    }

    private static async Task<string?> ErrorAsync(HttpResponseMessage response)
    {
        var body = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct));
        body.Members().ShouldBe(["error", "error_description"]);
        return body.Text("error");
    }

    private static FormUrlEncodedContent Form((string Name, string Value)[] form) => new(form.Select(member => KeyValuePair.Create(member.Name, member.Value)));
}
