using Tessera.Server.Catalog;
using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.V2.Documents;

/// <summary>What the API document says of models and prices.</summary>
internal static class ModelCalls
{
    private const string Model =
        """
        {
          "slug": "dall-e-3", "name": "DALL-E 3", "category": "image", "provider": "OpenAI", "min_plan": "free",
          "token_cost": 7, "min_token_cost": 7, "max_token_cost": 13, "pricing_type": "matrix",
          "description": "Follows long descriptions closely and writes short words in the picture.",
          "description_en": "Follows long descriptions closely and writes short words in the picture.",
          "description_ru": "Точно следует длинным описаниям и пишет короткие слова на картинке.",
          "supports_streaming": false, "supports_vision": false, "is_async": false, "aliases": [], "available": true, "sandbox": false,
          "served_by": ["openai"], "routes": [{ "provider": "openai", "model": "gpt-image-2.6-flare", "ends": null }],
          "config": {
            "sizes": ["1024x1024", "1024x1792", "1792x1024"], "formats": ["webp", "png", "jpeg"], "quality_options": ["standard", "hd"]
          }
        }
        """;

    private static readonly OpenApiValue Slug = new("slug", "A model's slug or alias.");

    public static Dictionary<string, OpenApiCall> All { get; } = new(StringComparer.Ordinal)
    {
        ["GET /api/v2/models"] = new("List models", new OpenApiReply(
            200, typeof(ListModels.Page), new OpenApiSample("models", "One of them", $$"""{ "items": [{{Model}}], "total": 1 }""")))
        {
            IsOpen = true,
            Values = [new("category", "Only models of this category.") { Allowed = CategoryNames.All }],
            Errors = [422],
        },
        ["GET /api/v2/models/{slug}"] = new("Get a model", new OpenApiReply(200, typeof(ModelFacts), new OpenApiSample("dall-e-3", "A picture model", Model)))
        {
            Values = [Slug],
            Description = "`config.options` has every option with its type, values and default.",
            IsOpen = true,
            Errors = [404],
        },
        ["POST /api/v2/models/{slug}/calculate-price"] = new("Calculate a price", new OpenApiReply(
            200,
            typeof(CalculatePrice.PriceReply),
            new OpenApiSample("hd", "A large picture", """{ "token_cost": 13, "min_token_cost": 7, "max_token_cost": 13, "pricing_type": "matrix", "warnings": [] }""")))
        {
            Values = [Slug],
            Description = "The price is exactly what a generate call with the same members is charged; it is checked the same way.",
            IsOpen = true,
            Request = new OpenApiRequest(
                typeof(PriceRequest),
                new OpenApiSample("hd", "A large picture", """{ "params": { "size": "1792x1024", "quality": "hd" }, "count": 1 }"""))
            {
                IsRequired = false,
            },
            Errors = [400, 404, 413, 415, 422],
        },
    };
}
