using System.ComponentModel.DataAnnotations;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Webhooks;

/// <summary>Where to send which events.</summary>
internal sealed record CreateWebhookRequest : IRequestBody<CreateWebhookRequest>
{
    public const int LongestDescription = 200;

    public const int MostEvents = 20;

    public const int LongestEvent = 40;

    /// <summary>An https or http URL on the public internet, without user name and password.</summary>
    [StringLength(WebhookUrl.Longest, MinimumLength = 1)]
    [WebhookUrl]
    public required string Url { get; init; }

    /// <summary>generation.completed, generation.failed, balance.low; at least one.</summary>
    [Entries(
        MostEvents, LongestEvent, WebhookEventNames.GenerationCompleted, WebhookEventNames.GenerationFailed, WebhookEventNames.BalanceLow, AtLeastOne = true)]
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>Your own description of it.</summary>
    [StringLength(LongestDescription)]
    [Printable]
    public string? Description { get; init => field = value is "" ? null : value; }
}
