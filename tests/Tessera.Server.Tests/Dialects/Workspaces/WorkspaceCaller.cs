using System.Text.Json;
using Tessera.Media;
using Tessera.Server.Ledger;

namespace Tessera.Server.Tests.Dialects.Workspaces;

/// <summary>An account in a workspace, and how a test works there over HTTP.</summary>
internal sealed record WorkspaceCaller(TestServer Server, TestAccount Account, string Workspace, HttpClient Client)
{
    public const string Root = "/api/ds-prototypes";

    /// <summary>A new account in its personal workspace.</summary>
    public static async Task<WorkspaceCaller> OpenAsync(TestServer server, string plan = "elite", long tokens = 1000, bool isTestKey = false)
    {
        var account = await server.OpenAccountAsync(plan, tokens, isTestKey);
        var listed = await account.Client.GetJsonAsync("/api/workspace-service/v1/workspaces");
        return In(server, account, listed.GetProperty("data")[0].Text("id") ?? "");
    }

    public static WorkspaceCaller In(TestServer server, TestAccount account, string workspace) => new(server, account, workspace, ClientOf(server, account.Key, workspace));

    public static HttpClient ClientOf(TestServer server, string key, string workspace)
    {
        var client = server.ClientFor(key);
        client.DefaultRequestHeaders.Add("x-workspace-id", workspace);
        return client;
    }

    public AccountId Owner => Account.Id;

    public Task<HttpResponseMessage> PostAsync(string route, string json) => Client.PostTextAsync(Root + route, json);

    /// <summary>Makes images and gives the reply's body.</summary>
    public async Task<JsonElement> MakeAsync(string json, string route = "/")
    {
        using var response = await PostAsync(route, json);
        var body = await response.Content.ReadAsStringAsync(TestHttp.Ct);
        ((int)response.StatusCode).ShouldBe(200, body);
        return JsonElement.Parse(body);
    }

    public Task<JsonElement> EditAsync(string json) => MakeAsync(json, "/edit");

    public Task<JsonElement> GetAsync(string route) => Client.GetJsonAsync(Root + route);

    /// <summary>The newest entry of the history.</summary>
    public async Task<JsonElement> NewestAsync() => (await GetAsync("/history?limit=1"))[0];

    public async Task<JsonElement> QuotaAsync() =>
        (await Client.GetJsonAsync($"/api/usage-service/v1/workspaces/{Workspace}/quotas?usageTypeKey=images&page=&size=")).GetProperty("data")[0];

    /// <summary>The pixels behind a link.</summary>
    public async Task<byte[]> PixelsAsync(string? url)
    {
        using var picture = RasterImage.Decode(await Client.GetByteArrayAsync(url, TestHttp.Ct));
        return picture.ToPixels();
    }
}
