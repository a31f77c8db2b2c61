using Tessera.Server.OpenApi;
using Tessera.Server.Webhooks;

namespace Tessera.Server.Dialects.V2.Documents;

/// <summary>What the API document says of webhooks.</summary>
internal static class WebhookCalls
{
    private const string Members =
        """
        "id": "wh_5m0rtz7w3k2qd", "url": "https://example.org/hooks/tessera", "description": "Production",
        "events": ["generation.completed", "generation.failed"], "enabled": true, "disabled_reason": null, "failing_since": null,
        "created_at": "2026-03-08T12:00:00Z"
        """;

    private const string Endpoint = $$"""{ {{Members}}, "secret": null }""";

    private const string EndpointWithSecret = $$"""{ {{Members}}, "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=" }""";

    private const string Key = """{ "key": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=" }""";

    private const string Delivery =
        """
        {
          "id": "whd_2b7xqk0m4s9tj", "webhook_id": "wh_5m0rtz7w3k2qd", "message_id": "msg_AZqL3xkUcAqvC2rS0m1x4Q",
          "event": "generation.completed", "generation_id": 18500, "url": null, "status": "pending", "attempts": 1,
          "last_attempt_at": "2026-03-08T12:05:56Z", "next_attempt_at": "2026-03-08T12:06:01Z", "status_code": 503, "latency_ms": 41,
          "reply": "Busy.", "error": "The receiver answers 503; success is 200 to 299.",
          "payload": {
            "event": "generation.completed", "generation_id": 18500, "status": "completed", "model_slug": "kling-v2.1",
            "result_url": "https://ai.example.org/generations/18500.mp4?sig=Lk4eUo1yTz6rVb9xCm3sHQ", "tokens_spent": 26,
            "created_at": "2026-03-08T12:05:55Z"
          },
          "created_at": "2026-03-08T12:05:55Z"
        }
        """;

    private static readonly OpenApiValue Id = new("id", "`wh_…`");

    private static readonly OpenApiValue IdOrDefault =
        new("id", "`wh_…`, or `default` for the deliveries to addresses that requests named in `webhook_url`.");

    public static Dictionary<string, OpenApiCall> All { get; } = new(StringComparer.Ordinal)
    {
        ["GET /api/v2/webhooks"] = new("List endpoints", new OpenApiReply(
            200, typeof(ListWebhooks.Page), new OpenApiSample("endpoints", "One endpoint", $$"""{ "items": [{{Endpoint}}], "total": 1 }""")))
        {
            Errors = [401, 403],
        },
        ["POST /api/v2/webhooks"] = new("Create an endpoint", new OpenApiReply(
            201, typeof(WebhookSummary), new OpenApiSample("endpoint", "The new endpoint", EndpointWithSecret)))
        {
            Description =
                """
                Events of the account are posted to the URL as JSON: `event`, `generation_id`, `status`, `model_slug`, `result_url`, `tokens_spent`,
                `created_at` (for `balance.low`: `event`, `token_balance`, `threshold`, `created_at`). They are signed as
                [Standard Webhooks](https://www.standardwebhooks.com): `webhook-id`, `webhook-timestamp`, `webhook-signature`. The secret is shown
                this once. Success is 200 to 299 within 15 s; anything else is tried again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h; 410 and
                five days of failures disable the endpoint. An event may come twice, with the same `webhook-id`.
                """.ReplaceLineEndings("\n"),
            Values = [RepeatedCalls.Key],
            Request = new OpenApiRequest(typeof(CreateWebhookRequest), new OpenApiSample(
                "production",
                "Every end of a generation",
                """{ "url": "https://example.org/hooks/tessera", "events": ["generation.completed", "generation.failed"], "description": "Production" }""")),
            Errors = [400, 401, 403, 409, 415, 422],
        },
        ["GET /api/v2/webhooks/{id}"] = new("Get an endpoint", new OpenApiReply(
            200, typeof(WebhookSummary), new OpenApiSample("endpoint", "An endpoint", Endpoint)))
        {
            Values = [Id],
            Errors = [401, 403, 404],
        },
        ["PATCH /api/v2/webhooks/{id}"] = new("Change an endpoint", new OpenApiReply(
            200, typeof(WebhookSummary), new OpenApiSample("endpoint", "The endpoint", Endpoint)))
        {
            Values = [Id],
            Request = new OpenApiRequest(typeof(ChangeWebhookRequest), new OpenApiSample("enable", "Enable it again", """{ "enabled": true }""")),
            Errors = [400, 401, 403, 404, 415, 422],
        },
        ["DELETE /api/v2/webhooks/{id}"] = new("Delete an endpoint", new OpenApiReply(204, null))
        {
            Values = [Id],
            Description = "With its secret and its deliveries; what waits is not sent any more.",
            Errors = [401, 403, 404],
        },
        ["POST /api/v2/webhooks/{id}/rotate"] = new("Rotate an endpoint's secret", new OpenApiReply(
            200, typeof(WebhookSummary), new OpenApiSample("endpoint", "The endpoint with its new secret", EndpointWithSecret)))
        {
            Values = [Id],
            Description = "Both secrets sign for 24 hours: `webhook-signature` then holds two signatures, apart by a blank.",
            Errors = [401, 403, 404],
        },
        ["POST /api/v2/webhooks/{id}/test"] = new("Send a test", new OpenApiReply(
            202, typeof(DeliverySummary), new OpenApiSample("delivery", "A delivery", Delivery)))
        {
            Values = [Id],
            Description = "Sends the event `webhook.test`, whatever the endpoint asks for. What came of it is in its deliveries.",
            Errors = [401, 403, 404, 409],
        },
        ["GET /api/v2/webhooks/{id}/deliveries"] = new("List deliveries", new OpenApiReply(
            200, typeof(ListDeliveries.Page), new OpenApiSample("deliveries", "One delivery", $$"""{ "items": [{{Delivery}}], "next_cursor": null }""")))
        {
            Description = "The last 30 days, newest first.",
            Values =
            [
                IdOrDefault,
                new("limit", "How many a page holds.") { IsWhole = true, Min = 1, Max = CursorQuery.MostItems, Usual = 20 },
                new("cursor", "The `next_cursor` of the page before."),
            ],
            Errors = [401, 403, 404, 422],
        },
        ["POST /api/v2/webhooks/{id}/deliveries/{deliveryId}/redeliver"] = new("Deliver again", new OpenApiReply(
            202, typeof(DeliverySummary), new OpenApiSample("delivery", "The delivery", Delivery)))
        {
            Description = "Now, with the same `webhook-id`, from the start of the retry schedule.",
            Values = [IdOrDefault, new("deliveryId", "`whd_…`")],
            Errors = [401, 403, 404, 409],
        },
        ["GET /api/v2/webhooks/default/secret"] = new("Get the account's secret", new OpenApiReply(
            200, typeof(DefaultSecret.WebhookKey), new OpenApiSample("key", "The secret", Key)))
        {
            Description = "It signs the deliveries to addresses that requests name in `webhook_url`.",
            Errors = [401, 403],
        },
        ["POST /api/v2/webhooks/default/secret/rotate"] = new("Rotate the account's secret", new OpenApiReply(
            200, typeof(DefaultSecret.WebhookKey), new OpenApiSample("key", "The new secret", Key)))
        {
            Description = "Both secrets sign for 24 hours.",
            Errors = [401, 403],
        },
    };
}
