using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tessera.Providers.Gemini;

/// <summary>Converts tools and tool choice from OpenAI's form to Google's. https://ai.google.dev/api/caching#FunctionDeclaration</summary>
internal static class GeminiTools
{
    /// <summary>The <c>functionDeclarations</c> array. Parameters are sent as JSON schemas, unchanged.</summary>
    /// <returns>Null with a sentence that describes the problem.</returns>
    public static JsonArray? ToWire(JsonElement tools, out string problem) =>
        FunctionTool.ReadAll(tools, out problem) is { } functions ? new([.. functions.Select(ToWire)]) : null;

    private static JsonObject ToWire(FunctionTool function)
    {
        var entry = new JsonObject { ["name"] = function.Name };
        if (function.Description is { } description)
        {
            entry["description"] = description;
        }

        if (function.Parameters is { } parameters)
        {
            entry["parametersJsonSchema"] = JsonObject.Create(parameters);
        }

        return entry;
    }

    /// <summary>The <c>functionCallingConfig</c>.</summary>
    /// <returns>Null with a sentence that describes the problem.</returns>
    public static JsonObject? ChoiceToWire(JsonElement choice, out string problem) => FunctionTool.ReadChoice(choice, out problem) switch
    {
        ({ } mode, _) => new JsonObject { ["mode"] = mode switch { "auto" => "AUTO", "required" => "ANY", _ => "NONE" } },
        (_, { } name) => new JsonObject { ["mode"] = "ANY", ["allowedFunctionNames"] = new JsonArray(name) },
        _ => null,
    };
}
