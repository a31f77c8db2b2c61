namespace Tessera.Server.Catalog;

/// <summary>A way to serve a model.</summary>
/// <param name="Provider">The provider's name in the configuration.</param>
/// <param name="Model">The provider's own name of the model.</param>
internal sealed record ProviderRoute(string Provider, string Model);
