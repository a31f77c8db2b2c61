using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using Tessera.Server.Hosting;

namespace Tessera.Server.Tests.Webhooks;

public sealed class DeliveryTests(WebhookServer hooks) : IClassFixture<WebhookServer>
{
    [Fact]
    public async Task An_outcome_is_delivered_signed_to_the_endpoint_that_subscribes_to_it()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var account = await hooks.Server.OpenAccountAsync();
        var webhook = await account.Client.AddWebhookAsync(receiver.Url, "generation.completed");

        var generation = await account.Client.GenerateAsync(WebhookSteps.Hello);
        var told = await receiver.NextAsync();
        var logged = await account.Client.AttemptAsync(webhook.Text("id") ?? "", 1);

        told.Json.EnumerateObject().Select(member => member.Name).ShouldBe(
            ["event", "generation_id", "status", "model_slug", "result_url", "tokens_spent", "created_at"]);
        told.Json.Text("event").ShouldBe("generation.completed");
        told.Json.Whole("generation_id").ShouldBe(generation.Whole("id"));
        told.Json.Text("status").ShouldBe("completed");
        told.Json.Text("model_slug").ShouldBe("gpt-5");
        told.Json.Text("result_url").ShouldBeNull();
        told.Json.Whole("tokens_spent").ShouldBe(3);
        told.Json.Text("created_at").ShouldBe(generation.Text("completed_at"));
        told.Headers["content-type"].ShouldBe("application/json");
        told.Headers["user-agent"].ShouldBe($"Tessera-Webhooks/{TesseraVersion.Text}");
        told.Headers.Keys.ShouldNotContain("authorization");
        told.Headers.Keys.ShouldNotContain("traceparent");
        told.Headers.Keys.ShouldNotContain("cookie");
        told.Id.ShouldMatch("^msg_[A-Za-z0-9_-]{22}$");
        told.Timestamp.ShouldBe(hooks.Time.GetUtcNow(), TimeSpan.FromMinutes(1));
        told.Signatures.ShouldBe([told.SignatureBy(webhook.Text("secret") ?? "")]);
        logged.Text("status").ShouldBe("delivered");
        logged.Text("message_id").ShouldBe(told.Id);
        logged.Whole("status_code").ShouldBe(204);
        logged.GetProperty("payload").ToString().ShouldBe(told.Text);
        logged.Text("next_attempt_at").ShouldBeNull();
    }

    [Fact]
    public async Task A_file_is_delivered_as_a_link_that_opens()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var account = await hooks.Server.OpenAccountAsync();
        await account.Client.AddWebhookAsync(receiver.Url, "generation.completed");

        var image = await account.Client.GenerateAsync("""{"model":"dall-e-3","prompt":"A hill"}""");
        var told = await receiver.NextAsync();

        var link = new Uri(told.Json.Text("result_url") ?? "");
        link.PathAndQuery.ShouldBe(new Uri(image.Text("result_url") ?? "").PathAndQuery);
        link.Authority.ShouldBe(hooks.Server.Url.Authority);
        using var anyone = hooks.Server.ClientFor(null);
        using var file = await anyone.GetAsync(link, TestHttp.Ct);
        file.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Failures_and_cancellations_are_delivered_to_subscribers_of_failures()
    {
        await using var failures = await WebhookReceiver.StartAsync();
        await using var successes = await WebhookReceiver.StartAsync();
        var account = await hooks.Server.OpenAccountAsync();
        await account.Client.AddWebhookAsync(failures.Url, "generation.failed");
        await account.Client.AddWebhookAsync(successes.Url, "generation.completed");

        var failed = await account.Client.GenerateAsync("""{"model":"gpt-5","prompt":"Hello [sandbox: fail=content_policy]"}""");
        var told = await failures.NextAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/generate")
        {
            Content = new StringContent("""{"model":"dall-e-3","prompt":"A fox [sandbox: delay=60s]"}""", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Prefer", "respond-async");
        var pending = await account.Client.SendAsync(request, TestHttp.Ct).JsonAsync();
        await account.Client.PostAsync($"/api/v2/generate/{pending.Whole("id")}/cancel", null, TestHttp.Ct).JsonAsync();
        var toldOfCancellation = await failures.NextAsync();
        await account.Client.GenerateAsync(WebhookSteps.Hello);
        var toldOfSuccess = await successes.NextAsync();

        told.Json.Whole("generation_id").ShouldBe(failed.Whole("id"));
        told.Json.Text("event").ShouldBe("generation.failed");
        told.Json.Text("status").ShouldBe("failed");
        told.Json.Whole("tokens_spent").ShouldBe(0);
        toldOfCancellation.Json.Whole("generation_id").ShouldBe(pending.Whole("id"));
        toldOfCancellation.Json.Text("status").ShouldBe("failed");
        toldOfSuccess.Json.Text("event").ShouldBe("generation.completed");
        failures.All.Count.ShouldBe(2);
        successes.All.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","webhook_url":"URL"}""", "/api/v2/generate")]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","params":{"webhook_url":"URL"}}""", "/api/v2/generate")]
    [InlineData("""{"model":"gpt-5","messages":[{"role":"user","content":"Hello"}],"webhook_url":"URL"}""", "/api/v2/generate/stream")]
    [InlineData("""{"model":"dall-e-3","prompt":"A hill","webhook_url":"URL"}""", "/api/v2/generate")]
    public async Task A_request_names_an_address_of_its_own(string json, string route)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var account = await hooks.Server.OpenAccountAsync();

        using var reply = await account.Client.PostTextAsync(route, json.Replace("URL", receiver.Url + "?job=7", StringComparison.Ordinal));
        var body = await reply.Content.ReadAsStringAsync(TestHttp.Ct);
        var told = await receiver.NextAsync();
        var secret = (await account.Client.GetJsonAsync("/api/v2/webhooks/default/secret")).Text("key") ?? "";
        var logged = await account.Client.AttemptAsync("default", 1);

        body.ShouldNotContain("webhook_url");
        told.Path.ShouldBe("/hook?job=7");
        told.Json.Text("event").ShouldBe("generation.completed");
        told.Signatures.ShouldBe([told.SignatureBy(secret)]);
        logged.Text("status").ShouldBe("delivered");
        logged.Text("url").ShouldBe(receiver.Url + "?job=7");
        logged.Text("webhook_id").ShouldBeNull();
    }

    [Fact]
    public async Task A_transcription_form_names_one_as_well()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var account = await hooks.Server.OpenAccountAsync();
        var speech = await account.Client.GenerateAsync("""{"model":"openai-tts","voice_id":"alloy","text":"Go forward ten meters."}""");
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(await account.Client.GetByteArrayAsync(new Uri(speech.Text("result_url") ?? ""), TestHttp.Ct)), "audio", "speech.mp3" },
            { new StringContent(receiver.Url), "webhook_url" },
        };

        var transcript = await account.Client.PostAsync("/api/v2/stt", form, TestHttp.Ct).JsonAsync();
        var told = await receiver.NextAsync();

        told.Json.Whole("generation_id").ShouldBe(transcript.Whole("id"));
        told.Json.Text("model_slug").ShouldBe("whisper");
    }

    [Theory]
    [InlineData("ftp://example.org/hook")]
    [InlineData("https://me:pw@example.org/hook")]
    [InlineData("example.org/hook")]
    [InlineData("https://")]
    [InlineData("")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://⑴.example.com/hook")]
    public async Task An_undeliverable_webhook_address_is_refused_before_anything_is_spent(string url)
    {
        var account = await hooks.Server.OpenAccountAsync();

        using var refused = await account.Client.PostAsJsonAsync(
            "/api/v2/generate", new { model = "gpt-5", prompt = "Hello", webhook_url = url }, TestHttp.Ct);

        var body = await refused.Content.ReadFromJsonAsync<JsonElement>(TestHttp.Ct);
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        body.GetProperty("details").GetProperty("fields")[0].Text("field").ShouldBe("webhook_url");
        (await account.Client.GetJsonAsync("/api/v2/user/balance")).Whole("token_balance").ShouldBe(1000);
    }

    [Fact]
    public async Task Endpoints_and_the_requests_own_address_get_the_same_message()
    {
        await using var first = await WebhookReceiver.StartAsync();
        await using var second = await WebhookReceiver.StartAsync();
        await using var own = await WebhookReceiver.StartAsync();
        var account = await hooks.Server.OpenAccountAsync();
        await account.Client.AddWebhookAsync(first.Url, "generation.completed");
        await account.Client.AddWebhookAsync(second.Url, "generation.completed", "generation.failed");

        await account.Client.GenerateAsync($$"""{"model":"gpt-5","prompt":"Hello","webhook_url":"{{own.Url}}"}""");
        ReceivedWebhook[] told = [await first.NextAsync(), await second.NextAsync(), await own.NextAsync()];

        told.Select(message => message.Id).Distinct().Count().ShouldBe(1);
        told.Select(message => message.Text).Distinct().Count().ShouldBe(1);
        told.SelectMany(message => message.Signatures).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task An_account_without_endpoints_writes_nothing_to_the_outbox()
    {
        var account = await hooks.Server.OpenAccountAsync();

        await account.Client.GenerateAsync(WebhookSteps.Hello);

        (await hooks.Server.Database.ReadAsync(session => session.Connection.ExecuteScalarAsync<long>(
            $"SELECT count(*) FROM webhook_deliveries WHERE account_id = {account.Id.Value}"))).ShouldBe(0);
    }

    [Fact]
    public async Task A_test_is_sent_whatever_an_endpoint_asks_for()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var account = await hooks.Server.OpenAccountAsync();
        var webhook = await account.Client.AddWebhookAsync(receiver.Url, "balance.low");

        using var reply = await account.Client.PostAsync($"/api/v2/webhooks/{webhook.Text("id")}/test", null, TestHttp.Ct);
        var delivery = await reply.Content.ReadFromJsonAsync<JsonElement>(TestHttp.Ct);
        var told = await receiver.NextAsync();

        reply.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        delivery.Text("event").ShouldBe("webhook.test");
        told.Id.ShouldBe(delivery.Text("message_id"));
        told.Json.Text("webhook_id").ShouldBe(webhook.Text("id"));
        told.Signatures.ShouldBe([told.SignatureBy(webhook.Text("secret") ?? "")]);
    }

    [Fact]
    public async Task After_a_rotation_both_secrets_sign_for_a_day()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var account = await hooks.Server.OpenAccountAsync();
        var webhook = await account.Client.AddWebhookAsync(receiver.Url, "generation.completed");
        var old = webhook.Text("secret") ?? "";

        var rotated = await account.Client.PostAsync($"/api/v2/webhooks/{webhook.Text("id")}/rotate", null, TestHttp.Ct).JsonAsync();
        var fresh = rotated.Text("secret") ?? "";
        await account.Client.GenerateAsync(WebhookSteps.Hello);
        var meanwhile = await receiver.NextAsync();
        hooks.Time.Advance(TimeSpan.FromHours(24));
        await account.Client.GenerateAsync(WebhookSteps.Hello);
        var afterwards = await receiver.NextAsync();

        fresh.ShouldNotBe(old);
        meanwhile.Signatures.ShouldBe([meanwhile.SignatureBy(fresh), meanwhile.SignatureBy(old)]);
        afterwards.Signatures.ShouldBe([afterwards.SignatureBy(fresh)]);
    }

    [Fact]
    public async Task The_accounts_own_secret_is_rotated_alike()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var account = await hooks.Server.OpenAccountAsync();
        var old = (await account.Client.GetJsonAsync("/api/v2/webhooks/default/secret")).Text("key") ?? "";

        var fresh = (await account.Client.PostAsync("/api/v2/webhooks/default/secret/rotate", null, TestHttp.Ct).JsonAsync()).Text("key") ?? "";
        await account.Client.GenerateAsync($$"""{"model":"gpt-5","prompt":"Hello","webhook_url":"{{receiver.Url}}"}""");
        var told = await receiver.NextAsync();

        (await account.Client.GetJsonAsync("/api/v2/webhooks/default/secret")).Text("key").ShouldBe(fresh);
        told.Signatures.ShouldBe([told.SignatureBy(fresh), told.SignatureBy(old)]);
    }

    [Fact]
    public async Task Deliveries_are_listed_page_by_page_newest_first()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var account = await hooks.Server.OpenAccountAsync();
        var webhook = (await account.Client.AddWebhookAsync(receiver.Url, "generation.completed")).Text("id");
        var made = new List<long>();
        for (var count = 0; count < 5; count++)
        {
            made.Add((await account.Client.GenerateAsync(WebhookSteps.Hello)).Whole("id"));
        }

        var listed = new List<long>();
        string? cursor = null;
        do
        {
            var page = await account.Client.GetJsonAsync($"/api/v2/webhooks/{webhook}/deliveries?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            listed.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.Whole("generation_id")));
            cursor = page.Text("next_cursor");
        }
        while (cursor is not null);
        using var refused = await account.Client.GetAsync($"/api/v2/webhooks/{webhook}/deliveries?cursor=x", TestHttp.Ct);
        using var unknown = await account.Client.GetAsync($"/api/v2/webhooks/{webhook}/deliveries?status=lost", TestHttp.Ct);
        await account.Client.NewestAsync(webhook.ShouldNotBeNull(), delivery => delivery.Text("status") == "delivered");
        var delivered = await account.Client.GetJsonAsync($"/api/v2/webhooks/{webhook}/deliveries?status=delivered");
        var failed = await account.Client.GetJsonAsync($"/api/v2/webhooks/{webhook}/deliveries?status=failed");

        unknown.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        delivered.GetProperty("items").EnumerateArray().Select(item => item.Text("status")).Distinct().ShouldBe(["delivered"]);
        failed.GetProperty("items").GetArrayLength().ShouldBe(0);
        listed.ShouldBe(Enumerable.Reverse(made));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }
}
