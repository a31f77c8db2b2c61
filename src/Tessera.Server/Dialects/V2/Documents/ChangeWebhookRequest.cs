using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.Dialects.V2.Documents;

/// <summary>What to change of an endpoint; what is absent stays.</summary>
internal sealed record ChangeWebhookRequest
{
    /// <summary>What waits for the endpoint goes there, too.</summary>
    [StringLength(2048, MinimumLength = 1)]
    public string? Url { get; init; }

    /// <summary>All of the events it asks for from now on.</summary>
    public IReadOnlyList<string>? Events { get; init; }

    /// <summary>Null takes it away.</summary>
    [StringLength(200)]
    public string? Description { get; init; }

    /// <summary>False: nothing more is sent, what waits neither.</summary>
    public bool? Enabled { get; init; }
}
