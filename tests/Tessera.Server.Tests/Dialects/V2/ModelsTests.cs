using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Catalog;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects.V2;

[OneEngine]
public sealed class ModelsTests(V2Server v2) : IClassFixture<V2Server>
{
    [Fact]
    public async Task The_list_needs_no_key_and_holds_the_whole_catalogue()
    {
        using var anyone = v2.Server.ClientFor(null);

        var page = await anyone.GetJsonAsync("/api/v2/models");

        var catalog = v2.Server.Services.GetRequiredService<ModelCatalog>();
        page.Items().Select(model => model.Text("slug")).ShouldBe(catalog.All.Select(model => model.Slug));
        page.Whole("total").ShouldBe(catalog.All.Count);
    }

    [Fact]
    public async Task A_model_shows_the_facts_of_the_reference()
    {
        using var anyone = v2.Server.ClientFor(null);

        var model = await anyone.GetJsonAsync("/api/v2/models/dall-e-3");

        model.Members().ShouldBe(
            [
                "slug", "name", "category", "provider", "min_plan", "token_cost", "min_token_cost", "max_token_cost", "pricing_type", "description",
                "description_en", "description_ru", "supports_streaming", "supports_vision", "is_async", "eta_seconds", "aliases", "available", "sandbox", "served_by", "routes", "config",
            ]);
        (model.Text("name"), model.Text("category"), model.Text("provider"), model.Text("min_plan")).ShouldBe(("DALL-E 3", "image", "OpenAI", "free"));
        (model.Whole("token_cost"), model.Whole("min_token_cost"), model.Whole("max_token_cost")).ShouldBe((7, 7, 13));
        model.Text("pricing_type").ShouldBe("matrix");
        model.GetProperty("supports_streaming").GetBoolean().ShouldBeFalse();
        var config = model.GetProperty("config");
        Words(config, "sizes").ShouldBe(["1024x1024", "1024x1792", "1792x1024"]);
        Words(config, "formats").ShouldBe(["webp", "png", "jpeg"]);
        Words(config, "quality_options").ShouldBe(["standard", "hd"]);
        config.GetProperty("options").GetProperty("size").Text("default").ShouldBe("1024x1024");
    }

    [Fact]
    public async Task The_description_speaks_the_caller_s_language()
    {
        using var anyone = v2.Server.ClientFor(null);
        var english = await anyone.GetJsonAsync("/api/v2/models/gpt-5");
        anyone.DefaultRequestHeaders.Add("Accept-Language", "ru-RU, en;q=0.5");

        using var response = await anyone.GetAsync("/api/v2/models/gpt-5", TestHttp.Ct);
        var russian = await Task.FromResult(response).JsonAsync();

        english.Text("description").ShouldBe(english.Text("description_en"));
        russian.Text("description").ShouldBe(russian.Text("description_ru"));
        russian.Text("description").ShouldNotBe(english.Text("description"));
        response.Headers.Vary.ShouldContain("Accept-Language");
    }

    [Fact]
    public async Task A_category_narrows_the_list_and_a_wrong_one_is_refused_with_those_there_are()
    {
        using var anyone = v2.Server.ClientFor(null);

        var speech = await anyone.GetJsonAsync("/api/v2/models?category=tts");
        var refusal = await anyone.GetAsync("/api/v2/models?category=speech", TestHttp.Ct).RefusalAsync();

        speech.Items().ShouldNotBeEmpty();
        speech.Items().ShouldAllBe(model => model.Text("category") == "tts");
        refusal.Field.ShouldBe("category");
        refusal.Allowed.ShouldBe(["text", "image", "video", "tts", "audio", "stt", "tool", "embedding"]);
    }

    [Fact]
    public async Task An_alias_finds_its_model_and_an_unknown_slug_the_nearest()
    {
        using var anyone = v2.Server.ClientFor(null);

        var byAlias = await anyone.GetJsonAsync("/api/v2/models/tts-1");
        using var missing = await anyone.GetAsync("/api/v2/models/dalle-3", TestHttp.Ct);

        byAlias.Text("slug").ShouldBe("openai-tts");
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var error = await Task.FromResult(missing).JsonAsync();
        error.Text("error").ShouldBe("not_found");
        Words(error.GetProperty("details"), "nearest").ShouldContain("dall-e-3");
    }

    [Fact]
    public async Task The_sandbox_serves_models_without_a_provider_and_is_named()
    {
        using var anyone = v2.Server.ClientFor(null);
        await using var without = await TestServer.StartAsync("--Tessera:Sandbox:Mode=Never");
        using var elsewhere = without.ClientFor(null);

        var served = await anyone.GetJsonAsync("/api/v2/models/gpt-5");
        var unserved = await elsewhere.GetJsonAsync("/api/v2/models/gpt-5");

        (served.GetProperty("available").GetBoolean(), served.GetProperty("sandbox").GetBoolean()).ShouldBe((true, true));
        (unserved.GetProperty("available").GetBoolean(), unserved.GetProperty("sandbox").GetBoolean()).ShouldBe((false, false));
    }

    private static string?[] Words(JsonElement body, string member) => [.. body.GetProperty(member).EnumerateArray().Select(word => word.GetString())];
}
