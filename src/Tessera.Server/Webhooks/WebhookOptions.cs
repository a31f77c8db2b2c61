using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.Webhooks;

/// <summary>Section <c>Tessera:Webhooks</c>: how many deliveries run at once.</summary>
internal sealed class WebhookOptions
{
    public const string Section = "Tessera:Webhooks";

    /// <summary>The most deliveries that one node sends concurrently.</summary>
    [Range(1, 10_000)]
    public int Concurrency { get; set; } = 256;

    /// <summary>The most deliveries to one endpoint that are sent concurrently.</summary>
    [Range(1, 1000)]
    public int PerEndpoint { get; set; } = 4;
}
