using Tessera.Server.Catalog;
using Tessera.Server.Catalog.Reading;

namespace Tessera.Server.UnitTests.Catalog;

public sealed class CatalogOverrideTests : IDisposable
{
    private const string Own = """
        {
          "slug": "house-llama", "name": "House Llama", "vendor": "Meta", "category": "text", "min_plan": "free",
          "description_en": "Ours.", "description_ru": "Наша.", "price": { "type": "fixed", "tokens": 1 },
          "options": { "mirostat": { "type": "integer", "allowed": [0, 1, 2], "default": 0 }, "tools": null },
          "routes": [{ "provider": "ollama", "model": "llama3" }]
        }
        """;

    private readonly CatalogCopy _copy = new();

    public void Dispose() => _copy.Dispose();

    [Fact]
    public void Members_given_replace_ours_and_the_others_stay()
    {
        _copy.Override("10-prices.json", """{ "models": [{ "slug": "gpt-5", "price": { "type": "fixed", "tokens": 5 } }] }""");

        var models = _copy.Models();

        var ours = ShippedCatalog.Model("gpt-5");
        var changed = models.Find("gpt-5").ShouldNotBeNull();
        changed.Price.ShouldBe(new PriceRule.Fixed(5));
        changed.Name.ShouldBe(ours.Name);
        changed.Options.Keys.ShouldBe(ours.Options.Keys);
        models.All.Select(model => model.Slug).ShouldBe(ShippedCatalog.Models.All.Select(model => model.Slug));
    }

    [Fact]
    public void An_option_has_names_for_people_and_a_position()
    {
        _copy.Override("a.json", """
            { "models": [{ "slug": "gpt-5", "options": {
              "grain": { "type": "integer", "min": 0, "max": 9, "label_en": "Film grain", "label_ru": "Зерно", "order": 2 },
              "tint": { "type": "string", "label_en": "Tint", "label_ru": "Оттенок", "order": 1 } } }] }
            """);

        var options = _copy.Models().Find("gpt-5").ShouldNotBeNull().Config["options"];

        options.EnumerateObject().Select(option => option.Name).Take(2).ShouldBe(["tint", "grain"]);
        var grain = options.GetProperty("grain");
        (grain.GetProperty("label_en").GetString(), grain.GetProperty("label_ru").GetString(), grain.GetProperty("order").GetInt32()).ShouldBe(("Film grain", "Зерно", 2));
        options.EnumerateObject().Skip(2).SelectMany(option => option.Value.EnumerateObject()).Select(member => member.Name).ShouldNotContain(name => name == "label_en" || name == "order");
    }

    [Theory]
    [InlineData("""{ "type": "string", "label_en": "Tint" }""", "models[0].options.tint.label_en: needs the other language too: give both label_en and label_ru")]
    [InlineData("""{ "type": "string", "label_en": " ", "label_ru": "Оттенок" }""", "models[0].options.tint.label_en: must be a string that is not blank, got \" \"")]
    [InlineData("""{ "type": "string", "order": -1 }""", "models[0].options.tint.order: must be from 0 to 10")]
    public void A_name_is_given_in_both_languages(string option, string says)
    {
        _copy.Override("a.json", $$"""{ "models": [{ "slug": "gpt-5", "options": { "tint": {{option}} } }] }""");

        Should.Throw<CatalogException>(_copy.Models).Message.ShouldContain(says);
    }

    [Fact]
    public void The_last_file_by_name_wins()
    {
        _copy.Override("20.json", """{ "models": [{ "slug": "gpt-5", "name": "Second", "vendor": "Twenty" }] }""");
        _copy.Override("10.json", """{ "models": [{ "slug": "gpt-5", "name": "First", "min_plan": "vip" }] }""");
        _copy.Override("30.txt", "not read");

        var model = _copy.Models().Find("gpt-5").ShouldNotBeNull();

        (model.Name, model.Vendor, model.MinPlan).ShouldBe(("Second", "Twenty", "vip"));
    }

    [Fact]
    public void An_option_given_replaces_that_option_only_and_null_takes_one_away()
    {
        _copy.Override("a.json", """
            { "models": [{ "slug": "gpt-5", "options": {
              "temperature": { "type": "number", "min": 0, "max": 1, "default": 1 }, "tools": null } }] }
            """);

        var options = _copy.Models().Find("gpt-5").ShouldNotBeNull().Options;

        options["temperature"].Max.ShouldBe(1);
        options.Keys.ShouldNotContain("tools");
        options.Count.ShouldBe(ShippedCatalog.Model("gpt-5").Options.Count - 1);
    }

    [Fact]
    public void Shipped_routes_stay_valid_when_an_operator_narrows_or_removes_an_option()
    {
        _copy.Override("a.json", """
            { "models": [
              { "slug": "deepseek-v3", "options": {
                "stop": { "type": ["string", "array"], "max_length": 64, "max_items": 2 },
                "response_format": { "type": "object", "allowed": ["text", "json_schema"] } } },
              { "slug": "gpt-5.2-pro", "options": { "reasoning_effort": null } },
              { "slug": "upscale", "options": { "scale": { "type": "integer", "allowed": [2], "default": 2 } } } ] }
            """);

        var models = _copy.Models();

        var chat = models.Find("deepseek-v3").ShouldNotBeNull();
        var direct = chat.Routes.First(route => route.Provider == "deepseek").Takes;
        direct.RuleOf(chat.Options["response_format"]).ShouldNotBeNull().Allowed.Select(OptionText.Of).ShouldBe(["text"]);
        direct.RuleOf(chat.Options["stop"]).ShouldNotBeNull().MaxItems.ShouldBe(2);
        var relayed = chat.Routes.First(route => route.Provider == "openrouter").Takes;
        relayed.RuleOf(chat.Options["stop"]).ShouldNotBeNull().MaxLength.ShouldBe(64);
        models.Find("gpt-5.2-pro").ShouldNotBeNull().Options.Keys.ShouldNotContain("reasoning_effort");
    }

    [Fact]
    public void A_price_and_a_limit_of_a_later_file_hold_whatever_the_routes_take()
    {
        _copy.Override("10-house.json", """
            { "models": [{
              "slug": "house", "name": "House", "vendor": "Us", "category": "image", "min_plan": "free", "description_en": "Ours.", "description_ru": "Наша.",
              "options": { "style": { "type": "string", "allowed": ["oil", "ink"], "default": "oil" } }, "price": { "type": "fixed", "tokens": 5 },
              "routes": [{ "provider": "fal", "model": "m", "options": { "style": null }, "takes": { "prompt": { "max_length": 100 } } }]
            }] }
            """);
        _copy.Override("20-price.json", """
            { "models": [{ "slug": "house", "max_prompt_length": 50, "price": { "type": "matrix", "cells": [
              { "when": { "style": "oil" }, "tokens": 1 }, { "when": { "style": "ink" }, "tokens": 2 }] } }] }
            """);
        var model = _copy.Models().Find("house").ShouldNotBeNull();

        var offer = ModelOffer.Of(model, model.Routes);

        offer.MaxPromptLength.ShouldBe(50);
        PriceCalculator.Base(offer).Tokens.ShouldBe(1);
        PriceCalculator.Range(offer).ShouldBe(new PriceCalculator.PriceRange(1, 1));
    }

    [Fact]
    public void A_new_model_comes_last_with_the_defaults_of_its_category_and_its_own_options()
    {
        _copy.Override("own.json", $$"""{ "models": [{{Own}}] }""");

        var models = _copy.Models();

        var own = models.All[^1];
        own.Slug.ShouldBe("house-llama");
        own.SupportsStreaming.ShouldBeTrue();
        own.Options.Keys.ShouldContain("temperature");
        own.Options.Keys.ShouldNotContain("tools");
        own.Routes.Select(route => (route.Provider, route.Model)).ShouldBe([("ollama", "llama3")]);
        OptionResolver.Resolve(models.Find("gpt-5").ShouldNotBeNull(), ShippedCatalog.Given("""{ "mirostat": 1 }""")).Warnings
            .ShouldBe(["`mirostat` is not an option of gpt-5 and was ignored."]);
        OptionResolver.Resolve(ShippedCatalog.Model("gpt-5"), ShippedCatalog.Given("""{ "mirostat": 1 }""")).Errors.Count.ShouldBe(1);
    }

    [Fact]
    public void A_hidden_model_is_found_under_none_of_its_names()
    {
        _copy.Override("a.json", """{ "models": [{ "slug": "photon", "enabled": false }] }""");

        var models = _copy.Models();

        models.Find("photon").ShouldBeNull();
        models.Find("photon-1").ShouldBeNull();
        models.All.Count.ShouldBe(ShippedCatalog.Models.All.Count - 1);
    }

    [Fact]
    public void A_plan_is_changed_the_same_way()
    {
        _copy.Override("plans.json", """
            { "plans": [
              { "slug": "free", "once_tokens": 10, "hourly_requests": null },
              { "slug": "team", "name": "Team", "rank": 9, "monthly_tokens": 9000, "once_tokens": 0, "has_api": true,
                "max_pending": 500 }] }
            """);

        var plans = _copy.Plans();

        plans.Find("free").ShouldBe(ShippedCatalog.Plans.Find("free").ShouldNotBeNull() with { OnceTokens = 10, HourlyRequests = null });
        plans.All[^1].ShouldBe(new Plan("team", "Team", 9, 9000, 0, null, null, null, HasApi: true, 500));
    }

    [Theory]
    [InlineData("""{ "models": [{ "slug": "gpt-5", "price": { "type": "fixed", "tokens": -5 } }] }""", "models[0].price.tokens: must be from 0 to 1000000000, got -5")]
    [InlineData("""{ "models": [{ "slug": "gpt5", "enabled": false }] }""", "models[0].slug: hides a model that does not exist")]
    [InlineData("""{ "models": [{ "slug": "mine", "category": "tts" }] }""", "models[0].price: is missing")]
    [InlineData("""{ "modles": [] }""", "modles: unknown member; did you mean `models`?")]
    [InlineData("""{ "models": {} }""", "models: must be a list, got {}")]
    [InlineData("[]", "must be an object, got []")]
    [InlineData("{", "is not JSON: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed. (line 1, column 2)")]
    public void A_bad_file_of_the_operator_is_named(string content, string problem)
    {
        _copy.Override("10-mine.json", content);

        _copy.Problems().ShouldContain($"catalog.d/10-mine.json: {problem}");
    }

    [Fact]
    public void Our_own_price_that_no_longer_fits_an_operators_options_is_named()
    {
        _copy.Override("a.json", """
            { "models": [{ "slug": "dall-e-3", "options": {
              "quality": { "type": "string", "allowed": ["standard", "hd", "ultra"], "default": "standard" } } }] }
            """);

        _copy.Problems().ShouldHaveSingleItem().ShouldBe(
            _copy.PlaceOf("dall-e-3") + ".price.cells: no cell sets the price with size 1024x1024, quality ultra");
    }

    [Fact]
    public void No_folder_is_no_override() =>
        CatalogFiles.Read(ShippedCatalog.Folder, Path.Combine(_copy.Overrides, "none")).Models.All.Count
            .ShouldBe(ShippedCatalog.Models.All.Count);
}
