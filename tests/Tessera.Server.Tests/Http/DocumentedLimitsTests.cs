using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Catalog;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Dialects.Workspaces;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Http;

/// <summary>Whatever limit an API document states of a member or a query, the server refuses the first value beyond it, by its name.</summary>
[OneEngine]
public sealed class DocumentedLimitsTests(V2Server v2) : IClassFixture<V2Server>
{
    [Theory]
    [InlineData("v2", 60)]
    [InlineData("ds-prototypes", 20)]
    public async Task A_value_beyond_a_limit_of_the_document_is_refused_by_name(string name, int least)
    {
        var caller = await WorkspaceCaller.OpenAsync(v2.Server, tokens: 1000);
        var document = JsonNode.Parse(await caller.Client.GetStringAsync($"/openapi/{name}.json", TestHttp.Ct)).ShouldNotBeNull();
        var wrong = new List<string>();
        var count = 0;
        foreach (var (path, method, call) in Calls(document))
        {
            foreach (var (field, request, says) in Beyond(document, path, method, call))
            {
                count++;
                using var sent = request;
                using var reply = await caller.Client.SendAsync(sent, TestHttp.Ct);
                var text = await reply.Content.ReadAsStringAsync(TestHttp.Ct);
                if (reply.StatusCode is not (HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest) || !text.Contains($"`{field}`", StringComparison.Ordinal))
                {
                    wrong.Add($"{method} {path} {field} {says}: {(int)reply.StatusCode} {text[..Math.Min(text.Length, 200)]}");
                }
            }
        }

        wrong.ShouldBeEmpty();
        count.ShouldBeGreaterThan(least);
    }

    private IEnumerable<(string Field, HttpRequestMessage Request, string Says)> Beyond(JsonNode document, string path, string method, JsonNode call)
    {
        var route = path.Replace("{id}", "1", StringComparison.Ordinal);
        foreach (var parameter in call["parameters"]?.AsArray().OfType<JsonNode>() ?? [])
        {
            var field = parameter["name"]?.GetValue<string>() ?? "";
            foreach (var (value, says) in parameter["in"]?.GetValue<string>() == "query" ? ValuesBeyond(parameter["schema"]) : [])
            {
                yield return (field, new HttpRequestMessage(new HttpMethod(method), $"{route}?{field}={Uri.EscapeDataString(value.ToString())}"), says);
            }
        }

        var content = call["requestBody"]?["content"]?["application/json"];
        var schema = Follow(document, content?["schema"]);
        var example = content?["examples"]?.AsObject().First().Value?["value"] ?? new JsonObject();
        foreach (var (field, member) in schema?["properties"]?.AsObject() ?? [])
        {
            foreach (var (value, says) in ValuesBeyond(member))
            {
                var model = ModelFor(field);
                var body = example["model"] is null || model is null ? example.DeepClone() : new JsonObject { ["model"] = model, ["prompt"] = "Hello" };
                body[field] = value;
                yield return (field, new HttpRequestMessage(new HttpMethod(method), route.Replace("{slug}", model ?? "gpt-5-nano", StringComparison.Ordinal))
                {
                    Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
                }, says);
            }
        }
    }

    // An option is checked by a model that takes it.
    private string? ModelFor(string field) => v2.Server.Services.GetRequiredService<ModelCatalog>().All
        .FirstOrDefault(model => model.Options.ContainsKey(field))?.Slug;

    private static IEnumerable<(JsonNode Value, string Says)> ValuesBeyond(JsonNode? schema)
    {
        if (schema?["maximum"]?.GetValue<decimal>() is { } most)
        {
            yield return (JsonValue.Create(most + 1), "maximum");
        }

        if (schema?["minimum"]?.GetValue<decimal>() is { } least)
        {
            yield return (JsonValue.Create(least - 1), "minimum");
        }

        if (schema?["maxLength"]?.GetValue<int>() is { } longest)
        {
            yield return (JsonValue.Create(new string('a', longest + 1)), "maxLength");
        }

        if (schema?["minLength"]?.GetValue<int>() is { } shortest and > 0)
        {
            yield return (JsonValue.Create(new string('a', shortest - 1)), "minLength");
        }

        if (schema?["enum"] is JsonArray)
        {
            yield return (JsonValue.Create("nothing-of-these"), "enum");
        }

        if (schema?["maxItems"]?.GetValue<int>() is { } mostItems)
        {
            yield return (new JsonArray([.. Enumerable.Range(0, mostItems + 1).Select(index => (JsonNode)JsonValue.Create($"a{index}"))]), "maxItems");
        }

        if (schema?["minItems"] is not null)
        {
            yield return (new JsonArray(), "minItems");
        }

        if (schema?["items"]?["maxLength"]?.GetValue<int>() is { } longestItem)
        {
            yield return (new JsonArray(new string('a', longestItem + 1)), "items.maxLength");
        }

        if (schema?["items"]?["enum"] is JsonArray)
        {
            yield return (new JsonArray("nothing-of-these"), "items.enum");
        }
    }

    private static IEnumerable<(string Path, string Method, JsonNode Call)> Calls(JsonNode document) => document["paths"]?.AsObject()
        .SelectMany(path => path.Value?.AsObject().Select(call => (path.Key, call.Key.ToUpperInvariant(), call.Value ?? new JsonObject())) ?? []) ?? [];

    private static JsonNode? Follow(JsonNode document, JsonNode? schema) => schema?["$ref"]?.GetValue<string>() is { } link
        ? link.Split('/').Skip(1).Aggregate((JsonNode?)document, (node, name) => node?[name])
        : schema;
}
