using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Ledger;

namespace Tessera.Server.Tests.Webhooks;

public sealed class ManageWebhooksTests(WebhookServer hooks) : IClassFixture<WebhookServer>
{
    private const string Url = "https://example.org/hooks/tessera";

    [Fact]
    public async Task An_endpoint_is_created_with_a_secret_that_is_shown_this_once()
    {
        var account = await hooks.Server.OpenAccountAsync();

        var created = await account.Client.AddWebhookAsync(Url, "generation.completed", "balance.low");
        var shown = await account.Client.GetJsonAsync($"/api/v2/webhooks/{created.Text("id")}");
        var listed = await account.Client.GetJsonAsync("/api/v2/webhooks");

        created.Text("id").ShouldNotBeNull().ShouldMatch("^wh_[0-9a-z]{13}$");
        var secret = created.Text("secret").ShouldNotBeNull();
        secret.ShouldStartWith("whsec_");
        Convert.FromBase64String(secret["whsec_".Length..]).Length.ShouldBe(32);
        shown.GetProperty("secret").ValueKind.ShouldBe(JsonValueKind.Null);
        shown.Text("url").ShouldBe(Url);
        shown.GetProperty("enabled").GetBoolean().ShouldBeTrue();
        shown.GetProperty("events").EnumerateArray().Select(name => name.GetString()).ShouldBe(["generation.completed", "balance.low"]);
        listed.Whole("total").ShouldBe(1);
        listed.GetProperty("items")[0].Text("id").ShouldBe(created.Text("id"));
    }

    [Fact]
    public async Task A_secret_is_nowhere_on_disk_as_it_is()
    {
        var account = await hooks.Server.OpenAccountAsync();
        var created = await account.Client.AddWebhookAsync(Url, "generation.completed");
        var text = created.Text("secret").ShouldNotBeNull();
        var bytes = Convert.FromBase64String(text["whsec_".Length..]);

        foreach (var file in Directory.EnumerateFiles(hooks.Server.DataDirectory, "tessera.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var content = new MemoryStream();
            await stream.CopyToAsync(content, TestHttp.Ct);
            var written = content.GetBuffer().AsSpan(0, (int)content.Length);
            written.IndexOf(bytes).ShouldBe(-1, file);
            written.IndexOf(Encoding.ASCII.GetBytes(text["whsec_".Length..])).ShouldBe(-1, file);
        }
    }

    [Theory]
    [InlineData("""{"events":["generation.completed"]}""", "url")]
    [InlineData("""{"url":"https://example.org"}""", "events")]
    [InlineData("""{"url":"https://example.org","events":[]}""", "events")]
    [InlineData("""{"url":"https://example.org","events":["generation.complete"]}""", "events")]
    [InlineData("""{"url":"ftp://example.org","events":["balance.low"]}""", "url")]
    [InlineData("""{"url":"/hook","events":["balance.low"]}""", "url")]
    [InlineData("""{"url":"https://me:pw@example.org","events":["balance.low"]}""", "url")]
    [InlineData("""{"url":"http://⑴.example.com/hook","events":["balance.low"]}""", "url")]
    [InlineData("""{"url":"http://a..b/hook","events":["balance.low"]}""", "url")]
    [InlineData("""{"url":"https://example.org/a b","events":["balance.low"]}""", "url")]
    [InlineData("""{"url":"https://example.org/\u0000","events":["balance.low"]}""", "url")]
    [InlineData("""{"url":"https://example.org","events":["balance.low"],"description":"a\u0000b"}""", "description")]
    [InlineData("""{"url":"https://example.org","events":["balance.low"],"descripton":"a"}""", "descripton")]
    public async Task A_problem_with_an_endpoint_is_reported_by_its_field(string json, string member)
    {
        var account = await hooks.Server.OpenAccountAsync();

        using var refused = await account.Client.PostTextAsync("/api/v2/webhooks", json);

        var body = await refused.Content.ReadFromJsonAsync<JsonElement>(TestHttp.Ct);
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, body.ToString());
        body.GetProperty("details").GetProperty("fields")[0].Text("field").ShouldBe(member);
        (await account.Client.GetJsonAsync("/api/v2/webhooks")).Whole("total").ShouldBe(0);
    }

    [Theory]
    [InlineData(2048, HttpStatusCode.Created)]
    [InlineData(2049, HttpStatusCode.UnprocessableEntity)]
    public async Task A_url_has_at_most_2048_characters(int length, HttpStatusCode expected)
    {
        var account = await hooks.Server.OpenAccountAsync();

        using var reply = await account.Client.PostAsJsonAsync(
            "/api/v2/webhooks", new { url = "https://example.org/".PadRight(length, 'a'), events = new[] { "balance.low" } }, TestHttp.Ct);

        reply.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task A_change_keeps_what_it_does_not_name()
    {
        var account = await hooks.Server.OpenAccountAsync();
        var created = await account.Client.AddWebhookAsync(Url, "generation.completed");

        var described = await account.Client.ChangeWebhookAsync(created, """{"description":"Production"}""");
        var changed = await account.Client.ChangeWebhookAsync(created, """{"url":"https://example.org/other","events":["generation.failed"]}""");
        var cleared = await account.Client.ChangeWebhookAsync(created, """{"description":null,"enabled":false}""");

        described.Text("url").ShouldBe(Url);
        described.Text("description").ShouldBe("Production");
        changed.Text("url").ShouldBe("https://example.org/other");
        changed.Text("description").ShouldBe("Production");
        changed.GetProperty("events")[0].GetString().ShouldBe("generation.failed");
        changed.GetProperty("enabled").GetBoolean().ShouldBeTrue();
        cleared.Text("description").ShouldBeNull();
        cleared.GetProperty("enabled").GetBoolean().ShouldBeFalse();
        cleared.GetProperty("secret").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task An_account_has_at_most_twenty_endpoints()
    {
        var account = await hooks.Server.OpenAccountAsync();
        var last = default(JsonElement);
        for (var count = 0; count < 20; count++)
        {
            last = await account.Client.AddWebhookAsync(Url, "balance.low");
        }

        using var refused = await account.Client.PostAsJsonAsync("/api/v2/webhooks", new { url = Url, events = new[] { "balance.low" } }, TestHttp.Ct);
        using var deleted = await account.Client.DeleteAsync($"/api/v2/webhooks/{last.Text("id")}", TestHttp.Ct);
        await account.Client.AddWebhookAsync(Url, "balance.low");

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Another_accounts_endpoint_is_answered_like_one_that_does_not_exist()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var owner = await hooks.Server.OpenAccountAsync();
        var stranger = await hooks.Server.OpenAccountAsync();
        var webhook = (await owner.Client.AddWebhookAsync(receiver.Url, "generation.completed")).Text("id") ?? "";
        await owner.Client.GenerateAsync(WebhookSteps.Hello);
        var delivery = (await owner.Client.AttemptAsync(webhook, 1)).Text("id") ?? "";
        (string Method, string Path)[] calls =
        [
            ("GET", "/api/v2/webhooks/ID"),
            ("PATCH", "/api/v2/webhooks/ID"),
            ("DELETE", "/api/v2/webhooks/ID"),
            ("POST", "/api/v2/webhooks/ID/rotate"),
            ("POST", "/api/v2/webhooks/ID/test"),
            ("GET", "/api/v2/webhooks/ID/deliveries"),
            ("POST", $"/api/v2/webhooks/ID/deliveries/{delivery}/redeliver"),
        ];

        foreach (var (method, path) in calls)
        {
            var foreign = await AnswerAsync(stranger.Client, method, path, webhook);
            var missing = await AnswerAsync(stranger.Client, method, path, "wh_0000000000000");

            foreign.Status.ShouldBe(HttpStatusCode.NotFound, $"{method} {path}");
            foreign.Body.ShouldBe(missing.Body, $"{method} {path}");
        }

        var own = await stranger.Client.AddWebhookAsync(receiver.Url, "generation.completed");
        var smuggled = await AnswerAsync(stranger.Client, "POST", $"/api/v2/webhooks/ID/deliveries/{delivery}/redeliver", own.Text("id") ?? "");
        var byDefault = await AnswerAsync(stranger.Client, "POST", $"/api/v2/webhooks/ID/deliveries/{delivery}/redeliver", "default");
        smuggled.Status.ShouldBe(HttpStatusCode.NotFound);
        byDefault.Status.ShouldBe(HttpStatusCode.NotFound);
        receiver.All.Count.ShouldBe(1);
        (await owner.Client.GetJsonAsync($"/api/v2/webhooks/{webhook}")).GetProperty("enabled").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_key_that_may_only_read_changes_nothing_and_sees_no_secret()
    {
        var account = await hooks.Server.OpenAccountAsync();
        var webhook = (await account.Client.AddWebhookAsync(Url, "balance.low")).Text("id");
        using var made = await account.Client.PostAsJsonAsync("/api/v2/keys", new { name = "reader", scopes = new[] { "read" } }, TestHttp.Ct);
        using var reader = hooks.Server.ClientFor((await made.Content.ReadFromJsonAsync<JsonElement>(TestHttp.Ct)).Text("key"));

        (await AnswerAsync(reader, "GET", "/api/v2/webhooks", "")).Status.ShouldBe(HttpStatusCode.OK);
        (await AnswerAsync(reader, "GET", $"/api/v2/webhooks/{webhook}/deliveries", "")).Status.ShouldBe(HttpStatusCode.OK);
        (await AnswerAsync(reader, "GET", "/api/v2/webhooks/default/secret", "")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await AnswerAsync(reader, "POST", $"/api/v2/webhooks/{webhook}/rotate", "")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await AnswerAsync(reader, "DELETE", $"/api/v2/webhooks/{webhook}", "")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_wallet_counts_the_endpoints_that_are_enabled()
    {
        var account = await hooks.Server.OpenAccountAsync();
        var first = await account.Client.AddWebhookAsync(Url, "balance.low");
        var second = await account.Client.AddWebhookAsync(Url, "balance.low");
        (await CountedAsync(account)).ShouldBe(2);

        await account.Client.ChangeWebhookAsync(first, """{"enabled":false}""");
        (await CountedAsync(account)).ShouldBe(1);

        await account.Client.ChangeWebhookAsync(first, """{"enabled":true}""");
        await account.Client.DeleteAsync($"/api/v2/webhooks/{second.Text("id")}", TestHttp.Ct);
        (await CountedAsync(account)).ShouldBe(1);
    }

    private async Task<int> CountedAsync(TestAccount account) =>
        (await hooks.Server.Services.GetRequiredService<LedgerStore>().GetWalletAsync(account.Id)).WebhookEndpoints;

    private static async Task<(HttpStatusCode Status, string Body)> AnswerAsync(HttpClient client, string method, string path, string id)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path.Replace("ID", id, StringComparison.Ordinal));
        if (method == "PATCH")
        {
            request.Content = new StringContent("""{"enabled":false}""", Encoding.UTF8, "application/json");
        }

        using var reply = await client.SendAsync(request, TestHttp.Ct);
        var body = await reply.Content.ReadAsStringAsync(TestHttp.Ct);
        return (reply.StatusCode, System.Text.RegularExpressions.Regex.Replace(body, "req_[A-Za-z0-9_-]+|wh_[0-9a-z]+", "…"));
    }
}
