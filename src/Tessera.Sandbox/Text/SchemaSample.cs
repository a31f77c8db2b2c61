using System.Text.Json.Nodes;

namespace Tessera.Sandbox.Text;

/// <summary>
/// A value that satisfies a plain JSON schema: types, <c>required</c>, <c>properties</c>, <c>items</c>, <c>enum</c>,
/// <c>const</c>, bounds, common formats, <c>anyOf</c>/<c>oneOf</c>/<c>allOf</c> (the first) and local <c>$ref</c>.
/// </summary>
internal sealed class SchemaSample(JsonElement root, IReadOnlyList<string> words, string prefix)
{
    private const int Deepest = 16;
    private const int MostItems = 20;
    private const int LongestText = 2_000;
    private int _next;

    public JsonNode? Make() => Make(root, 0);

    private JsonNode? Make(JsonElement schema, int depth)
    {
        schema = Resolved(schema, depth);
        if (schema.ValueKind is not JsonValueKind.Object || depth > Deepest)
        {
            return null;
        }

        if (schema.Member("const") is { } constant)
        {
            return JsonNode.Parse(constant.GetRawText());
        }

        if (schema.List("enum") is [var choice, ..])
        {
            return JsonNode.Parse(choice.GetRawText());
        }

        return TypeOf(schema) switch
        {
            "object" => Object(schema, depth),
            "array" => Array(schema, depth),
            "integer" => JsonValue.Create((long)Math.Clamp(Math.Ceiling(Number(schema, step: 1)), long.MinValue, long.MaxValue)),
            "number" => JsonValue.Create(Number(schema, step: 0.5)),
            "boolean" => JsonValue.Create(true),
            "null" => null,
            _ => JsonValue.Create(Text(schema)),
        };
    }

    // A reference may lead to a reference; a circle ends at the depth limit.
    private JsonElement Resolved(JsonElement schema, int depth)
    {
        for (var hop = depth; hop <= Deepest; hop++)
        {
            JsonElement[] alternatives = [.. schema.List("anyOf").Take(1), .. schema.List("oneOf").Take(1), .. schema.List("allOf").Take(1)];
            if (schema.Text("$ref") is { } reference)
            {
                schema = reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries)
                    .Aggregate(root, (target, step) => target.Member(step) ?? default);
            }
            else if (alternatives is [var first, ..])
            {
                schema = first;
            }
            else
            {
                return schema;
            }
        }

        return default;
    }

    private JsonObject Object(JsonElement schema, int depth)
    {
        var made = new JsonObject();
        var required = schema.List("required").Where(name => name.ValueKind is JsonValueKind.String).Select(name => name.GetString()).OfType<string>().ToHashSet();

        // Half way down only what is required is made, so that optional recursion ends early.
        var properties = schema.Object("properties") is { } given ? given.EnumerateObject().ToList() : [];
        foreach (var property in properties.Where(property => depth < Deepest / 2 || required.Contains(property.Name)))
        {
            made[property.Name] = Make(property.Value, depth + 1);
        }

        foreach (var name in required.Where(name => !made.ContainsKey(name)))
        {
            made[name] = JsonValue.Create(Word());
        }

        return made;
    }

    private JsonArray Array(JsonElement schema, int depth)
    {
        var least = schema.Whole("minItems") ?? (depth < Deepest / 2 ? 2 : 0);
        var count = Math.Clamp(Math.Min(least, schema.Whole("maxItems") ?? MostItems), 0, MostItems);
        return [.. Enumerable.Range(0, count).Select(_ => schema.Object("items") is { } items ? Make(items, depth + 1) : JsonValue.Create(Word()))];
    }

    private static double Number(JsonElement schema, double step)
    {
        var least = schema.Number("minimum") ?? (schema.Number("exclusiveMinimum") + step);
        var most = schema.Number("maximum") ?? (schema.Number("exclusiveMaximum") - step);
        return Math.Min(least ?? Math.Min(1, most ?? 1), most ?? double.MaxValue);
    }

    private string Text(JsonElement schema)
    {
        var text = schema.Text("format") switch
        {
            "date-time" => "2026-01-01T00:00:00Z",
            "date" => "2026-01-01",
            "time" => "00:00:00Z",
            "email" => "sandbox@example.com",
            "uri" or "url" => "https://example.com/sandbox",
            "uuid" => "00000000-0000-7000-8000-000000000000",
            _ => prefix + Word(),
        };
        var least = Math.Clamp(schema.Whole("minLength") ?? 0, 0, LongestText);
        var most = Math.Clamp(schema.Whole("maxLength") ?? LongestText, 0, LongestText);
        return Excerpt.Head(text.PadRight(least, '.'), most);
    }

    private string Word() => words[_next++ % words.Count];

    private static string TypeOf(JsonElement schema) =>
        schema.Member("type") is null
            ? schema.Member("properties") is not null ? "object" : schema.Member("items") is not null ? "array" : "string"
            : schema.Text("type") ?? (schema.List("type") is [{ ValueKind: JsonValueKind.String } first, ..] ? first.GetString() ?? "" : "");
}
