using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Catalog;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Generations;

namespace Tessera.Server.Tests.Dialects;

/// <summary>The models that fal's and Replicate's clients can name.</summary>
public sealed class VendorIdsTests(V2Server v2) : IClassFixture<V2Server>
{
    [Fact]
    public async Task Each_ID_that_a_route_of_the_catalogue_names_is_known_in_its_vendors_dialect()
    {
        var account = await v2.Server.OpenAccountAsync();
        var unknown = new List<string>();
        var routes = v2.Server.Services.GetRequiredService<ModelCatalog>().All.SelectMany(model => model.Routes).SelectMany(route => route.Forms).Where(route => route.Provider is "fal" or "replicate");
        foreach (var (provider, id) in routes.Select(route => (route.Provider, Id: route.Model.Split(':')[0])).Distinct())
        {
            // An input that no model takes, so that nothing is made.
            using var reply = provider == "fal"
                ? await account.Client.PostTextAsync($"/fal/run/{id}", """{"no_file":"https://example.org/1.png"}""")
                : await account.Client.PostTextAsync("/replicate/v1/predictions", $$$"""{"version":"{{{id}}}","input":{"no_file":"https://example.org/1.png"}}""");
            if ((int)reply.StatusCode != 422)
            {
                unknown.Add($"{provider} {id}: {(int)reply.StatusCode}");
            }
        }

        unknown.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/fal/run/fal-ai/flux/krea", "flux")]
    [InlineData("/fal/queue/fal-ai/flux-lora/inpainting", "flux")]
    [InlineData("/replicate/v1/models/black-forest-labs/flux-krea-dev/predictions", "flux")]
    [InlineData("/replicate/v1/models/stability-ai/sd-inpainting/predictions", "sd-3.5")]
    public async Task A_model_that_is_not_offered_is_404_and_its_relatives_are_named(string path, string relative)
    {
        var account = await v2.Server.OpenAccountAsync();

        using var reply = await account.Client.PostTextAsync(path, """{"input":{"prompt":"A hill"}}""");

        ((int)reply.StatusCode).ShouldBe(404);
        (await Task.FromResult(reply).JsonAsync()).Text("detail").ShouldNotBeNull().ShouldContain($"Did you mean tessera/{relative}");
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
    }

    [Theory]
    [InlineData("/v1/chat/completions", """{"model":"gpt-4o","messages":[{"role":"user","content":"Hi"}]}""", "gpt-4o", "gpt-6.2-sol")]
    [InlineData("/v1/responses", """{"model":"gpt-4o-2024-08-06","input":"Hi"}""", "gpt-4o-2024-08-06", "gpt-6.2-sol")]
    [InlineData("/v1/messages", """{"model":"claude-opus-4-1","max_tokens":9,"messages":[{"role":"user","content":"Hi"}]}""", "claude-opus-4-1", "claude-opus-4.7")]
    [InlineData("/v1beta/models/gemini-flash-latest:generateContent", """{"contents":[{"parts":[{"text":"Hi"}]}]}""", "gemini-flash-latest", "gemini-3.8-flash")]
    [InlineData("/v1/embeddings", """{"model":"text-embedding-ada-002","input":"Hi"}""", "text-embedding-ada-002", "text-embedding-3-small")]
    [InlineData("/v1/images/generations", """{"model":"gpt-image-1","prompt":"Hi","quality":"low"}""", "gpt-image-1", "gpt-image-1.5")]
    [InlineData("/fal/run/stability-ai/sdxl", """{"prompt":"Hi"}""", "stability-ai/sdxl", "sd-3.5-medium")]
    [InlineData("/replicate/v1/predictions", """{"version":"stability-ai/sdxl:8beff3369e81","input":{"prompt":"Hi"}}""", "stability-ai/sdxl", "sd-3.5-medium")]
    public async Task A_model_that_stands_in_for_another_says_so(string path, string body, string name, string slug)
    {
        var account = await v2.Server.OpenAccountAsync();

        using var reply = await account.Client.PostTextAsync(path, body);
        using var unified = await account.Client.PostTextAsync("/api/v2/generate", $$"""{"model":"{{name}}","prompt":"Hi"}""");

        reply.IsSuccessStatusCode.ShouldBeTrue(await reply.Content.ReadAsStringAsync(TestHttp.Ct));
        reply.Headers.GetValues("X-Tessera-Warnings").Single().ShouldContain($"`{name}` is not offered here; {slug} serves the call");
        ((int)unified.StatusCode).ShouldBe(404);
    }

    [Theory]
    [InlineData("/v1/models/gpt-4o", null, "gpt-4o", "gpt-6.2-sol")]
    [InlineData("/v1/models/stability-ai%2Fsdxl", null, "stability-ai/sdxl", "sd-3.5-medium")]
    [InlineData("/v1/models/claude-opus-4-1", "2023-06-01", "claude-opus-4-1", "claude-opus-4.7")]
    [InlineData("/v1beta/models/gemini-flash-latest", null, "gemini-flash-latest", "gemini-3.8-flash")]
    [InlineData("/replicate/v1/models/stability-ai/sdxl", null, "stability-ai/sdxl", "sd-3.5-medium")]
    public async Task A_model_that_is_looked_up_by_such_a_name_says_so_too(string path, string? version, string name, string slug)
    {
        using var client = v2.Server.ClientFor(v2.Server.OwnerKey);
        if (version is not null)
        {
            client.DefaultRequestHeaders.Add("anthropic-version", version);
        }

        using var reply = await client.GetAsync(path, TestHttp.Ct);
        using var own = await client.GetAsync(path.Replace(path.Split("/models/")[1], path.Contains("replicate", StringComparison.Ordinal) ? $"tessera/{slug}" : slug, StringComparison.Ordinal), TestHttp.Ct);

        reply.IsSuccessStatusCode.ShouldBeTrue(await reply.Content.ReadAsStringAsync(TestHttp.Ct));
        reply.Headers.GetValues("X-Tessera-Warnings").Single().ShouldContain($"`{name}` is not offered here; {slug} serves the call");
        own.IsSuccessStatusCode.ShouldBeTrue(await own.Content.ReadAsStringAsync(TestHttp.Ct));
        own.Headers.Contains("X-Tessera-Warnings").ShouldBeFalse();
    }

    [Theory]
    [InlineData("/v1/models", null)]
    [InlineData("/v1/models", "2023-06-01")]
    [InlineData("/v1beta/models", null)]
    [InlineData("/replicate/v1/models", null)]
    public async Task A_key_lists_only_the_models_that_it_may_use(string path, string? version)
    {
        var key = (await v2.Server.Owner.PostTextAsync("/api/v2/keys", """{"name":"one","models":["gpt-5"]}""").JsonAsync()).Text("key");
        using var client = v2.Server.ClientFor(key);
        if (version is not null)
        {
            client.DefaultRequestHeaders.Add("anthropic-version", version);
        }

        var list = await client.GetJsonAsync(path);

        var models = list.EnumerateObject().First(member => member.Value.ValueKind is JsonValueKind.Array).Value;
        models.EnumerateArray().ShouldHaveSingleItem().ToString().ShouldContain("gpt-5");
    }
}
