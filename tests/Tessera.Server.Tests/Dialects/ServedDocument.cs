using System.Text.Json;
using System.Text.Json.Nodes;
using Tessera.Server.Tests.Dialects.V2;

namespace Tessera.Server.Tests.Dialects;

/// <summary>The API document of a dialect, as it is served.</summary>
internal sealed class ServedDocument
{
    private readonly JsonNode _paths;
    private readonly SchemaCheck _schemas;

    private ServedDocument(JsonNode document)
    {
        Json = document;
        _paths = document["paths"].ShouldNotBeNull();
        _schemas = new SchemaCheck(document);
    }

    public JsonNode Json { get; }

    public static async Task<ServedDocument> OpenAsync(TestServer server, string name) =>
        new(JsonNode.Parse(await TextAsync(server, name)) ?? throw new JsonException("null"));

    public static async Task<string> TextAsync(TestServer server, string name)
    {
        using var anyone = server.ClientFor(null);
        return await anyone.GetStringAsync($"/openapi/{name}.json", TestHttp.Ct);
    }

    /// <summary>What is wrong with each example of a body or a reply; null for an example that fits its schema.</summary>
    public IReadOnlyList<(string Example, string? Problem)> CheckExamples() =>
    [
        .. from route in _paths.AsObject()
           from call in route.Value?.AsObject() ?? []
           from content in ContentsOf(call.Value)
           from example in content["examples"]?.AsObject() ?? []
           select ($"{call.Key} {route.Key} {example.Key}", _schemas.Problems(content["schema"], example.Value?["value"]).FirstOrDefault()),
    ];

    /// <summary>A reply fits the schema of the call's success.</summary>
    public void ShouldDescribe(string method, string route, string reply)
    {
        var schema = _paths[route]?[method]?["responses"]?["200"]?["content"]?["application/json"]?["schema"];
        _schemas.Problems(schema.ShouldNotBeNull($"{method} {route}"), JsonNode.Parse(reply)).ShouldBeEmpty($"{method} {route}: {reply}");
    }

    private static IEnumerable<JsonNode> ContentsOf(JsonNode? call)
    {
        var request = call?["requestBody"]?["content"]?.AsObject().Select(content => content.Value) ?? [];
        var replies = call?["responses"]?.AsObject().SelectMany(reply => reply.Value?["content"]?.AsObject().Select(content => content.Value) ?? []) ?? [];
        return request.Concat(replies).OfType<JsonNode>();
    }
}
