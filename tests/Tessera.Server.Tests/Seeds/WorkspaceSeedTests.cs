using System.Text.Json;
using Tessera.Server.Tests.Dialects.Workspaces;

namespace Tessera.Server.Tests.Seeds;

/// <summary>
/// The samples of seed 004 (workspace images) as printed, run by curl and Node: only the host and the ids are others. The page
/// prints the routes without <c>/image_generation</c>, its guide with it; both must answer.
/// </summary>
public sealed class WorkspaceSeedTests(SeedServer seeds) : IClassFixture<SeedServer>
{
    private const string Host = "https://app.neuroflash.com/api/ds-prototypes";

    private static readonly string[] Prefixes = ["/api/ds-prototypes", "/api/ds-prototypes/image_generation"];

    public static TheoryData<string, string> Programs => new(
        from program in (string[])["curl", "node"] from prefix in Prefixes select (program, prefix));

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task The_typical_workflow_of_the_page_runs_as_printed(string program, string prefix)
    {
        var caller = await WorkspaceCaller.OpenAsync(seeds.Server);
        var run = new Runner(program, prefix, caller, seeds.Server.Url);

        var made = await run.JsonAsync(program == "curl" ? CurlGenerate : NodeGenerate);
        var history = await run.JsonAsync(program == "curl" ? CurlHistory : NodeHistory);
        var id = history[0].Text("output_image_id") ?? "";
        var edited = await run.JsonAsync((program == "curl" ? CurlEdit : NodeEdit).Replace("YOUR_IMAGE_ID", id, StringComparison.Ordinal));
        var models = await run.JsonAsync(program == "curl" ? CurlModels : NodeModels);
        var entry = await run.JsonAsync(program == "curl" ? CurlEntry : NodeEntry, id);
        await run.RunAsync(program == "curl" ? CurlDelete : NodeDelete, id);

        made.Images().ShouldHaveSingleItem().Text("image_id").ShouldBe(id);
        made.Text("prompt").ShouldBe("string");
        history[0].Text("output_image_url").ShouldBe($"/api/ds-prototypes/image_generation/{id}/view");
        edited.Images().ShouldHaveSingleItem();
        models[0].Text("id").ShouldBe("nano-banana");
        entry.GetRawText().ShouldBe(history[0].GetRawText());
        var left = await caller.GetAsync("/history");
        left.EnumerateArray().ShouldHaveSingleItem().Text("output_image_id").ShouldBe(edited.Images()[0].Text("image_id"));
        (await caller.Client.GetAsync(edited.View(), TestHttp.Ct)).IsSuccessStatusCode.ShouldBeTrue();
        await seeds.Server.ShouldVerifyWithQuotasAsync();
    }

    private sealed record Runner(string Program, string Prefix, WorkspaceCaller WorkspaceCaller, Uri Url)
    {
        public async Task<JsonElement> JsonAsync(string sample, string? id = null) => JsonElement.Parse(await RunAsync(sample, id));

        public Task<string> RunAsync(string sample, string? id = null)
        {
            var text = sample.Replace(Host, Url.GetLeftPart(UriPartial.Authority) + Prefix, StringComparison.Ordinal);
            return Program == "curl"
                ? ExternalProgram.RunAsync("bash", "-c", text
                    .Replace("YOUR_ACCESS_TOKEN", WorkspaceCaller.Account.Key, StringComparison.Ordinal)
                    .Replace("YOUR_WORKSPACE_ID", WorkspaceCaller.Workspace, StringComparison.Ordinal)
                    .Replace("{image_id}", id, StringComparison.Ordinal))
                : ExternalProgram.RunAsync("node", "--input-type=module", "--eval",
                    $"const token = '{WorkspaceCaller.Account.Key}', workspaceId = '{WorkspaceCaller.Workspace}', imageId = '{id}';\n{text}\n"
                    + (text.StartsWith("const response", StringComparison.Ordinal) ? "console.log(JSON.stringify(response));" : ""));
        }
    }

    private const string CurlGenerate =
        """
        curl -X POST "https://app.neuroflash.com/api/ds-prototypes/" \
        -H "Authorization: Bearer YOUR_ACCESS_TOKEN" \
        -H "x-workspace-id: YOUR_WORKSPACE_ID" \
        -H "Content-Type: application/json" \
        -d '{
        "prompt": "string",
        "num_images": 1,
        "aspect_ratio": "string",
        "output_format": "string",
        "model": {},
        "limit_generations": false
        }'
        """;

    private const string NodeGenerate =
        """
        const response = await fetch(
        `https://app.neuroflash.com/api/ds-prototypes/`,
        {
        method: "POST",
        headers: {
        Authorization: `Bearer ${token}`,
        "x-workspace-id": workspaceId,
        "Content-Type": "application/json",
        },
        body: JSON.stringify({
        "prompt": "string",
        "num_images": 1,
        "aspect_ratio": "string",
        "output_format": "string",
        "model": {},
        "limit_generations": false
        }),
        }
        ).then((r) => r.json());
        """;

    private const string CurlEdit =
        """
        curl -X POST "https://app.neuroflash.com/api/ds-prototypes/edit" \
        -H "Authorization: Bearer YOUR_ACCESS_TOKEN" \
        -H "x-workspace-id: YOUR_WORKSPACE_ID" \
        -H "Content-Type: application/json" \
        -d '{
        "prompt": "string",
        "num_images": 1,
        "aspect_ratio": "string",
        "output_format": "string",
        "model": {},
        "image_urls": ["/api/ds-prototypes/image_generation/YOUR_IMAGE_ID/view"],
        "limit_generations": false
        }'
        """;

    private const string NodeEdit =
        """
        const response = await fetch(
        `https://app.neuroflash.com/api/ds-prototypes/edit`,
        {
        method: "POST",
        headers: {
        Authorization: `Bearer ${token}`,
        "x-workspace-id": workspaceId,
        "Content-Type": "application/json",
        },
        body: JSON.stringify({
        "prompt": "string",
        "num_images": 1,
        "aspect_ratio": "string",
        "output_format": "string",
        "model": {},
        "image_urls": ["/api/ds-prototypes/image_generation/YOUR_IMAGE_ID/view"],
        "limit_generations": false
        }),
        }
        ).then((r) => r.json());
        """;

    private const string CurlModels =
        """
        curl "https://app.neuroflash.com/api/ds-prototypes/models" \
        -H "Authorization: Bearer YOUR_ACCESS_TOKEN" \
        -H "x-workspace-id: YOUR_WORKSPACE_ID"
        """;

    private const string NodeModels =
        """
        const response = await fetch(
        `https://app.neuroflash.com/api/ds-prototypes/models`,
        { headers: { Authorization: `Bearer ${token}`, "x-workspace-id": workspaceId } }
        ).then((r) => r.json());
        """;

    private const string CurlHistory =
        """
        curl "https://app.neuroflash.com/api/ds-prototypes/history" \
        -H "Authorization: Bearer YOUR_ACCESS_TOKEN" \
        -H "x-workspace-id: YOUR_WORKSPACE_ID"
        """;

    private const string NodeHistory =
        """
        const response = await fetch(
        `https://app.neuroflash.com/api/ds-prototypes/history`,
        { headers: { Authorization: `Bearer ${token}`, "x-workspace-id": workspaceId } }
        ).then((r) => r.json());
        """;

    private const string CurlEntry =
        """
        curl "https://app.neuroflash.com/api/ds-prototypes/history/{image_id}" \
        -H "Authorization: Bearer YOUR_ACCESS_TOKEN" \
        -H "x-workspace-id: YOUR_WORKSPACE_ID"
        """;

    private const string NodeEntry =
        """
        const response = await fetch(
        `https://app.neuroflash.com/api/ds-prototypes/history/${imageId}`,
        { headers: { Authorization: `Bearer ${token}`, "x-workspace-id": workspaceId } }
        ).then((r) => r.json());
        """;

    private const string CurlDelete =
        """
        curl -X DELETE "https://app.neuroflash.com/api/ds-prototypes/history/{image_id}" \
        -H "Authorization: Bearer YOUR_ACCESS_TOKEN" \
        -H "x-workspace-id: YOUR_WORKSPACE_ID"
        """;

    private const string NodeDelete =
        """
        await fetch(
        `https://app.neuroflash.com/api/ds-prototypes/history/${imageId}`,
        {
        method: "DELETE",
        headers: { Authorization: `Bearer ${token}`, "x-workspace-id": workspaceId },
        }
        );
        """;
}
