using System.Text.Json.Nodes;

namespace Tessera.Server.UnitTests.Catalog;

public sealed class BadCatalogTests : IDisposable
{
    private readonly CatalogCopy _copy = new();

    public void Dispose() => _copy.Dispose();

    [Theory]
    [InlineData("prcie", "5", "models[0].prcie: unknown member; did you mean `price`?")]
    [InlineData("zzzzzzzzz", "5", "models[0].zzzzzzzzz: unknown member; valid are slug, aliases, stands_in_for, name, vendor, category, "
        + "min_plan, added, description_en, description_ru, supports_streaming, supports_vision, async, eta_seconds, prompt, "
        + "max_prompt_length, context_tokens, inputs, options, price, routes, enabled")]
    [InlineData("stands_in_for", "[\" \"]", "models[0].stands_in_for: must list names of 1 to 128 characters")]
    [InlineData("stands_in_for", "[\"a/b\",\"a/b\"]", "models[0].stands_in_for: gpt-5-nano and gpt-5-nano both stand in for \"a/b\"; only one can")]
    [InlineData("name", "null", "models[0].name: is missing")]
    [InlineData("name", "\" \"", "models[0].name: must be a string that is not blank, got \" \"")]
    [InlineData("category", "\"texts\"", "models[0].category: must be one of text, image, video, tts, audio, stt, tool, embedding, got \"texts\"")]
    [InlineData("min_plan", "\"basc\"", "models[0].min_plan: there is no plan \"basc\"; did you mean basic?")]
    [InlineData("min_plan", "\"gold\"", "models[0].min_plan: there is no plan \"gold\"; plans are free, basic, pro, vip, elite")]
    [InlineData("supports_vision", "1", "models[0].supports_vision: must be true or false, got 1")]
    [InlineData("async", "true", "models[0].async: text and embeddings are answered in the call and never pending")]
    [InlineData("eta_seconds", "0", "models[0].eta_seconds: must be from 1 to 86400, got 0")]
    [InlineData("eta_seconds", "1.5", "models[0].eta_seconds: must be a whole number, got 1.5")]
    [InlineData("slug", "\"GPT 5\"", "models[0].slug: \"GPT 5\" is not a slug: it must be lower-case letters, digits, dots and dashes, at most 64")]
    [InlineData("slug", "\"gpt-5\"", "models[5].slug: \"gpt-5\" is given twice in this file")]
    [InlineData("slug", "7", "models[0].slug: must be a string that names the entry, got 7")]
    [InlineData("aliases", "\"nano\"", "models[0].aliases: must be a list, got \"nano\"")]
    [InlineData("inputs", "{\"image\":{\"media\":\"image\"}}", "models[0].inputs.image: names a file: it must end with _url")]
    [InlineData("inputs", "{\"image_url\":{\"media\":\"film\"}}", "models[0].inputs.image_url.media: must be one of image, audio, got \"film\"")]
    [InlineData("routes", "[{\"provider\":\"openai\",\"modle\":\"x\"}]", "models[0].routes[0].modle: unknown member; did you mean `model`?")]
    [InlineData("max_prompt_length", "0", "models[0].max_prompt_length: must be > 0 for a model that takes a prompt")]
    [InlineData("context_tokens", "0", "models[0].context_tokens: must be from 1 to 10000000, got 0")]
    [InlineData("context_tokens", "null", "models[0].context_tokens: is missing: how many tokens a request to this text model may hold")]
    [InlineData("options", "[]", "models[0].options: must be an object, got []")]
    public void A_bad_member_of_a_model_is_named_by_its_path(string member, string value, string problem)
    {
        _copy.Change("models.json", file => Model(file, 0)[member] = JsonNode.Parse(value));

        _copy.Problems().ShouldContain($"models.json: {problem}");
    }

    [Fact]
    public void An_alias_that_is_the_slug_of_another_model_is_named_there()
    {
        _copy.ChangeModel("gpt-5-nano", model => model["aliases"] = new JsonArray("photon"));

        _copy.Problems().ShouldContain($"{_copy.PlaceOf("photon")}.slug: \"photon\" names both gpt-5-nano and photon; a slug or alias names one model");
    }

    [Theory]
    [InlineData("""{ "type": "fixd", "tokens": 1 }""", ".type: must be one of fixed, matrix, per_second, per_point, per_character, per_usage, got \"fixd\"")]
    [InlineData("""{ "tokens": 1 }""", ".type: is missing")]
    [InlineData("""{ "type": "fixed" }""", ".tokens: is missing")]
    [InlineData("""{ "type": "fixed", "tokens": -1 }""", ".tokens: must be from 0 to 1000000000, got -1")]
    [InlineData("""{ "type": "fixed", "tokens": 1e400 }""", ".tokens: must be a whole number, got 1e400")]
    [InlineData("""{ "type": "fixed", "token": 1, "tokens": 1 }""", ".token: unknown member; did you mean `tokens`?")]
    [InlineData("""{ "type": "matrix" }""", ".cells: is missing")]
    [InlineData("""{ "type": "matrix", "cells": [] }""", ".cells: no cell sets the price")]
    [InlineData("""{ "type": "matrix", "cells": [ { "when": { "quality": "standard" }, "tokens": 1 } ] }""", ".cells: no cell sets the price with quality hd")]
    [InlineData("""{ "type": "matrix", "cells": [ { "tokens": 1 }, { "when": { "quality": "hd" }, "tokens": 1 } ] }""", ".cells: 2 cells set the price with quality hd")]
    [InlineData("""{ "type": "matrix", "cells": [ { "when": { "qualty": "hd" }, "tokens": 1 } ] }""", ".cells[0].when.qualty: is not an option of this model")]
    [InlineData("""{ "type": "matrix", "cells": [ { "when": { "quality": "best" }, "tokens": 1 } ] }""", ".cells[0].when.quality: must be one of standard, hd, got \"best\"")]
    [InlineData("""{ "type": "matrix", "cells": [ { "when": { "aspect_ratio": "1:1" }, "tokens": 1 } ] }""", ".cells[0].when.aspect_ratio: a price can depend only on an option with a default and listed values")]
    [InlineData("""{ "type": "per_second", "of": "duration", "cells": [ { "tokens": 1, "seconds": 1 } ] }""", ".of: `duration` is neither \"input\" nor a whole-number option with bounds and a default")]
    [InlineData("""{ "type": "per_second", "of": "input", "cells": [ { "tokens": 1, "seconds": 1 } ], "min": 5 }""", ".max: is missing")]
    [InlineData("""{ "type": "per_second", "of": "input", "cells": [ { "tokens": 1, "seconds": 0 } ], "min": 5, "max": 9 }""", ".cells[0].seconds: must be from 1 to 86400, got 0")]
    [InlineData("""{ "type": "per_point", "tokens_per_point": 0, "cells": [ { "points": 1 } ] }""", ".tokens_per_point: must be from 1 to 1000000000, got 0")]
    [InlineData("""{ "type": "per_character", "tokens": 1, "characters": 0 }""", ".characters: must be from 1 to 1000000000, got 0")]
    [InlineData("""{ "type": "per_usage", "input_per_million": 1, "output_per_million": 1 }""", ".max: is missing")]
    [InlineData("""{ "type": "per_usage", "input_per_million": 1, "output_per_million": 1, "min": 9, "max": 8 }""", ".max: must be from 9 to 1000000000, got 8")]
    [InlineData("7", ": must be an object, got 7")]
    public void A_bad_price_is_named_by_its_path(string price, string problem)
    {
        var place = _copy.ChangeModel("dall-e-3", model => model["price"] = JsonNode.Parse(price));

        _copy.Problems().ShouldContain($"{place}.price{problem}");
    }

    [Theory]
    [InlineData("""{ "type": "txt" }""", ".type: must be one of string, integer, number, boolean, array, object, got \"txt\"")]
    [InlineData("""{ "default": 1 }""", ".type: is missing")]
    [InlineData("""{ "type": "string", "allowed": [] }""", ".allowed: must list at least one value")]
    [InlineData("""{ "type": "object", "allowed": [7] }""", ".allowed[0]: `style` must be text or an object, not 7.")]
    [InlineData("""{ "type": "string", "with": { "quality": ["medium"] } }""", ": with names `quality` medium, which this model does not list")]
    [InlineData("""{ "type": "string", "with": { "quality": [] } }""", ".with.quality: must be a list of values of that option, got []")]
    [InlineData("""{ "type": "string", "allowed": ["a", "a"] }""", ".allowed[1]: \"a\" is listed twice")]
    [InlineData("""{ "type": "string", "allowed": ["a", 1] }""", ".allowed[1]: `style` must be text, not 1.")]
    [InlineData("""{ "type": "string", "allowed": ["a"], "default": "b" }""", ".default: `style` \"b\" is not offered by this model. Allowed: a.")]
    [InlineData("""{ "type": "integer", "min": 5, "max": 4 }""", ".min: must be <= max, which is 4")]
    [InlineData("""{ "type": "string", "max": 4 }""", ".max: only numbers have bounds")]
    [InlineData("""{ "type": "integer", "min": 5, "default": 4 }""", ".default: `style` must be a whole number of at least 5, not 4.")]
    [InlineData("""{ "type": "string", "alowed": ["a"] }""", ".alowed: unknown member; did you mean `allowed`?")]
    [InlineData("""{ "same_as": "stile" }""", ": same_as names `stile`, which is not an independent option here")]
    [InlineData("""{ "type": "string", "sizes": { "1:1": ["2x2"] } }""", ": \"2x2\" is not an allowed `size` of this model")]
    [InlineData("7", ": must be an object, got 7")]
    public void A_bad_option_is_named_by_its_path(string option, string problem)
    {
        var place = _copy.ChangeModel("dall-e-3", model => model["options"].ShouldNotBeNull()["style"] = JsonNode.Parse(option));

        _copy.Problems().ShouldContain($"{place}.options.style{problem}");
    }

    [Fact]
    public void A_bad_default_of_a_category_is_named_once()
    {
        _copy.Change("models.json", file =>
            file["defaults"].ShouldNotBeNull()["text"].ShouldNotBeNull()["options"].ShouldNotBeNull()["temperature"] =
                JsonNode.Parse("""{ "type": "number", "min": 3, "max": 2 }"""));

        _copy.Problems().ShouldHaveSingleItem()
            .ShouldBe("models.json: defaults.text.options.temperature.min: must be <= max, which is 2");
    }

    [Fact]
    public void All_problems_are_reported_at_once_and_in_the_exceptions_message()
    {
        _copy.Change("models.json", file => Model(file, 0)["name"] = "");
        _copy.Change("plans.json", file => file["plans"].ShouldNotBeNull()[1].ShouldNotBeNull()["rank"] = 0);

        var problems = _copy.Problems();

        problems.ShouldBe(
        [
            "plans.json: plans[1].rank: is the rank of free too; ranks order the plans and must differ",
            "models.json: models[0].name: must be a string that is not blank, got \"\"",
        ]);
        Should.Throw<Server.Catalog.CatalogException>(_copy.Models).Message
            .ShouldBe("The catalogue cannot be used:\n  " + string.Join("\n  ", problems));
    }

    [Fact]
    public void A_member_given_twice_is_refused()
    {
        _copy.Write("models.json", """{ "models": [ { "slug": "a", "slug": "b" } ] }""");

        _copy.Problems()[0].ShouldStartWith("models.json: is not JSON: Duplicate property 'slug'");
    }

    [Fact]
    public void A_file_that_is_not_JSON_is_named_with_the_line()
    {
        _copy.Write("plans.json", "{\n  \"plans\": [,]\n}");

        _copy.Problems()[0].ShouldStartWith("plans.json: is not JSON: ',' is an invalid start of a value.");
        _copy.Problems()[0].ShouldContain("(line 2, column 13)");
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        _copy.Delete("models.json");

        _copy.Problems().ShouldContain(problem => problem.StartsWith("models.json: cannot be read:"));
    }

    private static JsonNode Model(JsonNode file, int index) =>
        file["models"].ShouldNotBeNull()[index].ShouldNotBeNull();
}
