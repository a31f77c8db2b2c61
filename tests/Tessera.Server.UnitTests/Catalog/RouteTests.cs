using System.Text.Json;
using System.Text.Json.Nodes;
using Tessera.Providers;
using Tessera.Server.Catalog;

namespace Tessera.Server.UnitTests.Catalog;

/// <summary>Routes as the catalogue gives them: what is renamed, what is charged, and what is wrong.</summary>
public sealed class RouteTests : IDisposable
{
    private readonly CatalogCopy _copy = new();

    public void Dispose() => _copy.Dispose();

    [Theory]
    [InlineData("""{ "provider": "opnai", "model": "a" }""", ".provider: there is no provider \"opnai\"; did you mean openai?")]
    [InlineData("""{ "provider": "openai", "model": "a", "weight": 0 }""", ".weight: must be from 1 to 1000, got 0")]
    [InlineData("""{ "provider": "openai", "model": "a", "wieght": 1 }""", ".wieght: unknown member; did you mean `weight`?")]
    [InlineData("""{ "provider": "openai", "model": "a", "options": { "sise": null } }""", ".options.sise: is not an option of this model; did you mean `size`?")]
    [InlineData("""{ "provider": "openai", "model": "a", "options": { "size": 7 } }""", ".options.size: must be an object, got 7")]
    [InlineData("""{ "provider": "openai", "model": "a", "options": { "size": { "split": ["w"] } } }""", ".options.size.split: must list two names")]
    [InlineData("""{ "provider": "openai", "model": "a", "inputs": { "mask_url": "mask" } }""", ".inputs.mask_url: unknown member; valid are ")]
    [InlineData("""{ "provider": "openai", "model": "a", "cost": {} }""", ".cost: has no rate; give per_call")]
    [InlineData("""{ "provider": "openai", "model": "a", "cost": { "per_call": -1 } }""", ".cost.per_call: must be from 0 to 1000000000000, got -1")]
    [InlineData("""{ "provider": "openai", "model": "a", "cost": { "per_call": 1.5 } }""", ".cost.per_call: must be a whole number, got 1.5")]
    [InlineData("""{ "provider": "openai", "model": "a", "cost": { "per_call": 1, "as_of": "5 November" } }""", ".cost.as_of: must be a date such as 2026-11-29, got \"5 November\"")]
    [InlineData("""{ "provider": "openai", "model": "a", "ends": "2027-02-30" }""", ".ends: must be a date such as 2026-11-29, got \"2027-02-30\"")]
    [InlineData("""{ "provider": "openai", "model": "a", "takes": { "sise": { "allowed": ["a"] } } }""", ".takes.sise: is neither an option nor a file of this model; did you mean `size`?")]
    [InlineData("""{ "provider": "openai", "model": "a", "takes": { "size": { "alowed": ["a"] } } }""", ".takes.size.alowed: unknown member; did you mean `allowed`?")]
    [InlineData("""{ "provider": "openai", "model": "a", "takes": { "size": { "allowed": ["1x1"] } } }""", ".takes.size.allowed[0]: `size` \"1x1\" is not offered by this model.")]
    [InlineData("""{ "provider": "openai", "model": "a", "takes": { "size": { "allowed": [] } } }""", ".takes.size.allowed: must list at least one value")]
    [InlineData("""{ "provider": "openai", "model": "a", "takes": { "size": {} } }""", ".takes.size: narrows nothing; give allowed, min, max, max_length, max_items")]
    [InlineData("""{ "provider": "openai", "model": "a", "takes": { "size": null } }""", ".takes.size: an option that the route does not accept must be null in `options`")]
    [InlineData("""{ "provider": "openai", "model": "a", "takes": { "size": { "max": 5 } } }""", ".takes.size.max: only numbers have bounds")]
    [InlineData("""{ "provider": "openai", "model": "a", "takes": { "size": { "max_items": 5 } } }""", ".takes.size.max_items: only lists have items")]
    [InlineData("""{ "provider": "openai", "model": "a", "takes": { "seed": { "min": -1 } } }""", ".takes.seed.min: must be >= 0, the model's own")]
    [InlineData("""{ "provider": "openai", "model": "a", "takes": { "seed": { "max": 9007199254740992 } } }""", ".takes.seed.max: must be <= 9007199254740991, the model's own")]
    [InlineData("""{ "provider": "openai", "model": "a", "takes": { "seed": { "min": 5, "max": 4 } } }""", ".takes.seed: leaves no value that the model allows")]
    [InlineData("""{ "provider": "openai", "model": "a", "takes": { "prompt": { "max_length": 1000000 } } }""", ".takes.prompt.max_length: must be from 1 to ")]
    [InlineData("""{ "provider": "openai", "model": "a", "options": { "size": { "values": { "1x1": "1:1" } } } }""", ".options.size.values.1x1: is not a value of `size`; this model lists ")]
    [InlineData("""{ "provider": "openai", "model": "a", "options": { "size": { "spread": { "1x1": {} } } } }""", ".options.size.spread.1x1: is not a value of `size`; this model lists ")]
    [InlineData("""{ "provider": "openai", "model": "a", "needs": ["mask_url"] }""", ".needs[0]: \"mask_url\" is not a file of this model; it accepts none")]
    [InlineData("""{ "provider": "openai", "model": "a", "with_files": { "model": "b" } }""", ".with_files: is for calls with files, and this model accepts none")]
    public void A_bad_route_is_named_by_its_path(string route, string problem)
    {
        var place = _copy.ChangeModel("flux-1.1-pro", model => model["routes"] = new JsonArray(JsonNode.Parse(route)));

        _copy.Problems().ShouldContain(found => found.StartsWith($"{place}.routes[0]{problem}", StringComparison.Ordinal), string.Join('\n', _copy.Problems()));
    }

    [Theory]
    [InlineData("""{ "provider": "openai", "model": "a", "takes": { "image_url": {} } }""", ".takes.image_url: must be null, which means that this file")]
    [InlineData("""{ "provider": "openai", "model": "a", "takes": { "image_url_2": null }, "needs": ["image_url_3"] }""", ".needs[0]: \"image_url_3\" is not accepted here: `takes` is null")]
    [InlineData("""{ "provider": "openai", "model": "a", "needs": ["image_url"], "with_files": { "model": "b" } }""", ".needs: belongs in with_files")]
    [InlineData("""{ "provider": "openai", "model": "a", "with_files": {} }""", ".with_files.model: is missing")]
    [InlineData("""{ "provider": "openai", "model": "a", "with_files": { "model": "b", "with_files": { "model": "c" } } }""", ".with_files.with_files: unknown member; valid are model, options, inputs, prompt, takes, needs, cost")]
    public void A_bad_route_of_a_model_with_files_is_named_by_its_path(string route, string problem)
    {
        _copy.Override("files.json", $$"""{ "models": [{ "slug": "nano-banana", "routes": [{{route}}] }] }""");

        _copy.Problems().ShouldContain(found => found.StartsWith($"catalog.d/files.json: models[0].routes[0]{problem}", StringComparison.Ordinal), string.Join('\n', _copy.Problems()));
    }

    [Fact]
    public void A_route_has_narrower_limits_another_endpoint_for_files_and_a_last_day()
    {
        var route = Route("""
            {
              "provider": "fal", "model": "words", "ends": "2027-01-22",
              "takes": { "seed": { "max": 2147483647 }, "format": { "allowed": ["png"] }, "prompt": { "max_length": 100 } },
              "cost": { "per_image": 5, "as_of": "2026-11-05" },
              "with_files": { "model": "edit", "takes": { "image_url_2": null }, "needs": ["image_url"], "cost": { "per_image": 7 } }
            }
            """, "nano-banana");

        route.Ends.ShouldBe(new DateOnly(2027, 1, 22));
        route.Cost.ShouldNotBeNull().Cells.ShouldHaveSingleItem().AsOf.ShouldBe(new DateOnly(2026, 11, 5));
        route.Takes.MaxPromptLength.ShouldBe(100);
        route.Takes.Narrowed["seed"].Max.ShouldBe(2147483647);
        route.Takes.Narrowed["seed"].Min.ShouldBe(0);
        route.Takes.Narrowed["format"].Allowed.Select(value => value.GetString()).ShouldBe(["png"]);
        var files = route.WithFiles.ShouldNotBeNull();
        (files.Provider, files.Model).ShouldBe(("fal", "edit"));
        files.Needs.ShouldBe(["image_url"]);
        files.Takes.Narrowed.ShouldBeEmpty();
        files.Takes.Absent.ShouldContain("image_url_2");
        files.Takes.Absent.ShouldContain("image_url_3");
        files.Takes.Absent.ShouldNotContain("image_url");
    }

    [Theory]
    [InlineData("""{ "duration": { "allowed": [6] } }""", ".duration.allowed[0]: `duration` 6 is not offered by this model. Allowed: 5, 9.")]
    [InlineData("""{ "duration": { "allowed": 5 } }""", ".duration.allowed: must be a list, got 5")]
    [InlineData("""{ "duration": { "min": "5" } }""", ".duration.min: must be a number, got \"5\"")]
    public void One_mistake_of_takes_is_one_problem(string takes, string problem)
    {
        var place = _copy.ChangeModel("luma-ray2", model => model["routes"] = JsonNode.Parse($$"""[{ "provider": "luma", "model": "ray-2", "takes": {{takes}} }]"""));

        _copy.Problems().ShouldBe([$"{place}.routes[0].takes{problem}"]);
    }

    [Fact]
    public void One_mistake_of_allowed_is_one_problem()
    {
        var place = _copy.ChangeModel("flux-1.1-pro", model => model["options"].ShouldNotBeNull()["style"] = JsonNode.Parse("""{ "type": "string", "allowed": [{}] }"""));

        _copy.Problems().ShouldBe([$"{place}.options.style.allowed[0]: must be a string, a number, true or false, got {{}}"]);
    }

    [Fact]
    public void A_provider_has_one_route_of_a_model()
    {
        var place = _copy.ChangeModel("dall-e-3", model => model["routes"] =
            JsonNode.Parse("""[{ "provider": "openai", "model": "a" }, { "provider": "openai", "model": "b" }]"""));

        _copy.Problems().ShouldHaveSingleItem().ShouldBe($"{place}.routes[1].provider: \"openai\" already has a route for this model");
    }

    [Fact]
    public void Options_are_renamed_translated_split_spread_fixed_and_omitted()
    {
        var mapping = Route("""
            {
              "provider": "fal", "model": "m", "prompt": "text", "inputs": { "image_url": "image[]" },
              "options": {
                "format": { "to": "output_format", "values": { "jpeg": "jpg" } }, "seed": null, "steps": { "value": 28 },
                "size": { "split": ["width", "height"] }, "quality": { "spread": { "hd": { "tier": 2, "slow": true } } }
              }
            }
            """, "gpt-image-1.5").Mapping;
        var call = new TaskCall(
            TaskKind.Image, "m", "A fox", Options("""{ "format": "jpeg", "seed": 5, "size": "1024x1536", "quality": "hd", "style": "vivid" }"""),
            new Dictionary<string, MediaInput> { ["image_url"] = new("image/png", []) }, "r");

        var mapped = mapping.Apply(call);

        mapped.Prompt.ShouldBeEmpty();
        mapped.Inputs.Keys.ShouldBe(["image[]"]);
        mapped.Options.Values.ToDictionary(option => option.Key, option => option.Value.ToString()).ShouldBe(new Dictionary<string, string>
        {
            ["output_format"] = "jpg",
            ["width"] = "1024",
            ["height"] = "1536",
            ["tier"] = "2",
            ["slow"] = "True",
            ["style"] = "vivid",
            ["text"] = "A fox",
            ["steps"] = "28",
        }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("image_urls[]", "image_urls[]", "image_urls[2]", "image_urls[3]")]
    [InlineData("input_image", "input_image", "input_image_2", "input_image_3")]
    public void The_name_of_the_first_image_names_the_further_ones_without_gaps(string given, params string[] names)
    {
        var mapping = Route($$"""{ "provider": "fal", "model": "m", "inputs": { "image_url": "{{given}}" } }""", "nano-banana").Mapping;
        var files = new[] { "image_url_2", "image_url_3", "image_url_10" }.ToDictionary(name => name, _ => new MediaInput("image/png", []));

        mapping.Apply(new TaskCall(TaskKind.Image, "m", "A fox", CallOptions.None, files, "r")).Inputs.Keys.ShouldBe(names);
    }

    [Fact]
    public void A_value_that_means_no_option_is_not_sent()
    {
        var mapping = Route("""{ "provider": "fal", "model": "m", "options": { "size": { "values": { "1024x1024": null } } } }""", "gpt-image-1.5").Mapping;
        var call = new TaskCall(TaskKind.Image, "m", "A fox", Options("""{ "size": "1024x1024", "quality": "high" }"""), new Dictionary<string, MediaInput>(), "r");

        mapping.Apply(call).Options.Values.Keys.ShouldBe(["quality"]);
    }

    [Fact]
    public void A_split_may_stay_in_one_option()
    {
        var mapping = Route("""{ "provider": "fal", "model": "m", "options": { "size": { "to": "image_size", "split": ["width", "height"] } } }""", "photon").Mapping;
        var call = new TaskCall(TaskKind.Image, "m", "A fox", Options("""{ "size": "1344x768" }"""), new Dictionary<string, MediaInput>(), "r");

        mapping.Apply(call).Options.Values["image_size"].GetRawText().ShouldBe("""{"width":1344,"height":768}""");
    }

    [Theory]
    [InlineData("""{ "per_call": 40000 }""", "{}", 40000L)]
    [InlineData("""{ "per_second": 50000 }""", """{ "duration": 8 }""", 400000L)]
    [InlineData("""{ "per_second": 3 }""", "{}", 5L)]
    [InlineData("""{ "input_per_million": 1250000, "output_per_million": 10000000 }""", "{}", 135L)]
    [InlineData("""{ "characters_per_million": 15000000 }""", "{}", 1500L)]
    [InlineData("""[{ "when": { "size": "1024x1024" }, "per_image": 11 }, { "per_image": 22 }]""", """{ "size": "1024x1024" }""", 11L)]
    [InlineData("""[{ "when": { "size": "1024x1024" }, "per_image": 11 }, { "per_image": 22 }]""", """{ "size": "1024x1536" }""", 22L)]
    [InlineData("""{ "when": { "size": "1024x1024" }, "per_image": 11 }""", """{ "size": "1024x1536" }""", null)]
    public void A_cost_is_counted_in_whole_millionths_of_a_dollar_rounded_up(string cost, string options, long? expected)
    {
        var route = Route($$"""{ "provider": "openai", "model": "m", "cost": {{cost}} }""", "gpt-image-1.5");
        var counts = new CostCounts { PromptTokens = 4, CompletionTokens = 13, Characters = 100, InputMilliseconds = 1500 };

        route.Cost.ShouldNotBeNull().MicroUsd(Options(options), counts).ShouldBe(expected);
    }

    [Fact]
    public void A_cost_without_its_count_is_unknown_and_never_nothing()
    {
        var cost = Route("""{ "provider": "openai", "model": "m", "cost": { "per_call": 5, "input_per_million": 1 } }""", "photon").Cost.ShouldNotBeNull();

        cost.MicroUsd(CallOptions.None, default).ShouldBeNull();
        cost.MicroUsd(CallOptions.None, new CostCounts { PromptTokens = long.MaxValue }).ShouldBe(5 + 9223372036855);
    }

    private ProviderRoute Route(string route, string slug)
    {
        _copy.Override("route.json", $$"""{ "models": [{ "slug": "{{slug}}", "routes": [{{route}}] }] }""");
        return _copy.Models().Find(slug).ShouldNotBeNull().Routes.ShouldHaveSingleItem();
    }

    private static CallOptions Options(string json) => new(
        JsonElement.Parse(json).EnumerateObject().ToDictionary(option => option.Name, option => option.Value, StringComparer.Ordinal));
}
