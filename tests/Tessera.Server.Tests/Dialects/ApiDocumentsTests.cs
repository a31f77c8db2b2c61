using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Dialects;
using Tessera.Server.OpenApi;
using Tessera.Server.Tests.Dialects.Anthropic;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects;

/// <summary>The API document of every dialect.</summary>
[OneEngine]
public sealed class ApiDocumentsTests(V2Server v2) : IClassFixture<V2Server>
{
    public static TheoryData<string> Names => [.. DialectsFeature.All.Select(dialect => dialect.Document.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_document_served_is_the_one_checked_in(string name) =>
        await CheckedInDocument.ShouldBeAsync($"docs/api/{name}.json", await ServedDocument.TextAsync(v2.Server, name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_call_is_described_and_nothing_else(string name)
    {
        var document = DialectsFeature.All.Single(dialect => dialect.Document.Name == name).Document;
        var routes = v2.Server.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items
            .SelectMany(group => group.Items)
            .Where(document.Covers)
            .Select(OpenApiCalls.KeyOf);

        OpenApiCalls.Load(document.Dialect).Keys.Order(StringComparer.Ordinal).ShouldBe(
            routes.Order(StringComparer.Ordinal), $"Describe calls in src/Tessera.Server/Dialects/{document.Dialect}/calls.json.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_example_fits_its_schema(string name)
    {
        var examples = (await ServedDocument.OpenAsync(v2.Server, name)).CheckExamples();

        examples.Count.ShouldBeGreaterThan(5);
        examples.Where(example => example.Problem is not null).ShouldBeEmpty();
    }

    // V2's and the workspaces' are checked where their calls are made.
    [Theory]
    [InlineData("openai", "/v1/models", null)]
    [InlineData("openai", "/v1/models/{model}", null, "/v1/models/gpt-5")]
    [InlineData("openai", "/v1/chat/completions", """{"model":"gpt-5","messages":[{"role":"user","content":"Hello"}]}""")]
    [InlineData("openai", "/v1/responses", """{"model":"gpt-5","input":"Hello"}""")]
    [InlineData("openai", "/v1/embeddings", """{"model":"text-embedding-3-small","input":"Hello"}""")]
    [InlineData("openai", "/v1/images/generations", """{"model":"dall-e-3","prompt":"A hill","response_format":"url"}""")]
    [InlineData("anthropic", "/v1/models", null)]
    [InlineData("anthropic", "/v1/messages", """{"model":"gpt-5","max_tokens":100,"messages":[{"role":"user","content":"Hello"}]}""")]
    [InlineData("anthropic", "/v1/messages/count_tokens", """{"model":"gpt-5","messages":[{"role":"user","content":"Hello"}]}""")]
    [InlineData("gemini", "/v1beta/models", null)]
    [InlineData("gemini", "/v1beta/models/{model}:generateContent", """{"contents":[{"parts":[{"text":"Hello"}]}]}""", "/v1beta/models/gemini-2.5-flash:generateContent")]
    [InlineData("fal", "/fal/run/{model}", """{"prompt":"A hill"}""", "/fal/run/fal-ai/flux-2-pro")]
    [InlineData("fal", "/fal/queue/{model}", """{"prompt":"A hill"}""", "/fal/queue/fal-ai/flux-2-pro")]
    [InlineData("replicate", "/replicate/v1/models", null)]
    [InlineData("replicate", "/replicate/v1/predictions", null)]
    [InlineData("replicate", "/replicate/v1/models/{owner}/{name}", null, "/replicate/v1/models/tessera/gpt-5")]
    public async Task A_real_reply_fits_the_schema_it_is_documented_with(string name, string route, string? body, string? path = null)
    {
        var (document, account) = (await ServedDocument.OpenAsync(v2.Server, name), await v2.Server.OpenAccountAsync());
        if (name == "anthropic")
        {
            account.Client.DefaultRequestHeaders.Add(MessageCalls.VersionHeader, MessageCalls.Version);
        }

        using var reply = body is null ? await account.Client.GetAsync(path ?? route, TestHttp.Ct) : await account.Client.PostTextAsync(path ?? route, body);

        document.ShouldDescribe(body is null ? "get" : "post", route, await reply.Content.ReadAsStringAsync(TestHttp.Ct));
    }
}
