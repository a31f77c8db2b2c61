using Tessera.Server.Catalog;

namespace Tessera.Server.UnitTests.Catalog;

/// <summary>A model is narrowed to the union of what its routes take, and its price is never lost.</summary>
public sealed class ModelOfferTests : IDisposable
{
    private const string Options = """
        "size": { "type": "string", "allowed": ["1x1", "2x2", "2x1"], "default": "1x1" },
        "aspect_ratio": { "type": "string", "sizes": { "1:1": ["1x1", "2x2"], "2:1": ["2x1"] } },
        "shape": { "same_as": "aspect_ratio" },
        "quality": { "type": "string", "allowed": ["low", "high"], "default": "low" },
        "steps": { "type": "integer", "min": 1, "max": 100, "default": 50 },
        "style": { "type": "string", "allowed": ["oil", "ink", "auto"] },
        "glow": { "type": "number", "min": 0, "max": 1, "with": { "style": ["ink"] } }
        """;

    private readonly CatalogCopy _copy = new();

    public void Dispose() => _copy.Dispose();

    [Fact]
    public void Exactly_the_options_that_some_route_accepts_are_offered()
    {
        var offer = OfferOf("""
            { "provider": "fal", "model": "a", "options": { "style": { "spread": { "oil": { "x": 1 } } }, "aspect_ratio": null, "seed": null },
              "takes": { "steps": { "max": 10 }, "size": { "allowed": ["2x2"] }, "prompt": { "max_length": 5 } } },
            { "provider": "bfl", "model": "b", "options": { "style": { "values": { "auto": null } }, "quality": null, "seed": null },
              "takes": { "style": { "allowed": ["auto"] }, "steps": { "min": 5, "max": 20 }, "size": { "allowed": ["1x1"] }, "prompt": { "max_length": 7 } } }
            """);

        Allowed(offer, "style").ShouldBe(["oil", "auto"]);
        Allowed(offer, "size").ShouldBe(["1x1", "2x2"]);
        Allowed(offer, "aspect_ratio").ShouldBe(["1:1"]);
        Allowed(offer, "quality").ShouldBe(["low", "high"]);
        (offer.Options["steps"].Min, offer.Options["steps"].Max, offer.Options["steps"].Default?.GetInt32()).ShouldBe((1m, 20m, 10));
        offer.Options["aspect_ratio"].Sizes["1:1"].ShouldBe(["1x1", "2x2"]);
        offer.Options.Keys.ShouldBe(["format", "size", "aspect_ratio", "shape", "quality", "steps", "style"]);
        offer.MaxPromptLength.ShouldBe(7);
        PriceCalculator.Range(offer).ShouldBe(new PriceCalculator.PriceRange(1, 2));
    }

    [Fact]
    public void An_option_that_the_price_depends_on_stays_with_its_default_and_the_price_with_it()
    {
        var offer = OfferOf("""{ "provider": "fal", "model": "a", "options": { "quality": null, "style": { "value": "ink" } }, "takes": { "size": { "allowed": ["2x1"] } } }""");

        Allowed(offer, "quality").ShouldBe(["low"]);
        Allowed(offer, "style").ShouldBe(["ink"]);
        Allowed(offer, "aspect_ratio").ShouldBe(["2:1"]);
        offer.Options["size"].Default?.GetString().ShouldBe("2x1");
        offer.Options.Keys.ShouldContain("glow");
        PriceCalculator.Range(offer).ShouldBe(new PriceCalculator.PriceRange(1, 1));
        offer.Catalogued.Options["quality"].Allowed.Count.ShouldBe(2);
        offer.Config["quality_options"].GetArrayLength().ShouldBe(1);
        offer.Catalogued.Config["quality_options"].GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public void Where_a_route_takes_everything_the_model_stays_as_it_is()
    {
        var offer = OfferOf("""{ "provider": "fal", "model": "a", "options": { "steps": null } }, { "provider": "bfl", "model": "b" }""");

        ReferenceEquals(offer, offer.Catalogued).ShouldBeTrue();
    }

    private Model OfferOf(string routes)
    {
        _copy.Override("house.json", $$"""
            { "models": [{
              "slug": "house", "name": "House", "vendor": "Us", "category": "image", "min_plan": "free", "description_en": "Ours.", "description_ru": "Наша.",
              "options": { {{Options}} }, "routes": [{{routes}}],
              "price": { "type": "matrix", "cells": [{ "when": { "quality": "low" }, "tokens": 1 }, { "when": { "quality": "high" }, "tokens": 2 }] }
            }] }
            """);
        var model = _copy.Models().Find("house").ShouldNotBeNull();
        return ModelOffer.Of(model, model.Routes);
    }

    private static string[] Allowed(Model model, string option) => [.. model.Options[option].Allowed.Select(OptionText.Of)];
}
