using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tessera.Server.UnitTests.Catalog;

/// <summary>
/// Checks a document against a JSON schema (draft 2020-12), knowing nothing of the catalogue's own reader. Only the keywords
/// that our schemas use are built; any other one throws, so that no rule is ever passed over in silence.
/// </summary>
internal sealed class JsonSchemaCheck(string folder)
{
    private readonly Dictionary<string, JsonElement> _files = [];

    /// <summary>The paths that do not fit, with the keyword that says so.</summary>
    public IReadOnlyList<string> Problems(string schemaFile, JsonElement document) =>
        [.. Check(new(schemaFile, File(schemaFile)), document, "$")];

    /// <summary>Whether a value fits a part of a schema file.</summary>
    public bool IsFitting(string schemaFile, JsonElement part, JsonElement value) => !Check(new(schemaFile, part), value, "$").Any();

    private IEnumerable<string> Check(Schema schema, JsonElement value, string path)
    {
        if (schema.Element.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return schema.Element.GetBoolean() ? [] : [$"{path}: not allowed"];
        }

        return schema.Element.EnumerateObject()
            .SelectMany(keyword => Check(schema, keyword.Name, keyword.Value, value, path));
    }

    private IEnumerable<string> Check(Schema schema, string keyword, JsonElement rule, JsonElement value, string path)
    {
        Schema Sub(JsonElement element) => new(schema.FileName, element);
        string[] failed = [$"{path}: {keyword} {rule.GetRawText()}"];
        return keyword switch
        {
            "$schema" or "$comment" or "$defs" or "title" or "description" or "then" or "else" => [],
            "$ref" => Check(Follow(schema, rule.GetString().ShouldNotBeNull()), value, path),
            "anyOf" => rule.EnumerateArray().Any(one => !Check(Sub(one), value, path).Any()) ? [] : failed,
            "oneOf" => rule.EnumerateArray().Count(one => !Check(Sub(one), value, path).Any()) == 1 ? [] : failed,
            "allOf" => rule.EnumerateArray().SelectMany(one => Check(Sub(one), value, path)),
            "not" => Check(Sub(rule), value, path).Any() ? [] : failed,
            "if" => schema.Element.TryGetProperty(Check(Sub(rule), value, path).Any() ? "else" : "then", out var branch) ? Check(Sub(branch), value, path) : [],
            "properties" => Members(value).SelectMany(member => rule.TryGetProperty(member.Name, out var sub)
                ? Check(Sub(sub), member.Value, $"{path}.{member.Name}")
                : []),
            "additionalProperties" => Members(value)
                .Where(member => !schema.Element.TryGetProperty("properties", out var known)
                    || !known.TryGetProperty(member.Name, out _))
                .SelectMany(member => Check(Sub(rule), member.Value, $"{path}.{member.Name}")),
            "propertyNames" => Members(value).SelectMany(member =>
                Check(Sub(rule), JsonSerializer.SerializeToElement(member.Name), $"{path}.{member.Name}")),
            "items" => Items(value).SelectMany((item, index) => Check(Sub(rule), item, $"{path}[{index}]")),
            _ => Fits(keyword, rule, value) ? [] : failed,
        };
    }

    private static bool Fits(string keyword, JsonElement rule, JsonElement value) => keyword switch
    {
        "type" => (rule.ValueKind is JsonValueKind.Array ? Items(rule) : [rule])
            .Any(type => IsOfType(value, type.GetString())),
        "enum" => rule.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)),
        "const" => JsonElement.DeepEquals(rule, value),
        "required" => value.ValueKind is not JsonValueKind.Object
            || rule.EnumerateArray().All(name => value.TryGetProperty(name.GetString().ShouldNotBeNull(), out _)),
        "dependentRequired" => value.ValueKind is not JsonValueKind.Object || Members(rule).All(member => !value.TryGetProperty(member.Name, out _)
            || member.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString().ShouldNotBeNull(), out _))),
        "minLength" => value.ValueKind is not JsonValueKind.String || LengthOf(value) >= rule.GetInt32(),
        "maxLength" => value.ValueKind is not JsonValueKind.String || LengthOf(value) <= rule.GetInt32(),
        "maxItems" => value.ValueKind is not JsonValueKind.Array || value.GetArrayLength() <= rule.GetInt32(),
        "maxProperties" => value.ValueKind is not JsonValueKind.Object || Members(value).Count() <= rule.GetInt32(),
        "multipleOf" => value.ValueKind is not JsonValueKind.Number || value.GetDecimal() % rule.GetDecimal() == 0,
        "minItems" => value.ValueKind is not JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32(),
        "minProperties" => value.ValueKind is not JsonValueKind.Object || Members(value).Count() >= rule.GetInt32(),
        "uniqueItems" => Items(value).Select(item => item.GetRawText()).Distinct().Count() == Items(value).Count(),
        "minimum" => value.ValueKind is not JsonValueKind.Number || value.GetDecimal() >= rule.GetDecimal(),
        "maximum" => value.ValueKind is not JsonValueKind.Number || value.GetDecimal() <= rule.GetDecimal(),
        "pattern" => value.ValueKind is not JsonValueKind.String
            || Regex.IsMatch(value.GetString() ?? "", rule.GetString() ?? "", RegexOptions.ECMAScript),
        _ => throw new NotSupportedException($"The schema keyword {keyword} is not built here."),
    };

    private static bool IsOfType(JsonElement value, string? type) => type switch
    {
        "object" => value.ValueKind is JsonValueKind.Object,
        "array" => value.ValueKind is JsonValueKind.Array,
        "string" => value.ValueKind is JsonValueKind.String,
        "number" => value.ValueKind is JsonValueKind.Number,
        "integer" => value.ValueKind is JsonValueKind.Number && decimal.IsInteger(value.GetDecimal()),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind is JsonValueKind.Null,
        _ => throw new NotSupportedException($"The schema type {type} is not built here."),
    };

    private static int LengthOf(JsonElement text) => (text.GetString() ?? "").EnumerateRunes().Count();

    private Schema Follow(Schema from, string reference)
    {
        var parts = reference.Split('#', 2);
        var fileName = parts[0].Length == 0 ? from.FileName : parts[0];
        var element = parts[1].Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(File(fileName), (at, name) => at.GetProperty(name));
        return new(fileName, element);
    }

    private JsonElement File(string name)
    {
        if (!_files.TryGetValue(name, out var element))
        {
            element = JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(folder, name))).RootElement;
            _files.Add(name, element);
        }

        return element;
    }

    private static IEnumerable<JsonProperty> Members(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object ? value.EnumerateObject() : Enumerable.Empty<JsonProperty>();

    private static IEnumerable<JsonElement> Items(JsonElement value) =>
        value.ValueKind is JsonValueKind.Array ? value.EnumerateArray() : Enumerable.Empty<JsonElement>();

    private readonly record struct Schema(string FileName, JsonElement Element);
}
