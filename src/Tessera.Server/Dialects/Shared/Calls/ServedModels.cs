using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Providers;

namespace Tessera.Server.Dialects.Shared.Calls;

/// <summary>The models that this installation serves, with the options that the configured providers take.</summary>
internal sealed class ServedModels(ModelCatalog models, ProviderRegistry providers)
{
    /// <summary>Those that a caller's key may use, in the catalogue's order.</summary>
    public IEnumerable<Model> To(Caller caller) => models.All
        .Where(model => caller.Key is not { Models.Count: > 0 } key || key.Models.Contains(model.Slug))
        .Select(providers.Offer).Where(model => providers.ServedBy(model).Count > 0);
}
