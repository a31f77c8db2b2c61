using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Dialects.Workspaces;
using Tessera.Server.OpenApi;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects.Workspaces;

[OneEngine]
public sealed class ImagesOpenApiTests(ImagesServer images) : IClassFixture<ImagesServer>
{
    [Fact]
    public Task The_document_served_is_the_one_checked_in() => ServedDocument.ShouldBeServedAsync(images.Server, WorkspaceApiDocument.Document.Name);

    [Fact]
    public void Every_call_is_described_and_nothing_else()
    {
        var routes = images.Server.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items
            .SelectMany(group => group.Items)
            .Where(WorkspaceApiDocument.Document.Covers)
            .Select(OpenApiCalls.KeyOf);

        OpenApiCalls.Load("Workspaces").Keys.Order(StringComparer.Ordinal).ShouldBe(
            routes.Order(StringComparer.Ordinal), "Describe calls in src/Tessera.Server/Dialects/Workspaces/calls.json.");
    }

    [Theory]
    [InlineData("GenerateImagesRequest", "num_images", "1")]
    [InlineData("GenerateImagesRequest", "aspect_ratio", "\"1:1\"")]
    [InlineData("EditImagesRequest", "aspect_ratio", "\"auto\"")]
    [InlineData("EditImagesRequest", "output_format", "\"png\"")]
    [InlineData("EditImagesRequest", "limit_generations", "false")]
    [InlineData("AddMemberRequest", "role", "\"MEMBER\"")]
    public async Task An_optional_member_names_its_default_and_may_be_null(string schema, string member, string usual)
    {
        using var anyone = images.Server.ClientFor(null);
        var document = JsonNode.Parse(await anyone.GetStringAsync($"/openapi/{WorkspaceApiDocument.Document.Name}.json", TestHttp.Ct));
        var described = document?["components"]?["schemas"]?[schema]?["properties"]?[member].ShouldNotBeNull();

        described?["default"]?.ToJsonString().ShouldBe(usual);
        described?["type"]?.AsArray().Select(type => type?.GetValue<string>()).ShouldContain("null");
    }

    [Fact]
    public async Task Examples_and_real_replies_fit_their_schemas()
    {
        using var anyone = images.Server.ClientFor(null);
        var document = JsonNode.Parse(await anyone.GetStringAsync($"/openapi/{WorkspaceApiDocument.Document.Name}.json", TestHttp.Ct)) ?? throw new JsonException("null");
        var schemas = new SchemaCheck(document);
        var caller = await WorkspaceCaller.OpenAsync(images.Server);
        var made = await caller.MakeAsync("""{"prompt":"A hill"}""");
        var id = made.Images()[0].Text("image_id");
        Check("/api/ds-prototypes", "post", JsonNode.Parse(made.GetRawText()));
        foreach (var (route, path) in ((string, string)[])
        [
            ("/api/ds-prototypes/models", "/api/ds-prototypes/models"),
            ("/api/ds-prototypes/history", "/api/ds-prototypes/history"),
            ("/api/ds-prototypes/history/{image_id}", $"/api/ds-prototypes/history/{id}"),
            ("/api/workspace-service/v1/workspaces", "/api/workspace-service/v1/workspaces"),
            ("/api/usage-service/v1/workspaces/{id}/quotas", $"/api/usage-service/v1/workspaces/{caller.Workspace}/quotas"),
        ])
        {
            Check(route, "get", JsonNode.Parse(await caller.Client.GetStringAsync(path, TestHttp.Ct)));
        }

        void Check(string route, string method, JsonNode? reply)
        {
            var content = document["paths"]?[route]?[method]?["responses"]?["200"]?["content"]?["application/json"].ShouldNotBeNull($"{method} {route}");
            schemas.Problems(content?["schema"], reply).ShouldBeEmpty($"{route}: {reply}");
            foreach (var (name, example) in content?["examples"]?.AsObject() ?? [])
            {
                schemas.Problems(content?["schema"], example?["value"]).ShouldBeEmpty($"{route} {name}");
            }
        }
    }
}
