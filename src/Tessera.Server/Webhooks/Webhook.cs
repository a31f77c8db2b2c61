using Tessera.Server.Ledger;

namespace Tessera.Server.Webhooks;

/// <summary>An endpoint of an account: its URL and its events.</summary>
internal sealed record Webhook(WebhookId Id, AccountId Account, string Url, string? Description, WebhookEvents Events)
{
    public required bool IsEnabled { get; init; }

    /// <summary><see cref="Gone"/> or <see cref="Failing"/> when the server disabled it.</summary>
    public string? DisabledReason { get; init; }

    /// <summary>The first failure since the last success.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The endpoint answered 410.</summary>
    public const string Gone = "gone";

    /// <summary>All deliveries failed for days.</summary>
    public const string Failing = "failing";
}
