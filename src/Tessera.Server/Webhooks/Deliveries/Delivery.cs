namespace Tessera.Server.Webhooks.Deliveries;

/// <summary>A row of <c>webhook_deliveries</c>.</summary>
internal sealed record Delivery(DeliveryId Id, WebhookId Webhook, string MessageId, WebhookEvents Event, string Body)
{
    public required long? Generation { get; init; }

    public required string? Url { get; init; }

    public required DeliveryState State { get; init; }

    public required DateTimeOffset NextAt { get; init; }

    public required long Attempts { get; init; }

    public required DateTimeOffset? LastAt { get; init; }

    public required int? StatusCode { get; init; }

    public required long? LatencyMs { get; init; }

    public required string? Reply { get; init; }

    public required string? Error { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
