using System.Net;
using System.Text;
using System.Text.Json;
using Tessera.Server.Tests.Dialects.V2.Generations;
using Tessera.Server.Tests.Sessions;

namespace Tessera.Server.Tests.Dialects.V2.Workspaces;

public sealed class OwnWorkspacesTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Path = "/api/v2/workspaces";

    [Fact]
    public async Task An_account_creates_renames_and_limits_a_workspace_once_for_a_repeated_call()
    {
        var account = await v2.Server.OpenAccountAsync();
        using var client = await v2.Server.SignInAsync(account);

        var first = await CreateAsync(client, "Studio", "once");
        var again = await CreateAsync(client, "Studio", "once");
        var (status, changed) = await SendAsync(client, HttpMethod.Patch, $"{Path}/{first.Text("id")}", """{"name":"Atelier","images_per_day":7}""");
        var listed = (await client.GetJsonAsync(Path)).Items();

        first.ToString().ShouldBe(again.ToString());
        (first.Text("role"), first.GetProperty("is_personal").GetBoolean()).ShouldBe(("owner", false));
        (status, changed.Text("name"), changed.Whole("images_per_day"), changed.Whole("images_per_month")).ShouldBe((200, "Atelier", 7, 10_000));
        listed.Select(own => (own.Text("name"), own.GetProperty("is_personal").GetBoolean())).ShouldBe([("Personal", true), ("Atelier", false)]);
        (await SendAsync(client, HttpMethod.Patch, $"{Path}/{first.Text("id")}", "{}")).Status.ShouldBe(422);
        (await SendAsync(client, HttpMethod.Patch, $"{Path}/no-such", """{"name":"x"}""")).Status.ShouldBe(404);
        (await SendAsync(client, HttpMethod.Post, Path, """{"name":""}""")).Status.ShouldBe(422);
    }

    [Fact]
    public async Task Each_role_may_do_what_it_is_for()
    {
        var email = $"{Guid.CreateVersion7():N}@example.org";
        using var guest = await Browser.RegisterAsync(v2.Server, email);
        using var owner = await v2.Server.SignInAsync(await v2.Server.OpenAccountAsync());
        using var stranger = await v2.Server.SignInAsync(await v2.Server.OpenAccountAsync());
        var workspace = $"{Path}/{(await CreateAsync(owner, "Shared")).Text("id")}";
        guest.Client.DefaultRequestHeaders.Add("X-CSRF", guest.Csrf);
        var invitation = JsonSerializer.Serialize(new { email });
        (await SendAsync(guest.Client, HttpMethod.Get, $"{workspace}/members")).Status.ShouldBe(404);

        var (added, member) = await SendAsync(owner, HttpMethod.Post, $"{workspace}/members", invitation);

        (added, member.Text("role")).ShouldBe((200, "member"));
        (await guest.Client.GetJsonAsync(Path)).Items().Select(own => own.Text("role")).ShouldBe(["owner", "member"]);
        (await SendAsync(guest.Client, HttpMethod.Get, $"{workspace}/members")).Body.Items().Count.ShouldBe(2);
        (string Path, HttpMethod Method, string? Body)[] owners = [("", HttpMethod.Patch, """{"name":"Mine"}"""), ("/service-accounts", HttpMethod.Post, """{"name":"x"}""")];
        (string Path, HttpMethod Method, string? Body)[] admins = [("/members", HttpMethod.Post, invitation), ("/service-accounts/none", HttpMethod.Delete, null)];
        foreach (var (path, method, body) in owners.Concat(admins))
        {
            (await SendAsync(guest.Client, method, workspace + path, body)).Status.ShouldBe(403, $"a member: {method} {path}");
            (await SendAsync(stranger, method, workspace + path, body)).Status.ShouldBe(404, $"a stranger: {method} {path}");
        }

        await SendAsync(owner, HttpMethod.Post, $"{workspace}/members", JsonSerializer.Serialize(new { email, role = "admin" }));
        foreach (var (path, method, body) in owners)
        {
            (await SendAsync(guest.Client, method, workspace + path, body)).Status.ShouldBe(403, $"an admin: {method} {path}");
        }

        (await SendAsync(guest.Client, HttpMethod.Delete, $"{workspace}/service-accounts/none")).Status.ShouldBe(404);
        var self = (await SendAsync(guest.Client, HttpMethod.Get, "/api/v2/user/me")).Body.Whole("id");
        (await SendAsync(guest.Client, HttpMethod.Delete, $"{workspace}/members/{self}")).Status.ShouldBe(204);
        (await SendAsync(guest.Client, HttpMethod.Get, $"{workspace}/members")).Status.ShouldBe(404);
        (await SendAsync(owner, HttpMethod.Post, $"{workspace}/members", """{"email":"nobody@example.org"}""")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_service_account_works_until_it_is_revoked_and_its_secret_is_shown_once()
    {
        var account = await v2.Server.OpenAccountAsync();
        using var owner = await v2.Server.SignInAsync(account);
        var id = (await CreateAsync(owner, "Programs")).Text("id");
        var path = $"{Path}/{id}/service-accounts";

        var (status, created) = await SendAsync(owner, HttpMethod.Post, path, """{"name":"Website"}""");
        var secret = created.Text("client_secret") ?? "";
        using var program = v2.Server.ClientFor(await TokenAsync(created.Text("client_id"), secret));
        program.DefaultRequestHeaders.Add("x-workspace-id", id);

        status.ShouldBe(201);
        (await program.GetAsync("/api/ds-prototypes/history", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await owner.GetStringAsync(path, TestHttp.Ct)).ShouldNotContain(secret);
        using var other = await v2.Server.SignInAsync(await v2.Server.OpenAccountAsync());
        var elsewhere = $"{Path}/{(await CreateAsync(other, "Other")).Text("id")}/service-accounts/{created.Text("client_id")}";
        (await SendAsync(other, HttpMethod.Delete, elsewhere)).Status.ShouldBe(404);
        (await SendAsync(owner, HttpMethod.Delete, $"{path}/{created.Text("client_id")}")).Status.ShouldBe(204);
        (await program.GetAsync("/api/ds-prototypes/history", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await owner.GetJsonAsync(path)).Items().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"name":"limited","monthly_budget":5}""")]
    [InlineData("""{"name":"limited","is_test":true}""")]
    [InlineData("""{"name":"limited","models":["gpt-5"]}""")]
    [InlineData("""{"name":"limited","scopes":["read","manage"]}""")]
    [InlineData("""{"name":"limited","cidrs":["127.0.0.0/8"]}""")]
    public async Task A_key_with_limits_opens_no_way_around_them(string key)
    {
        var account = await v2.Server.OpenAccountAsync();
        var workspace = $"{Path}/{(await CreateAsync(account.Client, "Mine")).Text("id")}";
        using var limited = v2.Server.ClientFor((await SendAsync(account.Client, HttpMethod.Post, "/api/v2/keys", key)).Body.Text("key"));

        (await SendAsync(limited, HttpMethod.Post, $"{workspace}/service-accounts", """{"name":"x"}""")).Status.ShouldBe(403);
        (await SendAsync(limited, HttpMethod.Post, $"{workspace}/members", """{"email":"ada@example.org"}""")).Status.ShouldBe(403);
        (await SendAsync(limited, HttpMethod.Patch, workspace, """{"images_per_day":1000000}""")).Status.ShouldBe(403);
        (await SendAsync(account.Client, HttpMethod.Post, $"{workspace}/service-accounts", """{"name":"x"}""")).Status.ShouldBe(201);
    }

    [Fact]
    public async Task Real_replies_fit_the_schemas_they_are_documented_with()
    {
        var document = await ServedDocument.OpenAsync(v2.Server, "v2");
        var account = await v2.Server.OpenAccountAsync();
        var id = (await CreateAsync(account.Client, "Documented")).Text("id");
        await SendAsync(account.Client, HttpMethod.Post, $"{Path}/{id}/service-accounts", """{"name":"x"}""");

        document.ShouldDescribe("get", Path, await account.Client.GetStringAsync(Path, TestHttp.Ct));
        document.ShouldDescribe("get", $"{Path}/{{id}}/members", await account.Client.GetStringAsync($"{Path}/{id}/members", TestHttp.Ct));
        document.ShouldDescribe("get", $"{Path}/{{id}}/service-accounts", await account.Client.GetStringAsync($"{Path}/{id}/service-accounts", TestHttp.Ct));
    }

    private static async Task<JsonElement> CreateAsync(HttpClient client, string name, string? key = null)
    {
        var (status, body) = await SendAsync(client, HttpMethod.Post, Path, JsonSerializer.Serialize(new { name }), key);
        status.ShouldBe(201, body.ToString());
        return body;
    }

    private static async Task<(int Status, JsonElement Body)> SendAsync(HttpClient client, HttpMethod method, string path, string? json = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json") };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var response = await client.SendAsync(request, TestHttp.Ct);
        var text = await response.Content.ReadAsStringAsync(TestHttp.Ct);
        return ((int)response.StatusCode, JsonElement.Parse(text.Length == 0 ? "{}" : text));
    }

    private async Task<string?> TokenAsync(string? id, string secret)
    {
        using var anyone = v2.Server.ClientFor(null);
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", id), new("client_secret", secret)]);
        return (await anyone.PostAsync("/oauth/v2/token", form, TestHttp.Ct).JsonAsync()).Text("access_token");
    }
}
