using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Dialects.V2;

/// <summary><c>GET /api/v2/models</c>: the catalogue; needs no key.</summary>
internal static class ListModels
{
    public static Results<Ok<Page>, ApiError> Handle(HttpContext context, ModelCatalog catalog, ProviderRegistry providers)
    {
        var query = new QueryValues(context.Request.Query, "category");
        var category = query.OneOf("category", CategoryNames.All);
        if (query.Error is { } invalid)
        {
            return invalid;
        }

        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        var found = catalog.All
            .Where(model => category is null || model.Category.ToWire() == category)
            .Select(model => ModelFacts.Of(model, providers, context.Request))
            .ToList();
        return TypedResults.Ok(new Page(found, found.Count));
    }

    /// <param name="Items">In the catalogue's order.</param>
    /// <param name="Total">How many there are.</param>
    internal sealed record Page(IReadOnlyList<ModelFacts> Items, int Total);
}
