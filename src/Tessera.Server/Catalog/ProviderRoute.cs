namespace Tessera.Server.Catalog;

/// <summary>A way to serve a model.</summary>
/// <param name="Provider">The provider's name in the configuration; a model has one route at most for each.</param>
/// <param name="Model">The provider's own name of the model.</param>
internal sealed record ProviderRoute(string Provider, string Model)
{
    /// <summary>Neighbouring routes with a weight are equals, picked by it; null keeps the order of the list.</summary>
    public int? Weight { get; init; }

    /// <summary>How the model's options become the provider's.</summary>
    public RouteMapping Mapping { get; init; } = RouteMapping.None;

    /// <summary>What the provider charges for it; null where that is not known.</summary>
    public RouteCost? Cost { get; init; }
}
