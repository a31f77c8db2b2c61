using System.Net;
using System.Text;
using System.Text.Json;
using Tessera.Server.Authentication;
using Tessera.Server.Generations;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Dialects.V2.Generations;
using Tessera.Server.Tests.Sessions;
using WorkspaceCaller = Tessera.Server.Tests.Dialects.Workspaces.WorkspaceCaller;

namespace Tessera.Server.Tests.Admin.Http;

public sealed class SuspensionTests(V2Server v2) : IClassFixture<V2Server>
{
    [Fact]
    public async Task A_suspended_account_is_refused_everywhere_until_it_is_resumed()
    {
        var (_, admin) = await v2.Server.SignInAsAsync(AccountRole.Admin);
        var email = $"{Guid.CreateVersion7():N}@example.org";
        using var browser = await Browser.RegisterAsync(v2.Server, email);
        var id = (await MeAsync(browser)).Whole("id");
        await admin.AdminAsync(HttpMethod.Patch, $"/accounts/{id}", new { plan = "elite" });
        var (key, token) = (await KeyAsync(browser), await TokenAsync(email));
        using var byKey = v2.Server.ClientFor(key);
        using var byToken = v2.Server.ClientFor(token.Text("access_token"));
        (await byKey.GetAsync("/api/v2/user/me", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await byToken.GetAsync("/api/v2/user/me", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var (status, row) = await admin.AdminAsync(HttpMethod.Patch, $"/accounts/{id}", new { enabled = false });

        (status, row.GetProperty("enabled").GetBoolean()).ShouldBe((200, false));
        row.Text("suspended_at").ShouldNotBeNull();
        using var refused = await byKey.GetAsync("/api/v2/user/me", TestHttp.Ct);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldContain("This account is suspended");
        (await byToken.GetAsync("/api/v2/user/me", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.MeAsync()).ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.SignInAsync(email)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.SignInAsync(email, "wrong horse")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await RefreshAsync(token)).ShouldBe(HttpStatusCode.Unauthorized);

        await admin.AdminAsync(HttpMethod.Patch, $"/accounts/{id}", new { enabled = true });

        (await byKey.GetAsync("/api/v2/user/me", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.MeAsync()).ShouldBe(HttpStatusCode.Unauthorized, "sign-ins that were ended stay ended");
        (await browser.SignInAsync(email)).Status.ShouldBe(HttpStatusCode.OK);
        var acts = (await admin.GetJsonAsync($"{Administrators.Root}/audit?target={Uri.EscapeDataString($"account {id}")}")).Items();
        acts.Select(act => act.Text("act")).ShouldBe(["account.resume", "account.suspend", "account.plan"]);
    }

    [Fact]
    public async Task A_job_in_progress_is_finished_and_charged()
    {
        var (_, admin) = await v2.Server.SignInAsAsync(AccountRole.Admin);
        var account = await v2.Server.OpenAccountAsync();
        var pending = await account.Client.SubmitAsync("""{"model":"photon-flash","prompt":"A hill [sandbox: delay=2s]"}""");

        await admin.AdminAsync(HttpMethod.Patch, $"/accounts/{account.Id}", new { enabled = false });
        using var refused = await account.Client.PostTextAsync("/api/v2/generate", """{"model":"gpt-5","prompt":"Hi"}""");
        while ((await v2.Server.Reader.FindAsync(new GenerationId(pending.Whole("id"))))?.State.IsFinal() is not true)
        {
            TestHttp.Ct.ThrowIfCancellationRequested();
        }

        await admin.AdminAsync(HttpMethod.Patch, $"/accounts/{account.Id}", new { enabled = true });

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await account.Client.GetJsonAsync($"/api/v2/generate/{pending.Whole("id")}")).Text("status").ShouldBe("completed");
        (await admin.AdminAsync(HttpMethod.Get, "/ledger/verify")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_account_suspended_on_one_node_loses_its_streams_on_another(bool byKey)
    {
        await using var runs = await TestServer.StartNodeAsync(null);
        await using var other = await runs.StartBesideAsync();
        var account = await runs.OpenAccountAsync();
        using var signedIn = await runs.SignInAsync(account);
        var client = byKey ? account.Client : signedIn;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/generate")
        {
            Content = new StringContent("""{"model":"gpt-5","prompt":"Hello [sandbox: delay=600s]","stream":true}""", Encoding.UTF8, "application/json"),
        };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestHttp.Ct);

        var (status, _, error) = await Command.RunAsync("admin", "account", "suspend", "--account", $"{account.Id}", "--data", other.DataDirectory);

        status.ShouldBe(0, error);
        (await response.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldContain(byKey ? "This account is suspended" : "This user has signed out");
        (await runs.Database.ReadAsync(session => session.Prepared("SELECT count(*) FROM audit WHERE act = 'account.suspend' AND role = 'operator' AND account_id IS NULL").ExecuteScalarAsync()))
            .ShouldBe(1L);
    }

    [Fact]
    public async Task Members_and_programs_of_its_workspaces_are_refused_too()
    {
        var (_, admin) = await v2.Server.SignInAsAsync(AccountRole.Admin);
        var (owner, member) = (await WorkspaceCaller.OpenAsync(v2.Server), await v2.Server.OpenAccountAsync());
        (await admin.AdminAsync(HttpMethod.Post, $"/workspaces/{owner.Workspace}/members", new { account = $"{member.Id}" })).Status.ShouldBe(204);
        using var inside = WorkspaceCaller.ClientOf(v2.Server, member.Key, owner.Workspace);
        (await inside.GetAsync($"{WorkspaceCaller.Root}/history", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await admin.AdminAsync(HttpMethod.Patch, $"/accounts/{owner.Owner}", new { enabled = false });

        (await inside.GetAsync($"{WorkspaceCaller.Root}/history", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await member.Client.GetAsync("/api/v2/user/me", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<JsonElement> MeAsync(Browser browser)
    {
        using var me = await browser.SendAsync(HttpMethod.Get, "/api/v2/user/me");
        return JsonElement.Parse(await me.Content.ReadAsStringAsync(TestHttp.Ct));
    }

    private static async Task<string> KeyAsync(Browser browser)
    {
        using var created = await browser.SendAsync(HttpMethod.Post, "/api/v2/keys", """{"name":"one"}""");
        return JsonElement.Parse(await created.Content.ReadAsStringAsync(TestHttp.Ct)).Text("key") ?? "";
    }

    private async Task<JsonElement> TokenAsync(string email)
    {
        using var anyone = v2.Server.ClientFor(null);
        return await anyone.PostTextAsync("/api/v2/auth/login", JsonSerializer.Serialize(new { email, password = Browser.Password })).JsonAsync();
    }

    private async Task<HttpStatusCode> RefreshAsync(JsonElement token)
    {
        using var anyone = v2.Server.ClientFor(null);
        using var response = await anyone.PostTextAsync("/api/v2/auth/refresh", JsonSerializer.Serialize(new { refresh_token = token.Text("refresh_token") }));
        return response.StatusCode;
    }
}
