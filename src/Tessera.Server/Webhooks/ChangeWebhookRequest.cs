using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Webhooks;

/// <summary>What to change of an endpoint; what is absent stays.</summary>
internal sealed record ChangeWebhookRequest : IRequestBody<ChangeWebhookRequest>
{
    /// <summary>Pending deliveries of the endpoint go there, too.</summary>
    [StringLength(WebhookUrl.MaxLength, MinimumLength = 1)]
    [WebhookUrl]
    public string? Url { get; init; }

    /// <summary>All of the events it asks for from now on.</summary>
    [Entries(
        CreateWebhookRequest.MaxEvents,
        CreateWebhookRequest.MaxEventLength,
        CreateWebhookRequest.GenerationCompleted,
        CreateWebhookRequest.GenerationFailed,
        CreateWebhookRequest.BalanceLow,
        AtLeastOne = true)]
    public IReadOnlyList<string>? Events { get; init; }

    /// <summary>Null removes it.</summary>
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

    /// <summary>Whether the description was given, be it null.</summary>
    [JsonIgnore]
    public bool ChangesDescription { get; private init; }

    /// <summary>False: nothing more is sent, nor are pending deliveries.</summary>
    public bool? Enabled { get; init; }
}
