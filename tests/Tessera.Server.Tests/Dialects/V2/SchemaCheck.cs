using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tessera.Server.Tests.Dialects.V2;

/// <summary>
/// Says where JSON does not fit a schema of the API document: as much of JSON Schema as that document uses. Members a
/// schema does not name are a problem even where it would bear them: our own replies have none.
/// </summary>
internal sealed class SchemaCheck(JsonNode document)
{
    public IEnumerable<string> Problems(JsonNode? schema, JsonNode? value, string path = "$")
    {
        if (schema?["$ref"]?.GetValue<string>() is { } link)
        {
            return Problems(Follow(link), value, path);
        }

        if (schema?["oneOf"] is JsonArray choices)
        {
            var tried = choices.Select(choice => Problems(choice, value, path).ToList()).ToList();
            return tried.Exists(problems => problems.Count == 0) ? [] : tried.MinBy(problems => problems.Count) ?? [];
        }

        if (schema?["type"] is { } type && !Types(type).Contains(Kind(value)) && !(Kind(value) == "integer" && Types(type).Contains("number")))
        {
            return [$"{path} is {Kind(value)}, not {type.ToJsonString()}"];
        }

        return value switch
        {
            JsonObject members => ProblemsOfObject(schema, members, path),
            JsonArray items when schema?["items"] is { } each => items.SelectMany((item, index) => Problems(each, item, $"{path}[{index}]")),
            JsonValue word when schema?["enum"] is JsonArray allowed && !allowed.Any(one => JsonNode.DeepEquals(one, word)) =>
                [$"{path} is {word.ToJsonString()}, none of {allowed.ToJsonString()}"],
            _ => [],
        };
    }

    private IEnumerable<string> ProblemsOfObject(JsonNode? schema, JsonObject value, string path)
    {
        foreach (var name in schema?["required"]?.AsArray().Select(name => name?.GetValue<string>() ?? "") ?? [])
        {
            if (!value.ContainsKey(name))
            {
                yield return $"{path}.{name} is missing";
            }
        }

        if (schema?["properties"] is not JsonObject properties)
        {
            yield break;
        }

        foreach (var (name, member) in value)
        {
            if (!properties.TryGetPropertyValue(name, out var expected))
            {
                yield return $"{path}.{name} is not in the schema";
                continue;
            }

            foreach (var problem in Problems(expected, member, $"{path}.{name}"))
            {
                yield return problem;
            }
        }
    }

    private JsonNode? Follow(string link) => link.Split('/').Skip(1).Aggregate((JsonNode?)document, (node, name) => node?[name]);

    private static List<string> Types(JsonNode type) => type is JsonArray several ? [.. several.Select(one => one?.GetValue<string>() ?? "")] : [type.GetValue<string>()];

    private static string Kind(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => value.AsValue().TryGetValue<long>(out _) ? "integer" : "number",
    };
}
