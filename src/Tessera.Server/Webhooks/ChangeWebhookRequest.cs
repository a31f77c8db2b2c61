using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Webhooks;

/// <summary>The endpoint's members to change; absent ones stay as they are.</summary>
internal sealed record ChangeWebhookRequest : IRequestBody<ChangeWebhookRequest>, ICheckedBody
{
    /// <summary>The new URL; pending deliveries are sent there, too.</summary>
    [StringLength(WebhookUrl.MaxLength, MinimumLength = 1)]
    [WebhookUrl]
    public string? Url { get; init; }

    /// <summary>All events to send from now on.</summary>
    [Entries(
        CreateWebhookRequest.MaxEvents,
        CreateWebhookRequest.MaxEventLength,
        CreateWebhookRequest.GenerationCompleted,
        CreateWebhookRequest.GenerationFailed,
        CreateWebhookRequest.BalanceLow,
        AtLeastOne = true)]
    public IReadOnlyList<string>? Events { get; init; }

    /// <summary>The description; null removes it.</summary>
    [StringLength(CreateWebhookRequest.MaxDescriptionLength)]
    [Printable]
    public string? Description
    {
        get;
        init
        {
            field = value is "" ? null : value;
            ChangesDescription = true;
        }
    }

    /// <summary>Whether the request contains the description, even as null.</summary>
    [JsonIgnore]
    public bool ChangesDescription { get; private init; }

    /// <summary>False cancels pending deliveries and sends nothing more.</summary>
    public bool? Enabled { get; init; }

    public IEnumerable<FieldError> Check(IServiceProvider services) => WebhookUrl.Check("url", Url, services);
}
