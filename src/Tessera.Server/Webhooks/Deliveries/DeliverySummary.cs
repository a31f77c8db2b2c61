using System.Text.Json;
using Tessera.Server.Http;

namespace Tessera.Server.Webhooks.Deliveries;

/// <summary>A delivery as its owner sees it: what was sent, and the result of the last attempt.</summary>
internal sealed record DeliverySummary
{
    public required string Id { get; init; }

    /// <summary>The endpoint; null for a URL that a request named.</summary>
    public required string? WebhookId { get; init; }

    /// <summary>The header <c>webhook-id</c>, the same for every attempt and every endpoint.</summary>
    public required string MessageId { get; init; }

    public required string Event { get; init; }

    public required long? GenerationId { get; init; }

    /// <summary>The URL that the request named; null for an endpoint.</summary>
    public required string? Url { get; init; }

    /// <summary>
    /// <c>pending</c>, <c>sending</c>, <c>delivered</c>, <c>failed</c> (all attempts failed) or <c>canceled</c> (its endpoint
    /// was disabled).
    /// </summary>
    public required string Status { get; init; }

    public required long Attempts { get; init; }

    public required DateTimeOffset? LastAttemptAt { get; init; }

    /// <summary>When the next attempt is due; null when there is none.</summary>
    public required DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>The status code of the receiver's reply to the last attempt.</summary>
    public required int? StatusCode { get; init; }

    public required long? LatencyMs { get; init; }

    /// <summary>The first kilobyte of the receiver's reply.</summary>
    public required string? Reply { get; init; }

    /// <summary>Why the last attempt failed, in the language of <c>Accept-Language</c>; null when it succeeded.</summary>
    public required string? Error { get; init; }

    /// <summary>The body as it is sent.</summary>
    public required JsonElement Payload { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public static DeliverySummary Of(Delivery delivery, Language language) => new()
    {
        Id = delivery.Id.Text,
        WebhookId = delivery.Webhook.IsDefault ? null : delivery.Webhook.Text,
        MessageId = delivery.MessageId,
        Event = delivery.Event.ToWire(),
        GenerationId = delivery.Generation,
        Url = delivery.Url,
        Status = delivery.State switch
        {
            DeliveryState.Pending => "pending",
            DeliveryState.Sending => "sending",
            DeliveryState.Delivered => "delivered",
            DeliveryState.Failed => "failed",
            DeliveryState.Canceled => "canceled",
            var other => throw new InvalidOperationException($"Unknown state {other}."),
        },
        Attempts = delivery.Attempts,
        LastAttemptAt = delivery.LastAt,
        NextAttemptAt = delivery.State == DeliveryState.Pending ? delivery.NextAt : null,
        StatusCode = delivery.StatusCode,
        LatencyMs = delivery.LatencyMs,
        Reply = delivery.Reply,
        Error = delivery.Error is { } error ? DeliveryFailure.Of(error, delivery.StatusCode).In(language) : null,
        Payload = JsonElement.Parse(delivery.Body),
        CreatedAt = delivery.CreatedAt,
    };
}
