using System.Text.Json;
using Tessera.Server.Tests.Upstream;
using Tessera.Server.Tests.Webhooks;
using Tessera.Testing.Vendors;

namespace Tessera.Server.Tests.Dialects;

/// <summary>The URL that a request names in fal's and Replicate's APIs is notified in their form, by the deliveries of all webhooks.</summary>
public sealed class VendorWebhookTests(WebhookServer hooks) : IClassFixture<WebhookServer>
{
    private const string Predictions = "/replicate/v1/predictions";

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Fal_is_notified_once_with_the_whole_result(int count)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var account = await hooks.Server.OpenAccountAsync();

        var queued = await account.Client.PostTextAsync(
            $"/fal/queue/fal-ai/flux-2-pro?fal_webhook={receiver.Url}", $$"""{"prompt":"A hill","num_images":{{count}}}""").JsonAsync();
        var received = await receiver.NextAsync();
        var result = await account.Client.GetJsonAsync(PathOf(queued, "response_url"));

        received.Json.EnumerateObject().Select(member => member.Name).ShouldBe(["request_id", "gateway_request_id", "status", "payload"]);
        (received.Json.Text("request_id"), received.Json.Text("gateway_request_id"), received.Json.Text("status"))
            .ShouldBe((queued.Text("request_id"), queued.Text("request_id"), "OK"));
        received.Json.GetProperty("payload").ToString().ShouldBe(result.ToString());
        result.GetProperty("images").GetArrayLength().ShouldBe(count);
        await ShouldBeSignedAndAloneAsync(account, receiver, received);
    }

    [Fact]
    public async Task An_error_at_the_provider_is_fals_error_body()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var stubbed = await StubbedServer.StartAsync("fal");
        var account = await stubbed.Server.OpenAccountAsync();
        var (vendor, _) = await stubbed.MakerAsync("flux-2-pro");
        ((HostedVendor)vendor).RefusesInput(stubbed.Stub);

        await account.Client.PostTextAsync($"/fal/queue/fal-ai/flux-2-pro?fal_webhook={receiver.Url}", """{"prompt":"A hill"}""").JsonAsync();
        var received = await receiver.NextAsync();

        (received.Json.Text("status"), received.Json.Text("error")).ShouldBe(("ERROR", "Invalid status code: 422"));
        received.Json.GetProperty("payload").GetProperty("detail")[0].Text("type").ShouldBe("content_policy_violation");
    }

    [Fact]
    public async Task A_prediction_is_notified_at_its_start_and_its_end()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var account = await hooks.Server.OpenAccountAsync();

        var created = await account.Client.PostTextAsync(
            Predictions, $$"""{"version":"tessera/flux-2-pro","input":{"prompt":"A hill","num_outputs":2},"webhook":"{{receiver.Url}}"}""").JsonAsync();
        var both = new[] { await receiver.NextAsync(), await receiver.NextAsync() }.OrderByDescending(one => one.Json.Text("status"), StringComparer.Ordinal).ToList();
        var read = await account.Client.GetJsonAsync(new Uri(created.GetProperty("urls").Text("get")!).PathAndQuery);

        both.Select(one => (one.Json.Text("id"), one.Json.Text("status"))).ShouldBe([(created.Text("id"), "succeeded"), (created.Text("id"), "starting")]);
        both[0].Json.ToString().ShouldBe(read.ToString());
        read.GetProperty("output").GetArrayLength().ShouldBe(2);
        await ShouldBeSignedAndAloneAsync(account, receiver, both[0], deliveries: 2);
    }

    [Theory]
    [InlineData("""["completed"]""", 1)]
    [InlineData("""["output"]""", 1)]
    [InlineData("""["start"]""", 1)]
    [InlineData("""["start","output","completed"]""", 2)]
    [InlineData("""["logs"]""", 0)]
    public async Task A_filter_says_which_events_are_sent(string filter, int count)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var account = await hooks.Server.OpenAccountAsync();

        var body = $$"""{"version":"tessera/gpt-5","input":{"prompt":"Hello"},"webhook":"{{receiver.Url}}","webhook_events_filter":{{filter}}}""";
        var created = await account.Client.PostTextAsync(Predictions, body).JsonAsync();

        // A text has ended when it is answered, and what is to be delivered is written with its end.
        created.Text("status").ShouldBe("succeeded", created.ToString());
        (await account.Client.DeliveriesAsync("default")).Count.ShouldBe(count);
    }

    [Fact]
    public async Task A_filter_that_names_another_event_is_refused()
    {
        var account = await hooks.Server.OpenAccountAsync();

        using var reply = await account.Client.PostTextAsync(
            Predictions, """{"version":"tessera/gpt-5","input":{"prompt":"Hello"},"webhook":"https://example.org/","webhook_events_filter":["end"]}""");

        ((int)reply.StatusCode).ShouldBe(422);
        (await reply.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldContain("webhook_events_filter");
    }

    [Fact]
    public async Task The_accounts_endpoints_are_notified_of_each_generation_in_Tesseras_form()
    {
        await using var own = await WebhookReceiver.StartAsync();
        await using var endpoint = await WebhookReceiver.StartAsync();
        var account = await hooks.Server.OpenAccountAsync();
        await account.Client.AddWebhookAsync(endpoint.Url, "generation.completed");

        await account.Client.PostTextAsync($"/fal/queue/fal-ai/flux-2-pro?fal_webhook={own.Url}", """{"prompt":"A hill","num_images":2}""").JsonAsync();
        var (one, other, whole) = (await endpoint.NextAsync(), await endpoint.NextAsync(), await own.NextAsync());

        (one.Json.Text("event"), other.Json.Text("event")).ShouldBe(("generation.completed", "generation.completed"));
        one.Json.Whole("generation_id").ShouldNotBe(other.Json.Whole("generation_id"));
        whole.Json.GetProperty("payload").GetProperty("images").GetArrayLength().ShouldBe(2);
    }

    private static async Task ShouldBeSignedAndAloneAsync(TestAccount account, WebhookReceiver receiver, ReceivedWebhook received, int deliveries = 1)
    {
        var secret = (await account.Client.GetJsonAsync("/replicate/v1/webhooks/default/secret")).Text("key").ShouldNotBeNull();
        received.Signatures.ShouldBe([received.SignatureBy(secret)]);
        (await account.Client.DeliveriesAsync("default")).Count.ShouldBe(deliveries);
        receiver.All.Count.ShouldBe(deliveries);
    }

    private static string PathOf(JsonElement queued, string member) => new Uri(queued.Text(member).ShouldNotBeNull(queued.ToString())).PathAndQuery;
}
