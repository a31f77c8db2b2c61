using Tessera.Server.Catalog;
using Tessera.Server.Providers;

namespace Tessera.Server.Dialects.Shared.Calls;

/// <summary>The models that this installation serves, with the options that the configured providers take.</summary>
internal sealed class ServedModels(ModelCatalog models, ProviderRegistry providers)
{
    /// <summary>Those of some categories, in the catalogue's order.</summary>
    public IEnumerable<Model> Of(params Category[] categories) =>
        models.All.Where(model => categories.Contains(model.Category)).Select(providers.Offer).Where(model => providers.ServedBy(model).Count > 0);
}
