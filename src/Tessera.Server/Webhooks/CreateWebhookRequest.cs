using System.ComponentModel.DataAnnotations;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Webhooks;

/// <summary>The URL of a new endpoint and the events to send to it.</summary>
internal sealed record CreateWebhookRequest : IRequestBody<CreateWebhookRequest>, ICheckedBody
{
    public const string GenerationCompleted = "generation.completed";

    public const string GenerationFailed = "generation.failed";

    public const string BalanceLow = "balance.low";

    public const int MaxDescriptionLength = 200;

    public const int MaxEvents = 20;

    public const int MaxEventLength = 40;

    /// <summary>An https or http URL on the public internet, without user name and password.</summary>
    [StringLength(WebhookUrl.MaxLength, MinimumLength = 1)]
    [WebhookUrl]
    public required string Url { get; init; }

    /// <summary>generation.completed, generation.failed, balance.low; at least one.</summary>
    [Entries(
        MaxEvents, MaxEventLength, GenerationCompleted, GenerationFailed, BalanceLow, AtLeastOne = true)]
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>A description of your choice.</summary>
    [StringLength(MaxDescriptionLength)]
    [Printable]
    public string? Description { get; init => field = value is "" ? null : value; }

    public IEnumerable<FieldError> Check(IServiceProvider services) => WebhookUrl.Check("url", Url, services);
}
