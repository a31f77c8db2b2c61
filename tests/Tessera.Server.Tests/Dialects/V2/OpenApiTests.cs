using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Catalog;
using Tessera.Server.OpenApi;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Webhooks;

namespace Tessera.Server.Tests.Dialects.V2;

[OneEngine]
public sealed class OpenApiTests(V2Server v2) : IClassFixture<V2Server>
{
    [Fact]
    public Task The_document_served_is_the_one_checked_in() => ServedDocument.ShouldBeServedAsync(v2.Server, "v2");

    [Fact]
    public void Every_call_is_described_and_nothing_else()
    {
        var routes = v2.Server.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items
            .SelectMany(group => group.Items)
            .Where(call => call.RelativePath?.StartsWith("api/v2/", StringComparison.Ordinal) ?? false)
            .Select(OpenApiCalls.KeyOf);

        OpenApiCalls.Load("V2").Keys.Order(StringComparer.Ordinal).ShouldBe(
            routes.Order(StringComparer.Ordinal), "Describe calls in src/Tessera.Server/Dialects/V2/calls.json.");
    }

    [Fact]
    public async Task Every_option_and_input_of_the_catalogue_is_a_member_of_the_generate_request()
    {
        var document = await DocumentAsync();
        var members = document["components"]?["schemas"]?["GenerateRequest"]?["properties"]?.AsObject().Select(member => member.Key).ToList();

        var options = v2.Server.Services.GetRequiredService<ModelCatalog>().All
            .SelectMany(model => model.Options.Keys.Concat(model.Inputs.Select(input => input.Name)))
            .Distinct();

        options.Except(members.ShouldNotBeNull()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_example_fits_its_schema()
    {
        var document = await DocumentAsync();
        var schemas = new SchemaCheck(document);
        var problems = new List<string>();
        var count = 0;
        foreach (var (path, calls) in document["paths"]?.AsObject() ?? [])
        {
            foreach (var (method, call) in calls?.AsObject() ?? [])
            {
                foreach (var content in Contents(call))
                {
                    foreach (var (name, example) in content["examples"]?.AsObject() ?? [])
                    {
                        count++;
                        problems.AddRange(schemas.Problems(content["schema"], example?["value"]).Select(problem => $"{method} {path} {name}: {problem}"));
                    }
                }
            }
        }

        problems.ShouldBeEmpty();
        count.ShouldBeGreaterThan(40);
    }

    [Fact]
    public async Task A_real_reply_fits_the_schema_it_is_documented_with()
    {
        var document = await DocumentAsync();
        var schemas = new SchemaCheck(document);
        var account = await v2.Server.OpenAccountAsync();
        var webhook = (await account.Client.AddWebhookAsync("http://127.0.0.1:9/", "generation.completed")).Text("id");
        await account.Client.GenerateAsync("""{"model":"dall-e-3","prompt":"A hill"}""");
        await account.Client.GenerateAsync("""{"model":"gpt-5","messages":[{"role":"user","content":"Hi"}]}""");
        var history = (await account.Client.GetJsonAsync("/api/v2/user/history")).Items();

        var calls = new List<(string Path, string Route)>
        {
            ("/api/v2/balance", "/api/v2/balance"),
            ("/api/v2/user/balance", "/api/v2/user/balance"),
            ("/api/v2/user/transactions", "/api/v2/user/transactions"),
            ("/api/v2/user/history", "/api/v2/user/history"),
            ("/api/v2/user/me", "/api/v2/user/me"),
            ("/api/v2/models", "/api/v2/models"),
            ("/api/v2/keys", "/api/v2/keys"),
            ("/api/v2/webhooks", "/api/v2/webhooks"),
            ($"/api/v2/webhooks/{webhook}", "/api/v2/webhooks/{id}"),
            ($"/api/v2/webhooks/{webhook}/deliveries", "/api/v2/webhooks/{id}/deliveries"),
            ("/api/v2/webhooks/default/secret", "/api/v2/webhooks/default/secret"),
        };
        calls.AddRange(history.Select(item => ($"/api/v2/generate/{item.Whole("generation_id")}", "/api/v2/generate/{id}")));
        calls.AddRange(history.Select(item => ($"/api/v2/generate/{item.Text("id")}", "/api/v2/generate/{id}")));
        foreach (var (path, route) in calls)
        {
            var reply = JsonNode.Parse(await account.Client.GetStringAsync(path, TestHttp.Ct));
            var schema = document["paths"]?[route]?["get"]?["responses"]?["200"]?["content"]?["application/json"]?["schema"];
            schemas.Problems(schema.ShouldNotBeNull(), reply).ShouldBeEmpty($"{path}: {reply}");
        }
    }

    private async Task<JsonNode> DocumentAsync()
    {
        using var anyone = v2.Server.ClientFor(null);
        return JsonNode.Parse(await anyone.GetStringAsync("/openapi/v2.json", TestHttp.Ct)) ?? throw new JsonException("null");
    }

    private static IEnumerable<JsonNode> Contents(JsonNode? call)
    {
        var request = call?["requestBody"]?["content"]?.AsObject().Select(content => content.Value) ?? [];
        var replies = call?["responses"]?.AsObject().SelectMany(reply => reply.Value?["content"]?.AsObject().Select(content => content.Value) ?? []) ?? [];
        return request.Concat(replies).OfType<JsonNode>();
    }
}
