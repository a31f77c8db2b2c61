using System.Text.Json;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Dialects.Workspaces;

/// <summary>The image dialect offers of a model what its provider takes.</summary>
[OneEngine]
public sealed class ImagesOfferTests
{
    private const string Catalog = """
        { "models": [{
          "slug": "house-picture", "name": "House", "vendor": "Us", "category": "image", "min_plan": "free",
          "description_en": "Ours.", "description_ru": "Наша.", "price": { "type": "fixed", "tokens": 5 },
          "inputs": { "image_url": { "media": "image" } },
          "options": { "aspect_ratio": { "type": "string", "allowed": ["1:1", "16:9", "2:3"], "default": "1:1" } },
          "routes": [
            { "provider": "fal", "model": "us/none", "takes": { "aspect_ratio": { "allowed": ["1:1", "2:3"] } } },
            { "provider": "replicate", "model": "us/picture",
              "takes": { "aspect_ratio": { "allowed": ["1:1", "16:9"] }, "image_url": null, "seed": { "max": 100 }, "prompt": { "max_length": 20 } } }
          ]
        }] }
        """;

    [Fact]
    public async Task An_option_that_the_provider_does_not_accept_is_neither_listed_nor_accepted()
    {
        await using var vendor = await PredictionUpstream.StartAsync();
        await using var server = await TestServer.StartWithModelsAsync(
            Catalog, $"--Tessera:Providers:replicate:BaseUrl={vendor.BaseUrl}", "--Tessera:Providers:replicate:ApiKey=k", "--Tessera:Fetch:AllowedNetworks:0=127.0.0.0/8");
        var caller = await WorkspaceCaller.OpenAsync(server, tokens: 100);
        var picture = (await caller.MakeAsync("""{"model":"photon","prompt":"A hill"}""")).View();

        var listed = (await caller.GetAsync("/models")).EnumerateArray().Single(model => model.Text("id") == "house-picture");
        var refused = await caller.PostAsync("/", """{"model":"house-picture","prompt":"A fox in a very wide wood","aspect_ratio":"2:3","seed":101}""").JsonAsync();
        var edited = await caller.PostAsync("/edit", $$"""{"model":"house-picture","prompt":"A fox","image_urls":["{{picture}}"]}""").JsonAsync();
        await caller.MakeAsync("""{"model":"house-picture","prompt":"A fox","aspect_ratio":"16:9","num_images":4,"seed":99}""");

        Texts(listed, "aspect_ratios").ShouldBe(["1:1", "16:9"], ignoreOrder: true);
        Texts(listed, "capabilities").ShouldBe(["text2image"]);
        refused.Wrong().ShouldBe(["body.seed: less_than_equal", "body.prompt: string_too_long", "body.aspect_ratio: literal_error"], ignoreOrder: true);
        edited.Wrong().ShouldBe(["body.model: value_error"]);
        vendor.Bodies.Select(body => body.GetProperty("input").Text("aspect_ratio")).ShouldBe(["16:9", "16:9", "16:9", "16:9"]);
        vendor.Bodies.Select(body => body.GetProperty("input").Whole("seed")).Order().ShouldBe([0, 1, 99, 100]);
    }

    private static string?[] Texts(JsonElement model, string member) => [.. model.GetProperty(member).EnumerateArray().Select(text => text.GetString())];
}
