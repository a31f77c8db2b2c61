using System.Net;
using System.Text;
using System.Text.Json;
using Tessera.Server.Authentication;
using Tessera.Server.Tests.Admin.Http;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Dialects.V2.Generations;
using Tessera.Server.Tests.Sessions;
using WorkspaceCaller = Tessera.Server.Tests.Dialects.Workspaces.WorkspaceCaller;

namespace Tessera.Server.Tests.Generations;

/// <summary>A request that waits for a job, or streams how it stands, ends when its caller would not be let in any more. The job continues.</summary>
public sealed class RevokedWaitTests(V2Server v2) : IClassFixture<V2Server>
{
    // It outlasts every wait of the tests, so that only a refusal can end them.
    private const string Endless = "A hill [sandbox: delay=600s]";
    private const string Image = "photon-flash";

    public static TheoryData<string, string> PostsThatWait => new()
    {
        { "/api/v2/generate", $$"""{"model":"{{Image}}","prompt":"{{Endless}}"}""" },
        { "/v1/images/generations", $$"""{"model":"{{Image}}","prompt":"{{Endless}}","n":2}""" },
        { "/v1/audio/speech", $$"""{"model":"tts-1","voice":"alloy","input":"{{Endless}}"}""" },
        { "/fal/run/tessera/photon-flash", $$"""{"prompt":"{{Endless}}"}""" },
        { "/replicate/v1/predictions", $$"""{"version":"tessera/{{Image}}","input":{"prompt":"{{Endless}}"} }""" },
    };

    [Theory]
    [MemberData(nameof(PostsThatWait))]
    public async Task A_call_that_waits_is_answered_when_its_key_is_revoked(string path, string body)
    {
        var account = await v2.Server.OpenAccountAsync();
        using var key = await KeyAsync(account);

        using var reply = await RefusedAsync(Post(path, body), key.Client, account, () => key.RevokeAsync());

        reply.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await reply.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldContain("This API key was revoked on ");
        foreach (var item in (await account.Client.GetJsonAsync("/api/v2/user/history")).Items())
        {
            item.Text("status").ShouldBe("pending");
            await account.Client.PostTextAsync($"/api/v2/generate/{item.Text("id")}/cancel", "").JsonAsync();
        }
    }

    [Fact]
    public async Task A_poll_that_waits_is_answered_when_its_key_is_revoked_its_account_suspended_or_its_session_ended()
    {
        var account = await v2.Server.OpenAccountAsync();
        using var key = await KeyAsync(account);
        using var signedIn = await v2.Server.SignInAsync(account);
        var (_, admin) = await v2.Server.SignInAsAsync(AccountRole.Admin);
        var pending = await account.Client.SubmitAsync($$"""{"model":"{{Image}}","prompt":"{{Endless}}"}""");
        var path = $"/api/v2/generate/{pending.Whole("id")}";

        using var revoked = await RefusedAsync(Wait(path), key.Client, account, () => key.RevokeAsync());
        using var signedOut = await RefusedAsync(Wait(path), signedIn, account, () => signedIn.PostAsync("/api/v2/auth/logout", null, TestHttp.Ct));
        using var suspended = await RefusedAsync(
            Wait(path), account.Client, account, () => admin.AdminAsync(HttpMethod.Patch, $"/accounts/{account.Id}", new { enabled = false }));

        (revoked.StatusCode, signedOut.StatusCode, suspended.StatusCode).ShouldBe((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden));
        await admin.AdminAsync(HttpMethod.Patch, $"/accounts/{account.Id}", new { enabled = true });
        (await account.Client.PostTextAsync($"{path}/cancel", "").JsonAsync()).Text("error").ShouldBe("canceled");
    }

    [Fact]
    public async Task The_key_of_a_refused_call_finds_the_result_later()
    {
        var account = await v2.Server.OpenAccountAsync();
        using var key = await KeyAsync(account);
        using var call = Post("/api/v2/generate", $$"""{"model":"{{Image}}","prompt":"{{Endless}}"}""");
        call.Headers.Add("Idempotency-Key", "once");
        using var again = Post("/api/v2/generate", $$"""{"model":"{{Image}}","prompt":"{{Endless}}"}""");
        again.Headers.Add("Idempotency-Key", "once");

        using var refused = await RefusedAsync(call, key.Client, account, () => key.RevokeAsync());
        var id = (await account.Client.GetJsonAsync("/api/v2/user/history")).Items()[0].Text("id");
        await account.Client.PostTextAsync($"/api/v2/generate/{id}/cancel", "").JsonAsync();
        using var found = await account.Client.SendAsync(again, TestHttp.Ct);

        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        found.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Task.FromResult(found).JsonAsync()).Text("error").ShouldBe("canceled");
        (await account.Client.GetJsonAsync("/api/v2/user/history")).Whole("total").ShouldBe(1);
    }

    [Fact]
    public async Task Fals_stream_of_a_status_ends_when_its_key_is_revoked()
    {
        var account = await v2.Server.OpenAccountAsync();
        using var key = await KeyAsync(account);
        var queued = await account.Client.PostTextAsync("/fal/queue/tessera/photon-flash", $$"""{"prompt":"{{Endless}}"}""").JsonAsync();
        var path = new Uri(queued.Text("status_url").ShouldNotBeNull()).PathAndQuery;

        using var stream = await key.Client.GetAsync($"{path}/stream", HttpCompletionOption.ResponseHeadersRead, TestHttp.Ct);
        await key.RevokeAsync();
        var events = await stream.Content.ReadAsStringAsync(TestHttp.Ct);

        events.ShouldNotContain("COMPLETED");
        (await account.Client.GetJsonAsync(path)).Text("status").ShouldNotBe("COMPLETED");
        await account.Client.PutAsync(path.Replace("/status", "/cancel", StringComparison.Ordinal), null, TestHttp.Ct);
    }

    [Fact]
    public async Task A_link_to_Replicates_stream_ends_with_the_key_that_made_its_text_and_with_the_text()
    {
        var account = await v2.Server.OpenAccountAsync();
        using var key = await KeyAsync(account);
        const string Streamed = """{"version":"tessera/gpt-5","input":{"prompt":"Hello"}}""";
        var (kept, deleted) = (await key.Client.PostTextAsync("/replicate/v1/predictions", Streamed).JsonAsync(), await account.Client.PostTextAsync("/replicate/v1/predictions", Streamed).JsonAsync());
        using var anyone = v2.Server.ClientFor(null);
        using var before = await anyone.GetAsync(LinkOf(kept), TestHttp.Ct);

        await key.RevokeAsync();
        await account.Client.DeleteAsync($"/api/v2/generate/{deleted.Text("id")}", TestHttp.Ct);
        using var revoked = await anyone.GetAsync(LinkOf(kept), TestHttp.Ct);
        using var gone = await anyone.GetAsync(LinkOf(deleted), TestHttp.Ct);

        (before.StatusCode, revoked.StatusCode, gone.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task A_member_that_is_removed_from_a_workspace_waits_no_longer_for_its_images()
    {
        var (owner, member) = (await WorkspaceCaller.OpenAsync(v2.Server), await v2.Server.OpenAccountAsync());
        var (_, admin) = await v2.Server.SignInAsAsync(AccountRole.Admin);
        (await admin.AdminAsync(HttpMethod.Post, $"/workspaces/{owner.Workspace}/members", new { account = $"{member.Id}" })).Status.ShouldBe(204);
        using var inside = WorkspaceCaller.ClientOf(v2.Server, member.Key, owner.Workspace);

        using var removed = await RefusedAsync(
            Post($"{WorkspaceCaller.Root}/", $$"""{"model":"photon","prompt":"{{Endless}}"}"""),
            inside,
            owner.Account,
            () => admin.AdminAsync(HttpMethod.Delete, $"/workspaces/{owner.Workspace}/members/{member.Id}"));

        removed.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_page_waits_no_longer_when_its_session_is_ended_elsewhere()
    {
        using var browser = await Browser.RegisterAsync(v2.Server, $"{Guid.CreateVersion7():N}@example.org");
        using var other = new Browser(v2.Server);
        var me = await browser.Client.GetJsonAsync("/api/v2/user/me");
        await other.SignInAsync(me.Text("email") ?? "");
        using var submitted = await browser.SendAsync(HttpMethod.Post, "/api/v2/generate", $$"""{"model":"{{Image}}","prompt":"{{Endless}}"}""", ("Prefer", "respond-async"));
        var id = (await Task.FromResult(submitted).JsonAsync()).Whole("id");
        var sessions = (await other.Client.GetJsonAsync("/api/v2/sessions")).Items();
        var own = sessions.Single(session => !session.GetProperty("current").GetBoolean()).Whole("id");

        var waiting = browser.SendAsync(HttpMethod.Get, $"/api/v2/generate/{id}", null, ("Prefer", "wait=60"));
        (await other.StatusAsync(HttpMethod.Delete, $"/api/v2/sessions/{own}")).ShouldBe(HttpStatusCode.NoContent);
        using var ended = await waiting;

        ended.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await other.StatusAsync(HttpMethod.Post, $"/api/v2/generate/{id}/cancel")).ShouldBe(HttpStatusCode.OK);
    }

    // Sends a call, takes the caller's right away when the call waits, and gives its answer.
    private static async Task<HttpResponseMessage> RefusedAsync(HttpRequestMessage call, HttpClient client, TestAccount payer, Func<Task> refuse)
    {
        var sending = client.SendAsync(call, TestHttp.Ct);
        while (!sending.IsCompleted && (await payer.Client.GetJsonAsync("/api/v2/user/history?limit=1")).Whole("total") == 0)
        {
            TestHttp.Ct.ThrowIfCancellationRequested();
        }

        sending.IsCompleted.ShouldBeFalse("It must wait.");
        await refuse();
        return await sending;
    }

    private static async Task<SecondKey> KeyAsync(TestAccount account, TestServer server)
    {
        var key = await account.Client.PostTextAsync("/api/v2/keys", """{"name":"second"}""").JsonAsync();
        return new SecondKey(account, key.Whole("id"), server.ClientFor(key.Text("key")));
    }

    private Task<SecondKey> KeyAsync(TestAccount account) => KeyAsync(account, v2.Server);

    private static HttpRequestMessage Post(string path, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Prefer", "wait=60");
        return request;
    }

    private static HttpRequestMessage Wait(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Prefer", "wait=60");
        return request;
    }

    private static string LinkOf(JsonElement created) => new Uri(created.GetProperty("urls").Text("stream").ShouldNotBeNull(created.ToString())).PathAndQuery;

    private sealed record SecondKey(TestAccount Account, long Id, HttpClient Client) : IDisposable
    {
        public async Task RevokeAsync() => (await Account.Client.DeleteAsync($"/api/v2/keys/{Id}", TestHttp.Ct)).EnsureSuccessStatusCode();

        public void Dispose() => Client.Dispose();
    }
}
