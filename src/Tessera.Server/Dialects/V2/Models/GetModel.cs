using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Dialects.V2.Models;

/// <summary><c>GET /api/v2/models/{slug}</c>: one model, by its slug or an alias; needs no key.</summary>
internal static class GetModel
{
    public static Results<Ok<ModelFacts>, ApiError> Handle(
        string slug, HttpContext context, ModelCatalog catalog, ProviderRegistry providers)
    {
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        return catalog.Find(slug) is { } model
            ? TypedResults.Ok(ModelFacts.Of(model, providers, context.Request))
            : ApiErrors.NoSuchModel(Excerpt.Of(slug), catalog.Nearest(slug));
    }
}
