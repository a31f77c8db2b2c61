using Tessera.Server.Catalog;
using Tessera.Server.Providers;

namespace Tessera.Server.WebConsole;

/// <summary>The model of a first call: one that is served, gpt-5 or another text model if possible.</summary>
internal sealed class SampleModel(ModelCatalog catalog, ProviderRegistry providers)
{
    /// <summary>Its slug; null while no model can be called.</summary>
    public string? Find()
    {
        var served = catalog.All.Where(model => providers.ServedBy(model).Count > 0).ToList();
        return (served.Find(model => model.Slug == "gpt-5") ?? served.Find(model => model.Category == Category.Text) ?? served.FirstOrDefault())?.Slug;
    }
}
