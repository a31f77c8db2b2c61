using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Webhooks;

namespace Tessera.Server.Tests.Webhooks;

/// <summary>What tests of webhooks do over HTTP.</summary>
internal static class WebhookSteps
{
    public const string Hello = """{"model":"gpt-5","prompt":"Hello"}""";

    public static async Task<JsonElement> AddWebhookAsync(this HttpClient client, string url, params string[] events)
    {
        using var created = await client.PostAsJsonAsync("/api/v2/webhooks", new { url, events }, TestHttp.Ct);
        created.StatusCode.ShouldBe(HttpStatusCode.Created, await created.Content.ReadAsStringAsync(TestHttp.Ct));
        return await created.Content.ReadFromJsonAsync<JsonElement>(TestHttp.Ct);
    }

    public static async Task<JsonElement> ChangeWebhookAsync(this HttpClient client, JsonElement webhook, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v2/webhooks/{webhook.Text("id")}")
        {
            Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json"),
        };
        return await client.SendAsync(request, TestHttp.Ct).JsonAsync();
    }

    /// <summary>The newest deliveries of an endpoint.</summary>
    public static async Task<List<JsonElement>> DeliveriesAsync(this HttpClient client, string webhook) =>
        [.. (await client.GetJsonAsync($"/api/v2/webhooks/{webhook}/deliveries?limit=100")).GetProperty("items").EnumerateArray()];

    /// <summary>Polls until the newest delivery of an endpoint is as wanted.</summary>
    public static async Task<JsonElement> NewestAsync(this HttpClient client, string webhook, Func<JsonElement, bool> isAsWanted)
    {
        while (true)
        {
            if (await client.DeliveriesAsync(webhook) is [var newest, ..] && isAsWanted(newest))
            {
                return newest;
            }

            await Polling.PauseAsync();
        }
    }

    /// <summary>Waits for the outcome of an attempt of the newest delivery; the first is 1.</summary>
    public static Task<JsonElement> AttemptAsync(this HttpClient client, string webhook, long attempt) => client.NewestAsync(
        webhook, delivery => delivery.Whole("attempts") >= attempt && delivery.Text("status") != "sending");

    /// <summary>
    /// Moves the clock to the next attempt of the newest delivery, or further, and waits for its outcome. The dispatcher may be on
    /// its way to its timer while the clock jumps, so it is woken: were the clock moved on until it wakes, the lease of what it
    /// claims could end on a machine that commits slowly, and the delivery be sent twice.
    /// </summary>
    public static async Task<JsonElement> RetryAsync(
        this HttpClient client, string webhook, TestServer server, ManualTime time, TimeSpan atLeast = default)
    {
        var before = (await client.DeliveriesAsync(webhook))[0];
        var wait = before.Instant("next_attempt_at").AddSeconds(1) - time.GetUtcNow();
        time.Advance(wait > atLeast ? wait : atLeast);
        server.Services.GetRequiredService<WebhookSignal>().Wake();
        return await client.AttemptAsync(webhook, before.Whole("attempts") + 1);
    }

    public static DateTimeOffset Instant(this JsonElement body, string member) =>
        DateTimeOffset.Parse(body.Text(member) ?? "", CultureInfo.InvariantCulture);
}
