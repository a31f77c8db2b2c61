using System.Text.Json;
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

        if (schema.TryGetProperty("const", out var constant))
        {
            return JsonNode.Parse(constant.GetRawText());
        }

        if (schema.TryGetProperty("enum", out var choices) && choices.ValueKind is JsonValueKind.Array && choices.GetArrayLength() > 0)
        {
            return JsonNode.Parse(choices[0].GetRawText());
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

    private JsonElement Resolved(JsonElement schema, int depth)
    {
        // A reference may lead to a reference; a circle ends at the depth limit.
        for (var hop = depth; hop <= Deepest && schema.ValueKind is JsonValueKind.Object; hop++)
        {
            if (schema.TryGetProperty("$ref", out var reference) && reference.ValueKind is JsonValueKind.String)
            {
                schema = Target(reference.GetString() ?? "");
            }
            else if (FirstOf(schema) is { } first)
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

    private static JsonElement? FirstOf(JsonElement schema)
    {
        foreach (var name in (ReadOnlySpan<string>)["anyOf", "oneOf", "allOf"])
        {
            if (schema.TryGetProperty(name, out var choices) && choices.ValueKind is JsonValueKind.Array && choices.GetArrayLength() > 0)
            {
                return choices[0];
            }
        }

        return null;
    }

    private JsonElement Target(string reference)
    {
        var target = root;
        foreach (var step in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (target.ValueKind is not JsonValueKind.Object || !target.TryGetProperty(step, out target))
            {
                return default;
            }
        }

        return target;
    }

    private JsonObject Object(JsonElement schema, int depth)
    {
        var made = new JsonObject();
        var required = schema.TryGetProperty("required", out var names) && names.ValueKind is JsonValueKind.Array
            ? names.EnumerateArray().Where(name => name.ValueKind is JsonValueKind.String).Select(name => name.GetString()!).ToHashSet() // Strings only.
            : [];
        if (schema.TryGetProperty("properties", out var properties) && properties.ValueKind is JsonValueKind.Object)
        {
            // Half way down only what is required is made, so that optional recursion ends early.
            foreach (var property in properties.EnumerateObject().Where(property => depth < Deepest / 2 || required.Contains(property.Name)))
            {
                made[property.Name] = Make(property.Value, depth + 1);
            }
        }

        foreach (var name in required.Where(name => !made.ContainsKey(name)))
        {
            made[name] = JsonValue.Create(Word());
        }

        return made;
    }

    private JsonArray Array(JsonElement schema, int depth)
    {
        var least = Whole(schema, "minItems") ?? (depth < Deepest / 2 ? 2 : 0);
        var count = Math.Clamp(Math.Min(least, Whole(schema, "maxItems") ?? MostItems), 0, MostItems);
        var items = schema.TryGetProperty("items", out var given) ? given : default;
        var made = new JsonArray();
        for (var index = 0; index < count; index++)
        {
            made.Add(items.ValueKind is JsonValueKind.Object ? Make(items, depth + 1) : JsonValue.Create(Word()));
        }

        return made;
    }

    private static double Number(JsonElement schema, double step)
    {
        var least = Bound(schema, "minimum") ?? (Bound(schema, "exclusiveMinimum") + step);
        var most = Bound(schema, "maximum") ?? (Bound(schema, "exclusiveMaximum") - step);
        return Math.Min(least ?? Math.Min(1, most ?? 1), most ?? double.MaxValue);
    }

    private string Text(JsonElement schema)
    {
        var format = schema.TryGetProperty("format", out var given) && given.ValueKind is JsonValueKind.String ? given.GetString() : null;
        var text = format switch
        {
            "date-time" => "2026-01-01T00:00:00Z",
            "date" => "2026-01-01",
            "time" => "00:00:00Z",
            "email" => "sandbox@example.com",
            "uri" or "url" => "https://example.com/sandbox",
            "uuid" => "00000000-0000-7000-8000-000000000000",
            _ => prefix + Word(),
        };
        var least = Math.Clamp(Whole(schema, "minLength") ?? 0, 0, LongestText);
        var most = Math.Clamp(Whole(schema, "maxLength") ?? LongestText, 0, LongestText);
        return Excerpt.Head(text.PadRight(least, '.'), most);
    }

    private string Word() => words[_next++ % words.Count];

    private static string TypeOf(JsonElement schema)
    {
        if (schema.TryGetProperty("type", out var type))
        {
            var named = type.ValueKind is JsonValueKind.Array && type.GetArrayLength() > 0 ? type[0] : type;
            return named.ValueKind is JsonValueKind.String ? named.GetString() ?? "" : "";
        }

        return schema.TryGetProperty("properties", out _) ? "object" : schema.TryGetProperty("items", out _) ? "array" : "string";
    }

    private static double? Bound(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number ? value.GetDouble() : null;

    private static int? Whole(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;
}
