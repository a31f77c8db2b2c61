using Tessera.Providers;
using Tessera.Server.Catalog;

namespace Tessera.Server.Providers;

/// <summary>A credential in use: its connectors, and the gate in front of them.</summary>
internal sealed record ServingCredential(
    ProviderCredential Credential, BuiltInProvider Provider, Connectors Connectors, CredentialGate Gate, RetryBudget Budget, OwnOrigin Files)
{
    /// <summary>Whether its connectors make what the model is for.</summary>
    public bool Makes(Model model) => model.Category == Category.Embedding ? Connectors.Embeddings is not null
        : model.Kind is { } kind
        ? Connectors.Tasks is not null && Provider.Media.Contains(kind)
        : Connectors.Text is not null;

    /// <summary>The catalogue's routes to its provider, whether its connectors make the model or not.</summary>
    public IEnumerable<(Model Model, ProviderRoute Route)> RoutesIn(ModelCatalog catalog) =>
        from model in catalog.All
        from route in model.Routes
        where route.Provider == Provider.Name
        select (model, route);
}
