using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Dialects.V2.Models;

/// <summary><c>GET /api/v2/models</c>: the catalogue; needs no key.</summary>
internal static class ListModels
{
    public static Ok<Page> Handle(ModelsQuery query, Language language, ModelCatalog catalog, ProviderRegistry providers)
    {
        var found = catalog.All
            .Where(model => query.Category is null || model.Category.ToWire() == query.Category)
            .Select(model => ModelFacts.Of(model, providers, language))
            .ToList();
        return TypedResults.Ok(new Page(found, found.Count));
    }

    /// <param name="Items">In the catalogue's order.</param>
    /// <param name="Total">How many there are.</param>
    internal sealed record Page(IReadOnlyList<ModelFacts> Items, int Total);
}
