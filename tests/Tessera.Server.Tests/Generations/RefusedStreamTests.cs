using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Authentication;

namespace Tessera.Server.Tests.Generations;

/// <summary>A text ends when its caller would not be let in any more, and costs what a canceled one costs.</summary>
public sealed class RefusedStreamTests(StreamSettlementTests.Vendor vendor) : IClassFixture<StreamSettlementTests.Vendor>
{
    private const string Hello = """{"model":"gpt-5","messages":[{"role":"user","content":"Go"}],"stream":true}""";

    [Theory]
    [InlineData("before-first-delta", 0)]
    [InlineData("mid", 3)]
    public async Task A_stream_ends_when_its_key_is_revoked(string stop, long charged)
    {
        var account = await vendor.Server.OpenAccountAsync();
        var key = await account.Client.PostTextAsync("/api/v2/keys", """{"name":"leaked"}""").JsonAsync();

        var last = await StreamAsync(key.Text("key"), stop, () => account.Client.DeleteAsync($"/api/v2/keys/{key.Whole("id")}", TestHttp.Ct));

        last.Text("type").ShouldBe("error");
        last.Text("message").ShouldNotBeNull().ShouldStartWith("not_authenticated: This API key was revoked on ");
        var ended = await StreamSettlementTests.EndedAsync(vendor.Server, account);
        (ended.TokensSpent, ended.FinishReason ?? ended.ErrorCode).ShouldBe((charged, "canceled"));
        (await account.Client.TokensAsync()).ShouldBe((1000 - charged, 0));
        await vendor.Upstream.HungUp.Task.WaitAsync(TestHttp.Ct);
        await vendor.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_stream_ends_when_its_key_expires_or_its_user_signs_out()
    {
        var account = await vendor.Server.OpenAccountAsync();
        var key = await account.Client.PostTextAsync("/api/v2/keys", """{"name":"rotated"}""").JsonAsync();
        var (signIn, _) = (await vendor.Server.Services.GetRequiredService<SignInStore>().OpenAsync(account.Id, passwordHash: null, new SignInOrigin(null, null))).ShouldNotBeNull();
        var session = vendor.Server.Services.GetRequiredService<AccessTokens>().Issue(account.Id, signIn);

        var rotated = await StreamAsync(
            key.Text("key"), "mid", () => account.Client.PostTextAsync($"/api/v2/keys/{key.Whole("id")}/rotate", """{"overlap_hours":0}"""));
        var left = await StreamAsync(session, "mid", async () =>
        {
            using var user = vendor.Server.ClientFor(session);
            return await user.PostAsync("/api/v2/auth/logout", null, TestHttp.Ct);
        });

        rotated.Text("message").ShouldNotBeNull().ShouldStartWith("not_authenticated: This API key expired on ");
        left.Text("message").ShouldNotBeNull().ShouldStartWith("not_authenticated: This user has signed out");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_ends_with_its_session(bool expires)
    {
        var account = await vendor.Server.OpenAccountAsync();
        var (sessions, tokens) = (vendor.Server.Services.GetRequiredService<SessionStore>(), vendor.Server.Services.GetRequiredService<SessionTokens>());
        var (signIn, secret) = (await sessions.OpenAsync(account.Id, passwordHash: null, new SignInOrigin(null, null), previous: null)).ShouldNotBeNull();
        using var browser = vendor.Server.ClientFor(null);
        browser.DefaultRequestHeaders.Add("Cookie", $"tessera={tokens.Cookie(signIn, secret)}");
        browser.DefaultRequestHeaders.Add("X-CSRF", tokens.Csrf(signIn));

        var last = await StreamAsync(browser, "mid", expires ? ExpireAsync : () => browser.DeleteAsync("/api/v2/session", TestHttp.Ct));

        last.Text("message").ShouldNotBeNull().ShouldStartWith("not_authenticated: This user has signed out, or the session has ended");

        async Task<HttpResponseMessage> ExpireAsync()
        {
            await vendor.Server.Database.WriteAsync(session =>
                session.Prepared("UPDATE sign_ins SET expires_at = 1 WHERE id = @id", "@id").With(signIn.Value).ExecuteNonQueryAsync(TestHttp.Ct));
            return new HttpResponseMessage();
        }
    }

    [Fact]
    public async Task A_key_revoked_on_one_node_ends_its_stream_on_another()
    {
        await using var runs = await TestServer.StartNodeAsync(null);
        await using var other = await runs.StartBesideAsync();
        var made = await runs.Owner.PostTextAsync("/api/v2/keys", """{"name":"shared"}""").JsonAsync();
        using var caller = runs.ClientFor(made.Text("key"));
        using var owner = other.ClientFor(runs.OwnerKey);

        using var request = Posted("""{"model":"gpt-5","prompt":"Hello [sandbox: delay=600s]","stream":true}""");
        using var response = await caller.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestHttp.Ct);
        (await owner.DeleteAsync($"/api/v2/keys/{made.GetProperty("id")}", TestHttp.Ct)).EnsureSuccessStatusCode();

        (await response.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldContain("not_authenticated: This API key was revoked on ");
    }

    // The last event of a stream whose caller is refused once the vendor has sent what comes before the stop.
    private async Task<JsonElement> StreamAsync(string? secret, string stop, Func<Task<HttpResponseMessage>> refuse)
    {
        using var client = vendor.Server.ClientFor(secret);
        return await StreamAsync(client, stop, refuse);
    }

    private async Task<JsonElement> StreamAsync(HttpClient client, string stop, Func<Task<HttpResponseMessage>> refuse)
    {
        var script = new StreamScript(stop, "late");
        vendor.Upstream.HungUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        vendor.Upstream.Answer = script.AnswerAsync;
        using var request = Posted(Hello);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestHttp.Ct);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(TestHttp.Ct));
        var events = new List<string>();
        var isRefused = false;
        while (await lines.ReadLineAsync(TestHttp.Ct) is { } line)
        {
            events.AddRange(line.StartsWith("data: ", StringComparison.Ordinal) ? [line[6..]] : []);
            if (!isRefused && script.LeavesAfter(events.Count - 1) && events.Count > 0)
            {
                isRefused = true;
                await script.ReachedByVendorAsync();
                (await refuse()).EnsureSuccessStatusCode();
            }
        }

        return JsonElement.Parse(events[^1]);
    }

    private static HttpRequestMessage Posted(string json) =>
        new(HttpMethod.Post, "/api/v2/generate") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
}
