using Tessera.Server.Dialects.Workspaces;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects.Workspaces;

[OneEngine]
public sealed class ImagesOpenApiTests(ImagesServer images) : IClassFixture<ImagesServer>
{
    [Theory]
    [InlineData("GenerateImagesRequest", "num_images", "1")]
    [InlineData("GenerateImagesRequest", "aspect_ratio", "\"1:1\"")]
    [InlineData("EditImagesRequest", "aspect_ratio", "\"auto\"")]
    [InlineData("EditImagesRequest", "output_format", "\"png\"")]
    [InlineData("EditImagesRequest", "limit_generations", "false")]
    [InlineData("AddMemberRequest", "role", "\"MEMBER\"")]
    public async Task An_optional_member_names_its_default_and_may_be_null(string schema, string member, string usual)
    {
        var document = await ServedDocument.OpenAsync(images.Server, WorkspaceApiDocument.Document.Name);
        var described = document.Json["components"]?["schemas"]?[schema]?["properties"]?[member].ShouldNotBeNull();

        described?["default"]?.ToJsonString().ShouldBe(usual);
        described?["type"]?.AsArray().Select(type => type?.GetValue<string>()).ShouldContain("null");
    }

    [Fact]
    public async Task A_real_reply_fits_the_schema_it_is_documented_with()
    {
        var document = await ServedDocument.OpenAsync(images.Server, WorkspaceApiDocument.Document.Name);
        var caller = await WorkspaceCaller.OpenAsync(images.Server);
        var made = await caller.MakeAsync("""{"prompt":"A hill"}""");
        var id = made.Images()[0].Text("image_id");
        document.ShouldDescribe("post", "/api/ds-prototypes", made.GetRawText());
        foreach (var (route, path) in ((string, string)[])
        [
            ("/api/ds-prototypes/models", "/api/ds-prototypes/models"),
            ("/api/ds-prototypes/history", "/api/ds-prototypes/history"),
            ("/api/ds-prototypes/history/{image_id}", $"/api/ds-prototypes/history/{id}"),
            ("/api/workspace-service/v1/workspaces", "/api/workspace-service/v1/workspaces"),
            ("/api/usage-service/v1/workspaces/{id}/quotas", $"/api/usage-service/v1/workspaces/{caller.Workspace}/quotas"),
        ])
        {
            document.ShouldDescribe("get", route, await caller.Client.GetStringAsync(path, TestHttp.Ct));
        }
    }
}
