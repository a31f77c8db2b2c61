using System.Net;
using System.Text.Json;

namespace Tessera.Server.Tests.Dialects.Workspaces;

/// <summary>The content of a workspace is hidden from everyone outside it, route by route.</summary>
public sealed class WorkspaceIsolationTests(ImagesServer images) : IClassFixture<ImagesServer>
{
    public static TheoryData<string, string> Routes { get; } = new(
        from route in ((string Method, string Path)[])
        [
            ("POST", "/"), ("POST", "/edit"), ("GET", "/models"), ("GET", "/history"), ("GET", "/history/{id}"), ("DELETE", "/history/{id}"), ("GET", "/{id}/view"),
        ]
        from prefix in (string[])["/api/ds-prototypes", "/api/ds-prototypes/image_generation"]
        select (route.Method, prefix + route.Path));

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task The_header_is_required_and_names_a_workspace_the_caller_is_in(string method, string path)
    {
        var (caller, stranger) = (await WorkspaceCaller.OpenAsync(images.Server), await WorkspaceCaller.OpenAsync(images.Server));
        var id = (await caller.MakeAsync("""{"prompt":"A hill"}""")).Images()[0].Text("image_id");
        var route = path.Replace("{id}", id, StringComparison.Ordinal);

        using var none = await SendAsync(stranger.Account.Client, method, route);
        using var foreign = await SendAsync(WorkspaceCaller.ClientOf(images.Server, stranger.Account.Key, caller.Workspace), method, route);
        using var unknown = await SendAsync(WorkspaceCaller.ClientOf(images.Server, stranger.Account.Key, Guid.CreateVersion7().ToString()), method, route);
        using var nonsense = await SendAsync(WorkspaceCaller.ClientOf(images.Server, stranger.Account.Key, "mine"), method, route);
        using var nobody = await SendAsync(images.Server.ClientFor(null), method, route);

        none.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await BodyAsync(none)).Wrong().ShouldBe(["header.x-workspace-id: missing"]);
        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await BodyAsync(foreign)).GetRawText().ShouldBe((await BodyAsync(unknown)).GetRawText());
        (await BodyAsync(foreign)).GetRawText().ShouldBe((await BodyAsync(nonsense)).GetRawText());
        nobody.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await BodyAsync(nobody)).Members().ShouldBe(["detail"]);
        (await caller.GetAsync("/history")).GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task From_another_workspace_of_ones_own_the_image_is_404_as_well(string method, string path)
    {
        var (caller, stranger) = (await WorkspaceCaller.OpenAsync(images.Server), await WorkspaceCaller.OpenAsync(images.Server));
        var reply = await caller.MakeAsync("""{"prompt":"A hill"}""");
        var route = path.Replace("{id}", reply.Images()[0].Text("image_id"), StringComparison.Ordinal);

        using var response = await SendAsync(stranger.Client, method, route, $$"""{"prompt":"x","image_urls":["{{reply.View()}}"]}""");

        if (route.EndsWith("/history", StringComparison.Ordinal))
        {
            (await BodyAsync(response)).GetArrayLength().ShouldBe(0);
        }
        else if (path.Contains("{id}", StringComparison.Ordinal) || path.EndsWith("/edit", StringComparison.Ordinal))
        {
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
        else
        {
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await caller.Client.GetAsync(reply.View(), TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_member_sees_and_makes_and_the_owner_pays_until_the_member_is_removed()
    {
        var owner = await WorkspaceCaller.OpenAsync(images.Server, tokens: 100);
        var account = await images.Server.OpenAccountAsync(tokens: 50);
        await AdminCommands.RunAsync(images.Server, "workspace", "add-member", "--workspace", owner.Workspace, "--account", $"{account.Id}");
        var member = WorkspaceCaller.In(images.Server, account, owner.Workspace);
        await owner.MakeAsync("""{"prompt":"The owner's"}""");

        await member.MakeAsync("""{"prompt":"The member's"}""");

        var history = await member.GetAsync("/history");
        history.EnumerateArray().Select(entry => entry.Text("prompt")).ShouldBe(["The member's", "The owner's"]);
        history.EnumerateArray().Select(entry => entry.Whole("user_id")).ShouldBe([account.Id.Value, owner.Owner.Value]);
        (await owner.GetAsync("/history")).GetRawText().ShouldBe(history.GetRawText());
        (await Generations.ServerChecks.TokensAsync(owner.Account.Client)).ShouldBe((92, 0));
        (await Generations.ServerChecks.TokensAsync(account.Client)).ShouldBe((50, 0));
        var listed = (await account.Client.GetJsonAsync("/api/workspace-service/v1/workspaces")).GetProperty("data");
        listed.EnumerateArray().Select(workspace => workspace.Text("role")).ShouldBe(["OWNER", "MEMBER"]);
        await AdminCommands.RunAsync(images.Server, "workspace", "remove-member", "--workspace", owner.Workspace, "--account", $"{account.Id}");
        (await member.Client.GetAsync($"{WorkspaceCaller.Root}/history", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await images.Server.ShouldVerifyWithQuotasAsync();
    }

    [Fact]
    public async Task Owner_and_admins_manage_members_and_members_may_only_leave()
    {
        var owner = await WorkspaceCaller.OpenAsync(images.Server);
        var route = $"/api/workspace-service/v1/workspaces/{owner.Workspace}/members";
        var (ada, bob) = (await RegisterAsync(owner, "ada"), await RegisterAsync(owner, "bob"));

        var added = await owner.Client.PostTextAsync(route, $$"""{"email":"{{ada.Email}}","role":"ADMIN"}""").JsonAsync();
        (await ada.Client.PostTextAsync(route, $$"""{"email":"{{bob.Email}}","role":null}""")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var seen = (await bob.Client.GetJsonAsync(route)).GetProperty("data");
        var bobs = seen[2].Whole("accountId");

        added.Text("role").ShouldBe("ADMIN");
        seen.EnumerateArray().Select(member => member.Text("role")).ShouldBe(["OWNER", "ADMIN", "MEMBER"]);
        (await bob.Client.PostTextAsync(route, $$"""{"email":"{{ada.Email}}"}""")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await bob.Client.DeleteAsync($"{route}/{added.Whole("accountId")}", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ada.Client.DeleteAsync($"{route}/{owner.Owner}", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await owner.Client.PostTextAsync(route, """{"email":"nobody@example.org"}""")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await owner.Client.PostTextAsync(route, """{"email":"x@example.org","role":"OWNER"}""").JsonAsync()).Wrong().ShouldBe(["body.role: value_error"]);
        (await bob.Client.DeleteAsync($"{route}/{bobs}", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await bob.Client.GetAsync(route, TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"name":"limited","monthly_budget":5}""")]
    [InlineData("""{"name":"limited","is_test":true}""")]
    [InlineData("""{"name":"limited","models":["dall-e-3"]}""")]
    public async Task A_key_with_limits_lets_nobody_else_spend(string key)
    {
        var owner = await WorkspaceCaller.OpenAsync(images.Server);
        var member = await RegisterAsync(owner, "member");
        var route = $"/api/workspace-service/v1/workspaces/{owner.Workspace}/members";
        var body = $$"""{"email":"{{member.Email}}"}""";
        using var limited = images.Server.ClientFor((await owner.Account.Client.PostTextAsync("/api/v2/keys", key).JsonAsync()).Text("key"));

        var refused = await limited.PostTextAsync(route, body);
        var added = await owner.Client.PostTextAsync(route, body).JsonAsync();
        using var kept = await limited.DeleteAsync($"{route}/{added.Whole("accountId")}", TestHttp.Ct);

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        kept.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await owner.Client.GetJsonAsync(route)).GetProperty("data").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task A_member_named_like_an_entry_of_a_list_is_refused_by_its_given_name()
    {
        var owner = await WorkspaceCaller.OpenAsync(images.Server);

        var refused = await owner.Client.PostTextAsync(
            $"/api/workspace-service/v1/workspaces/{owner.Workspace}/members",
            """{"email":"x@example.org","a[99999999999999]":1,"[1]":2}""").JsonAsync();

        refused.Wrong().ShouldBe(["body.a[99999999999999]: extra_forbidden", "body.[1]: extra_forbidden"]);
    }

    [Fact]
    public async Task Quotas_of_another_workspace_are_404()
    {
        var (caller, stranger) = (await WorkspaceCaller.OpenAsync(images.Server), await WorkspaceCaller.OpenAsync(images.Server));

        using var response = await stranger.Client.GetAsync($"/api/usage-service/v1/workspaces/{caller.Workspace}/quotas", TestHttp.Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await BodyAsync(response)).Members().ShouldBe(["detail"]);
    }

    [Fact]
    public async Task Quotas_of_other_kinds_are_an_empty_list()
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server);

        var quotas = await caller.Client.GetJsonAsync($"/api/usage-service/v1/workspaces/{caller.Workspace}/quotas?usageTypeKey=words");

        quotas.GetProperty("data").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_key_that_may_only_read_reads_and_makes_nothing()
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server);
        await caller.MakeAsync("""{"prompt":"A hill"}""");
        var key = (await caller.Account.Client.PostTextAsync("/api/v2/keys", """{"name":"reader","scopes":["read"]}""").JsonAsync()).Text("key");
        var reader = WorkspaceCaller.ClientOf(images.Server, key ?? "", caller.Workspace);

        (await reader.GetJsonAsync($"{WorkspaceCaller.Root}/history")).GetArrayLength().ShouldBe(1);
        (await reader.PostTextAsync($"{WorkspaceCaller.Root}/", """{"prompt":"A hill"}""")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_unknown_route_answers_in_the_same_form()
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server);

        (await caller.GetAsync("/nothing")).Members().ShouldBe(["detail"]);
        (await caller.PostAsync("/models", "{}").JsonAsync()).Members().ShouldBe(["detail"]);
    }

    private async Task<(string Email, HttpClient Client)> RegisterAsync(WorkspaceCaller owner, string name)
    {
        var email = $"{name}-{owner.Owner}@example.org";
        using var anyone = images.Server.ClientFor(null);
        var signedIn = await anyone.PostTextAsync("/api/v2/auth/register", $$"""{"email":"{{email}}","password":"correct horse"}""").JsonAsync();
        return (email, images.Server.ClientFor(signedIn.Text("access_token")));
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string route, string body = """{"prompt":"x"}""")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), route);
        if (method == "POST")
        {
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        }

        return await client.SendAsync(request, TestHttp.Ct);
    }

    private static async Task<JsonElement> BodyAsync(HttpResponseMessage response) => JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct));
}
