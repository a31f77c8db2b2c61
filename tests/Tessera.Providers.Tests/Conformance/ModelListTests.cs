using System.Text;
using Tessera.Providers.Anthropic;
using Tessera.Providers.Automatic1111;
using Tessera.Providers.ComfyUi;
using Tessera.Providers.Fal;
using Tessera.Providers.Gemini;
using Tessera.Providers.OpenAi;
using Tessera.Providers.Replicate;
using Tessera.Providers.SdServer;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Conformance;

/// <summary>Which models a vendor has, at every vendor that says so.</summary>
public sealed class ModelListTests
{
    private const string Hash = "435061a1b5a4c1e26740464bf786efdfa9cb3a3ac488595a2de23e143fdb0117";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Vendors => new()
    {
        { "openai", "GET /v1/models" },
        { "openrouter", "GET /v1/models" },
        { "ollama", "GET /v1/models" },
        { "anthropic", "GET /v1/models" },
        { "gemini", "GET /v1/models" },
        { "replicate", "GET /v1/models/acme/*" },
        { "fal", "GET /v1/models" },
        { "automatic1111", "GET /v1/sdapi/v1/sd-models" },
        { "comfyui", "GET /v1/models/checkpoints" },
        { "sdserver", "GET /v1/sdcpp/v1/capabilities" },
    };

    [Theory]
    [MemberData(nameof(Vendors))]
    public async Task A_refused_key_and_a_reply_that_is_not_a_list_are_failures(string vendor, string route)
    {
        await using var stub = (await VendorStub.StartAsync()).On(
            route, StubAnswers.Body(401, "{}"), StubAnswers.Body(503, "busy", "text/plain"), StubAnswers.Body(200, "<html>", "text/html"), StubAnswers.Body(200, "\"models\""));

        (await FailureAsync(vendor, stub)).Kind.ShouldBe(FailureKind.AuthUpstream);
        (await FailureAsync(vendor, stub)).Kind.ShouldBe(FailureKind.Unavailable);
        (await FailureAsync(vendor, stub)).Message.ShouldContain("not a list of models");
        (await FailureAsync(vendor, stub)).Message.ShouldContain("not a list of models");
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public async Task The_key_is_in_a_header_if_one_is_needed_and_nowhere_else(string vendor, string route)
    {
        await using var stub = (await VendorStub.StartAsync()).On(route, StubAnswers.Body(401, "{}"));

        await ListOf(vendor, stub).ListAsync(["acme/x"], Ct);

        // fal's list is public, and at another host than the one the key is for.
        var key = vendor == "automatic1111" ? Convert.ToBase64String(Encoding.UTF8.GetBytes(VendorStub.Key)) : VendorStub.Key;
        stub.Requests[0].Headers.Values.Count(value => value.Contains(key, StringComparison.Ordinal)).ShouldBe(vendor == "fal" ? 0 : 1);
        stub.Requests.ShouldAllBe(request => !request.Path.Contains(VendorStub.Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task OpenAI_reports_when_a_model_ends_and_an_alias_that_its_list_omits_is_requested()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("GET /v1/models", StubAnswers.Body(200, """
                {"object":"list","data":[{"id":"gpt-5","created":1754425777,"owned_by":"system","shutdown_date":"2026-12-11"},{"id":"gpt-6","shutdown_date":null},null]}
                """))
            .On("GET /v1/models/gpt-6-chat", StubAnswers.Body(200, """{"id":"gpt-6-chat-2026-10-01","object":"model","shutdown_date":"2027-01-06"}"""))
            .On("GET /v1/models/dall-e-3", StubAnswers.Body(404, """{"error":{"code":"model_not_found"}}"""));

        var models = await ListAsync("openai", stub, "gpt-5", "gpt-6-chat", "dall-e-3");

        models.Select(model => (model.Id, model.Ends)).ShouldBe([("gpt-5", new DateOnly(2026, 12, 11)), ("gpt-6", null), ("gpt-6-chat", new DateOnly(2027, 1, 6))]);
        models[0].Since.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1754425777));
    }

    [Fact]
    public async Task A_server_that_answers_any_path_does_not_have_any_model()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("GET /v1/models", StubAnswers.Body(200, """{"object":"list","data":null}""")).On("GET /v1/models/*", StubAnswers.Body(200, "<html>"));

        (await ListAsync("ollama", stub, "llama3")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_are_read_to_their_end()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("GET /v1/models", StubAnswers.Body(200, """{"data":[{"id":"a/x"}],"links":{"next":"/api/v1/models?offset=500&limit=500"}}"""), StubAnswers.Body(200, """{"data":[{"id":"b/y","expiration_date":"2026-12-31"}],"links":{"next":null}}"""));
        (await ListAsync("openrouter", stub)).Select(model => model.Id).ShouldBe(["a/x", "b/y"]);

        stub.On("GET /v1/models", StubAnswers.Body(200, """{"data":[{"type":"model","id":"claude-b","created_at":"2026-02-13T02:00:00Z"}],"has_more":true,"last_id":"claude b"}"""), StubAnswers.Body(200, """{"data":[{"id":"claude-a"}],"has_more":false,"last_id":"claude-a"}"""));
        (await ListAsync("anthropic", stub)).Select(model => model.Id).ShouldBe(["claude-b", "claude-a"]);

        stub.On("GET /v1/models", StubAnswers.Body(200, """{"models":[{"name":"models/gemini-3","supportedGenerationMethods":["generateContent","countTokens"]}],"nextPageToken":"n+1"}"""), StubAnswers.Body(200, """{"models":[{"name":"models/text-embedding-4","supportedGenerationMethods":["embedContent"]}]}"""));
        (await ListAsync("gemini", stub)).Select(model => (model.Id, model.Generates)).ShouldBe([("gemini-3", true), ("text-embedding-4", false)]);

        stub.Requests.Select(request => request.Path).ShouldBe(
        [
            "/v1/models", "/v1/models?offset=500&limit=500",
            "/v1/models?limit=1000", "/v1/models?limit=1000&after_id=claude%20b",
            "/v1/models?pageSize=1000", "/v1/models?pageSize=1000&pageToken=n%2B1",
        ]);
    }

    [Fact]
    public async Task An_endless_list_is_abandoned()
    {
        await using var stub = await VendorStub.StartAsync();
        var page = 0;
        stub.On("GET /v1/models", context => StubAnswers.Body(200, $$"""{"data":[{"id":"claude-b"}],"has_more":true,"last_id":"claude-{{page++}}"}""")(context));

        (await FailureAsync("anthropic", stub)).Message.ShouldContain("no end");

        stub.Requests.Count.ShouldBe(50);
    }

    [Theory]
    [InlineData("anthropic", """{"data":[{"id":"claude-b"}],"has_more":true,"last_id":"claude-b"}""")]
    [InlineData("openrouter", """{"data":[{"id":"a/x"}],"links":{"next":"/api/v1/models?offset=500"}}""")]
    [InlineData("gemini", """{"models":[{"name":"models/gemini-3"}],"nextPageToken":"n"}""")]
    public async Task A_page_that_names_itself_as_the_next_is_not_requested_again(string vendor, string page)
    {
        await using var stub = (await VendorStub.StartAsync()).On("GET /v1/models", StubAnswers.Body(200, page));

        (await FailureAsync(vendor, stub)).Message.ShouldContain("no end");

        stub.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("anthropic", """{"data":[{"id":"claude-b"}],"has_more":true}""")]
    [InlineData("anthropic", """{"data":[{"id":"claude-b"}],"has_more":true,"last_id":null}""")]
    [InlineData("openrouter", """{"data":[{"id":"a/x"}],"links":{"next":"/api/v1/models/2"}}""")]
    [InlineData("openai", """{"object":"list","data":[{"id":"gpt-6"}],"has_more":true}""")]
    public async Task A_list_with_more_pages_but_no_address_of_them_is_incomplete(string vendor, string page)
    {
        await using var stub = (await VendorStub.StartAsync()).On("GET /v1/models", StubAnswers.Body(200, page));

        var failure = await FailureAsync(vendor, stub);

        (failure.Kind, failure.Message).ShouldBe((FailureKind.Unavailable, "The provider's list of models has more pages, and does not say where the next one is."));
        stub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_empty_token_is_the_end()
    {
        await using var stub = (await VendorStub.StartAsync()).On("GET /v1/models", StubAnswers.Body(200, """{"models":[{"name":"models/gemini-3"}],"nextPageToken":""}"""));

        (await ListAsync("gemini", stub)).Select(model => model.Id).ShouldBe(["gemini-3"]);
    }

    [Fact]
    public async Task Replicate_is_queried_for_each_model_as_routes_name_it()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("GET /v1/models/acme/here", StubAnswers.Body(200, """{"owner":"acme","latest_version":null}"""))
            .On("GET /v1/models/acme/new", StubAnswers.Body(200, """{"latest_version":{"id":"v2"}}"""))
            .On("GET /v1/models/acme/empty", StubAnswers.Body(200, """{"latest_version":null}"""))
            .On("GET /v1/models/acme/gone", StubAnswers.Body(404, """{"detail":"Not found."}"""))
            .On($"GET /v1/models/acme/pinned/versions/{Hash}", StubAnswers.Body(200, $$"""{"id":"{{Hash}}"}"""))
            .On("GET /v1/models/acme/pinned/versions/old", StubAnswers.Body(404, "{}"))
            .On("GET /v1/deployments/acme/poster", StubAnswers.Body(200, """{"owner":"acme"}"""));

        var models = await ListAsync(
            "replicate", stub, "acme/here", "acme/new:latest", "acme/empty:latest", "acme/gone", $"acme/pinned:{Hash}", "acme/pinned:old", "deployments/acme/poster", Hash);

        models.Select(model => model.Id).ShouldBe(["acme/here", "acme/new:latest", $"acme/pinned:{Hash}", "deployments/acme/poster", Hash]);
    }

    [Fact]
    public async Task Fal_is_queried_for_each_endpoint_but_a_relay_is_not()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("GET /v1/models", async context => await StubAnswers.Body(200, context.Request.Query["endpoint_id"].ToString() switch
        {
            "fal-ai/flux/dev" => """{"models":[{"endpoint_id":"fal-ai/flux/dev","metadata":{"status":"active"}}],"has_more":false}""",
            "fal-ai/old" => """{"models":[{"endpoint_id":"fal-ai/old","metadata":{"status":"deprecated"}}]}""",
            _ => """{"models":[],"has_more":false,"next_cursor":null}""",
        })(context));

        var models = await ListAsync("fal", stub, "fal-ai/flux/dev", "fal-ai/old", "fal-ai/gone");

        models.Select(model => (model.Id, model.IsDeprecated)).ShouldBe([("fal-ai/flux/dev", false), ("fal-ai/old", true)]);
        (await new FalTasks(stub.Http, stub.Address, VendorStub.Key).ListAsync(["fal-ai/flux/dev"], Ct)).ShouldBe(ModelListing.None);
    }

    [Theory]
    [InlineData("sd_xl_base_1.0", true)]
    [InlineData("sd_xl_base_1.0.safetensors [31e35c80fc]", true)]
    [InlineData("sd_xl_base_1.0.safetensors", true)]
    [InlineData("R-ESRGAN 4x+", true)]
    [InlineData("default", true)]
    [InlineData("sd_xl_turbo", false)]
    public async Task A_checkpoint_has_several_names(string routed, bool isThere)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("GET /v1/sdapi/v1/sd-models", StubAnswers.Body(200, """
                [{"title":"sd_xl_base_1.0.safetensors [31e35c80fc]","model_name":"sd_xl_base_1.0","hash":"31e35c80fc","sha256":null,"filename":"/models/Stable-diffusion/sd_xl_base_1.0.safetensors"}]
                """))
            .On("GET /v1/sdapi/v1/upscalers", StubAnswers.Body(200, """[{"name":"None","model_name":null},{"name":"R-ESRGAN 4x+"}]"""));

        (await ListAsync("automatic1111", stub, routed)).Any(model => model.IsNamed(routed)).ShouldBe(isThere);
    }

    [Fact]
    public async Task Servers_of_the_operators_own_list_what_they_have()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("GET /v1/models/checkpoints", StubAnswers.Body(200, """["sdxl.safetensors","flux/dev.safetensors"]"""))
            .On("GET /v1/sdcpp/v1/capabilities", StubAnswers.Body(200, """{"model":{"name":"sd3.5_medium.gguf","stem":"sd3.5_medium","path":"/m/sd3.5_medium.gguf"}}"""))
            .On("GET /v1/models", StubAnswers.Body(200, """{"object":"list","data":[{"id":"llama3:latest"}]}"""));

        (await ListAsync("comfyui", stub)).Select(model => model.Id).ShouldBe(["sdxl.safetensors", "flux/dev.safetensors"]);
        (await ListAsync("sdserver", stub, "default")).ShouldHaveSingleItem().IsNamed("default").ShouldBeTrue();
        (await ListAsync("ollama", stub, "llama3")).ShouldHaveSingleItem().IsNamed("llama3").ShouldBeTrue();
    }

    private static async Task<IReadOnlyList<ListedModel>> ListAsync(string vendor, VendorStub stub, params string[] routed) =>
        (await ListOf(vendor, stub).ListAsync(routed, Ct)).ShouldBeOfType<ModelListing.Listed>().Models;

    private static async Task<ProviderFailure> FailureAsync(string vendor, VendorStub stub) =>
        (await ListOf(vendor, stub).ListAsync(["acme/x"], Ct)).ShouldBeOfType<ModelListing.Failed>().Failure;

    private static IModelList ListOf(string vendor, VendorStub stub)
    {
        var address = new Uri(stub.Address, "/v1");
        return vendor switch
        {
            "anthropic" => new AnthropicText(stub.Http, address, VendorStub.Key),
            "gemini" => new GeminiText(stub.Http, address, VendorStub.Key),
            "replicate" => new ReplicateTasks(stub.Http, address, VendorStub.Key),
            "fal" => new FalTasks(stub.Http, stub.Address, address, VendorStub.Key),
            "automatic1111" => new Automatic1111Images(stub.Http, address, VendorStub.Key),
            "comfyui" => new ComfyUiTasks(stub.Http, address, VendorStub.Key),
            "sdserver" => new SdServerTasks(stub.Http, address, VendorStub.Key),
            _ => new OpenAiText(stub.Http, OpenAiPresets.Find(vendor)! with { Address = address }, VendorStub.Key),
        };
    }
}
