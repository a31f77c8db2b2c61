using Tessera.Server.Http;

namespace Tessera.Server.Webhooks;

/// <summary>An endpoint as its owner sees it.</summary>
internal sealed record WebhookSummary
{
    public required string Id { get; init; }

    public required string Url { get; init; }

    public required string? Description { get; init; }

    /// <summary>generation.completed, generation.failed, balance.low.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>
    /// <c>gone</c> when it answered 410, <c>failing</c> when all deliveries failed for five days; null otherwise.
    /// </summary>
    public required string? DisabledReason { get; init; }

    /// <summary>When the first failure since the last success happened.</summary>
    public required DateTimeOffset? FailingSince { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The signing secret, shown only on creation and rotation; null otherwise.</summary>
    public string? Secret { get; init; }

    public static WebhookSummary Of(Webhook webhook, byte[]? secret = null) => new()
    {
        Id = webhook.Id.Text,
        Url = webhook.Url,
        Description = webhook.Description,
        Events = webhook.Events.ToWireList(),
        Enabled = webhook.IsEnabled,
        DisabledReason = webhook.DisabledReason,
        FailingSince = webhook.FailingSince,
        CreatedAt = webhook.CreatedAt,
        Secret = secret is null ? null : WebhookSecrets.ToText(secret),
    };
}
