using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tessera.Providers.Gemini;

/// <summary>Converts tools and tool choice from OpenAI's form to Google's. https://ai.google.dev/api/caching#FunctionDeclaration</summary>
internal static class GeminiTools
{
    /// <summary>The <c>functionDeclarations</c> array. Parameters are sent as JSON schemas, unchanged.</summary>
    /// <returns>Null with a sentence that describes the problem.</returns>
    public static JsonArray? ToWire(JsonElement tools, out string problem)
    {
        var wire = new JsonArray();
        problem = "`tools` must be an array of {\"type\": \"function\", \"function\": {\"name\": …}}.";
        if (tools.ValueKind is not JsonValueKind.Array)
        {
            return null;
        }

        foreach (var tool in tools.EnumerateArray())
        {
            if (FunctionOf(tool) is not { } function || NameOf(function) is not { } name)
            {
                return null;
            }

            var entry = new JsonObject { ["name"] = name };
            if (function.TryGetProperty("description", out var description) && description.ValueKind is JsonValueKind.String)
            {
                entry["description"] = description.GetString();
            }

            if (function.TryGetProperty("parameters", out var parameters) && parameters.ValueKind is JsonValueKind.Object)
            {
                entry["parametersJsonSchema"] = JsonObject.Create(parameters);
            }

            wire.Add(entry);
        }

        return wire;
    }

    /// <summary>The <c>functionCallingConfig</c>.</summary>
    /// <returns>Null with a sentence that describes the problem.</returns>
    public static JsonObject? ChoiceToWire(JsonElement choice, out string problem)
    {
        problem = "`tool_choice` must be \"auto\", \"required\", \"none\" or {\"type\": \"function\", \"function\": {\"name\": …}}.";
        if (choice.ValueKind is JsonValueKind.String)
        {
            var mode = choice.GetString() switch { "auto" => "AUTO", "required" => "ANY", "none" => "NONE", _ => null };
            return mode is null ? null : new JsonObject { ["mode"] = mode };
        }

        return FunctionOf(choice) is { } function && NameOf(function) is { } name
            ? new JsonObject { ["mode"] = "ANY", ["allowedFunctionNames"] = new JsonArray(name) }
            : null;
    }

    private static JsonElement? FunctionOf(JsonElement tool) =>
        tool.ValueKind is JsonValueKind.Object && tool.TryGetProperty("function", out var function) && function.ValueKind is JsonValueKind.Object
            ? function
            : null;

    private static string? NameOf(JsonElement function) =>
        function.TryGetProperty("name", out var name) && name.ValueKind is JsonValueKind.String && name.GetString() is { Length: > 0 } text ? text : null;
}
