using Tessera.Server.Catalog;

namespace Tessera.Server.UnitTests.Catalog;

/// <summary>What a later file changes of a model whose routes and other options an earlier one describes.</summary>
public sealed class LaterFileTests : IDisposable
{
    private readonly CatalogCopy _copy = new();

    public void Dispose() => _copy.Dispose();

    [Theory]
    [InlineData("null")]
    [InlineData("""{ "type": "string", "allowed": ["low", "medium"], "default": "low" }""")]
    public void An_option_that_requires_what_a_later_file_removed_is_omitted(string effort)
    {
        _copy.Override("a.json", $$"""{ "models": [{ "slug": "gpt-5", "options": { "reasoning_effort": {{effort}} } }] }""");

        var model = _copy.Models().Find("gpt-5").ShouldNotBeNull();

        model.Options.Keys.Intersect(["temperature", "top_p", "tools"]).ShouldBeEmpty();
        model.Options.Keys.ShouldContain("max_tokens");
        ModelOffer.Of(model, model.Routes).Options.Keys.Intersect(["temperature", "top_p", "tools"]).ShouldBeEmpty();
    }

    [Fact]
    public void Sizes_and_synonyms_follow_what_a_later_file_leaves()
    {
        _copy.Override("a.json", """
            { "models": [
              { "slug": "flux-1.1-pro", "options": { "size": { "type": "string", "allowed": ["1024x1024"], "default": "1024x1024" } } },
              { "slug": "midjourney", "options": { "aspect_ratio": null } } ] }
            """);

        var models = _copy.Models();

        var ratio = models.Find("flux-1.1-pro").ShouldNotBeNull().Options["aspect_ratio"];
        ratio.Allowed.Select(OptionText.Of).ShouldBe(["1:1"]);
        ratio.Sizes.Keys.ShouldBe(["1:1"]);
        models.Find("midjourney").ShouldNotBeNull().Options.Keys.Intersect(["aspect_ratio", "size"]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a.json", """{ "temperature": { "type": "number", "with": { "reasoning_effort": ["loud"] } } }""", "temperature: with names `reasoning_effort` loud, which this model does not list")]
    [InlineData("a.json", """{ "reasoning_effort": null, "temperature": { "type": "number", "with": { "reasoning_effort": ["none"] } } }""", "temperature: with names `reasoning_effort` none, which this model does not list")]
    [InlineData("a.json", """{ "heat": { "same_as": "warmth" } }""", "heat: same_as names `warmth`, which is not an independent option here")]
    public void A_name_that_no_earlier_file_lists_is_an_error(string file, string options, string problem)
    {
        _copy.Override(file, $$"""{ "models": [{ "slug": "gpt-5", "options": {{options}} }] }""");

        _copy.Problems().ShouldBe([$"catalog.d/{file}: models[0].options.{problem}"]);
    }

    [Fact]
    public void Routes_keep_with_what_an_option_goes_when_a_later_file_replaces_the_option()
    {
        _copy.Override("a.json", """{ "models": [{ "slug": "gpt-5", "options": { "temperature": { "type": "number", "min": 0, "max": 1, "default": 0.5 } } }] }""");
        var model = _copy.Models().Find("gpt-5").ShouldNotBeNull();
        var given = ShippedCatalog.Given("""{ "reasoning_effort": "high", "temperature": 0.4 }""");

        OptionResolver.Resolve(ModelOffer.Of(model, model.Routes), given).Errors.ShouldHaveSingleItem().Message
            .ShouldStartWith("`temperature` is allowed only with `reasoning_effort` none on gpt-5");
        OptionResolver.Resolve(ModelOffer.Of(model, model.Routes), ShippedCatalog.Given("""{ "temperature": 1.5 }""")).Errors.ShouldNotBeEmpty();
        OptionResolver.Resolve(model, given).Errors.ShouldBeEmpty("the sandbox takes what the operator's file says");
    }

    [Fact]
    public void Routes_take_no_option_no_value_and_no_file_that_a_later_file_adds()
    {
        _copy.Override("a.json", """
            { "models": [
              { "slug": "gpt-5", "options": { "stop": { "type": ["string", "array"], "max_items": 4 } } },
              { "slug": "luma-ray2", "max_prompt_length": 100000, "inputs": { "mask_url": { "media": "image" } },
                "options": { "duration": { "type": "integer", "allowed": [5, 10], "default": 10 }, "fps": { "type": "integer", "allowed": [24], "default": 24 } } } ] }
            """);
        var models = _copy.Models();
        var chat = models.Find("gpt-5").ShouldNotBeNull();
        var video = models.Find("luma-ray2").ShouldNotBeNull();

        var offer = ModelOffer.Of(video, video.Routes);

        ModelOffer.Of(chat, chat.Routes).Options.Keys.ShouldNotContain("stop");
        offer.Options["duration"].Allowed.Select(OptionText.Of).ShouldBe(["5"]);
        offer.Options["duration"].Default?.GetInt32().ShouldBe(5);
        offer.Options.Keys.ShouldNotContain("fps");
        offer.Inputs.ShouldBeEmpty();
        offer.MaxPromptLength.ShouldBe(ShippedCatalog.Model("luma-ray2").MaxPromptLength);
        video.Options["duration"].Allowed.Count.ShouldBe(2);
        video.Routes.ShouldAllBe(route => route.Mapping.Options.ContainsKey("fps"), "its default must not reach the provider");
    }

    [Theory]
    [InlineData("luma-ray2", "[10]", "10", "5, 9")]
    [InlineData("veo-3.1", "[5]", "5", "4, 6, 8")]
    public void Values_of_which_the_routes_take_none_are_named_at_start(string slug, string allowed, string value, string taken)
    {
        _copy.Override("a.json", $$"""{ "models": [{ "slug": "{{slug}}", "options": { "duration": { "type": "integer", "allowed": {{allowed}}, "default": {{value}} } } }] }""");

        _copy.Problems().ShouldBe([
            $"catalog.d/a.json: models[0].options.duration: the model's routes take none of its values; they take {taken}. List some of these, or give the model `routes` of its own"]);

        _copy.Override("a.json", $$"""
            { "models": [{ "slug": "{{slug}}", "options": { "duration": { "type": "integer", "allowed": {{allowed}}, "default": {{value}} } }, "routes": [{ "provider": "fal", "model": "m" }] }] }
            """);
        var model = _copy.Models().Find(slug).ShouldNotBeNull();
        ModelOffer.Of(model, model.Routes).Options["duration"].Allowed.Select(OptionText.Of).ShouldBe([value]);
    }

    [Fact]
    public void A_route_that_cannot_be_sent_what_is_priced_does_not_serve()
    {
        _copy.Override("10.json", """
            { "models": [{
              "slug": "house", "name": "House", "vendor": "Us", "category": "image", "min_plan": "free", "description_en": "Ours.", "description_ru": "Наша.",
              "options": { "quality": { "type": "string", "allowed": ["low", "high"], "default": "low" } },
              "price": { "type": "matrix", "cells": [{ "when": { "quality": "low" }, "tokens": 1 }, { "when": { "quality": "high" }, "tokens": 2 }] },
              "routes": [
                { "provider": "fal", "model": "m", "takes": { "quality": { "allowed": ["low"] } } },
                { "provider": "replicate", "model": "m" }]
            }] }
            """);
        _copy.Override("20.json", """{ "models": [{ "slug": "house", "options": { "quality": { "type": "string", "allowed": ["high"], "default": "high" } } }] }""");

        var model = _copy.Models().Find("house").ShouldNotBeNull();

        model.Routes.Select(route => route.Provider).ShouldBe(["replicate"]);
        PriceCalculator.Range(model).ShouldBe(new PriceCalculator.PriceRange(2, 2));
    }

    [Fact]
    public void A_price_need_not_be_repeated_where_a_later_file_narrows_what_it_depends_on()
    {
        _copy.Override("a.json", """
            { "models": [{ "slug": "luma-ray2", "options": { "resolution": { "type": "string", "allowed": ["720p"], "default": "720p" } } }] }
            """);
        _copy.Override("b.json", """
            { "models": [{ "slug": "dall-e-3", "options": { "quality": { "type": "string", "allowed": ["hd"], "default": "hd" } },
              "price": { "type": "matrix", "cells": [{ "when": { "quality": "standard" }, "tokens": 1 }, { "when": { "quality": "hd" }, "tokens": 2 }] } }] }
            """);

        _copy.Problems().ShouldBe(["catalog.d/b.json: models[0].price.cells[0].when.quality: must be one of hd, got \"standard\""]);

        File.Delete(Path.Combine(_copy.Overrides, "b.json"));
        PriceCalculator.Range(_copy.Models().Find("luma-ray2").ShouldNotBeNull()).ShouldBe(new PriceCalculator.PriceRange(70, 125));
    }
}
