using System.Text.Json.Serialization;

namespace Tessera.Server.Webhooks;

/// <summary>The events, as flags: an endpoint's events are stored as one number.</summary>
[Flags]
internal enum WebhookEvents
{
    None = 0,

    [JsonStringEnumMemberName(CreateWebhookRequest.GenerationCompleted)]
    GenerationCompleted = 1,

    /// <summary>Failed or canceled, at no charge.</summary>
    [JsonStringEnumMemberName(CreateWebhookRequest.GenerationFailed)]
    GenerationFailed = 2,

    /// <summary>A request took the balance below the account's threshold.</summary>
    [JsonStringEnumMemberName(CreateWebhookRequest.BalanceLow)]
    BalanceLow = 4,

    /// <summary>Sent on request only, to test an endpoint.</summary>
    [JsonStringEnumMemberName("webhook.test")]
    Test = 8,

    /// <summary>Sent to the URL of a request whose dialect has such an event; no endpoint can subscribe to it.</summary>
    [JsonStringEnumMemberName("generation.started")]
    GenerationStarted = 16,
}
