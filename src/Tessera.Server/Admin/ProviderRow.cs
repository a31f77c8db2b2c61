using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin;

/// <summary>A credential as the operator sees it: never with its secret, only the end of a long one.</summary>
internal sealed record ProviderRow
{
    /// <summary>Null when it is not stored here: it is changed in its source.</summary>
    public required long? Id { get; init; }

    public required string Provider { get; init; }

    public required string Name { get; init; }

    /// <summary>configuration, environment or stored.</summary>
    public required string Source { get; init; }

    public required string? Address { get; init; }

    public required string? LastFour { get; init; }

    public required int Weight { get; init; }

    public required int? Concurrency { get; init; }

    /// <summary>ok, disabled, failing, refused …</summary>
    public required string State { get; init; }

    /// <summary>Its routes to models that the provider has withdrawn or withdraws within 30 days.</summary>
    public required IReadOnlyList<EndingRoute> EndingRoutes { get; init; }

    public static ProviderRow Of(ServingCredential serving, EndingRoutes endings) => new()
    {
        Id = serving.Credential.Id,
        Provider = serving.Credential.Provider,
        Name = serving.Credential.Name,
        Source = serving.Credential.Source.ToWire(),
        Address = serving.Provider.AddressOf(serving.Credential.BaseUrl)?.ToString(),
        LastFour = serving.Credential.LastFour,
        Weight = serving.Credential.Weight,
        Concurrency = serving.Credential.Concurrency,
        State = serving.Gate.State,
        EndingRoutes = endings.Of(serving),
    };
}
