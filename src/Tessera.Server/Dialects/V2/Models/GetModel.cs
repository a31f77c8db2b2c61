using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Dialects.V2.Models;

/// <summary><c>GET /api/v2/models/{slug}</c>: one model, by its slug or an alias; needs no key.</summary>
internal static class GetModel
{
    public static Results<Ok<ModelFacts>, ApiError> Handle(
        string slug, Language language, ModelCatalog catalog, ProviderRegistry providers) => catalog.Find(slug) is { } model
        ? TypedResults.Ok(ModelFacts.Of(model, providers, language))
        : ApiErrors.NoSuchModel(Excerpt.Of(slug), catalog.Nearest(slug));
}
