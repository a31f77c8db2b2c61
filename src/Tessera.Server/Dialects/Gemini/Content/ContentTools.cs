using System.Text.Json;
using System.Text.Json.Nodes;
using Tessera.Server.Dialects.Shared.Conversations;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Gemini.Content;

/// <summary>Functions, the choice among them and schemas, from Google's form to that of the catalogue, which is OpenAI's.</summary>
internal static class ContentTools
{
    private static readonly string[] Modes = ["AUTO", "ANY", "NONE", "VALIDATED"];

    /// <summary>The option <c>tools</c>.</summary>
    public static JsonElement? ReadTools(JsonElement tools, BodyProblems problems)
    {
        if (tools.ValueKind is not JsonValueKind.Array)
        {
            problems.Mistype("tools", "an array of tools", tools);
            return null;
        }

        var read = new JsonArray();
        foreach (var (index, tool) in tools.EnumerateArray().Index())
        {
            if (tool.Get("functionDeclarations") is not { ValueKind: JsonValueKind.Array } functions)
            {
                problems.Add(
                    $"tools[{index}]", $"`tools[{index}]` must have `functionDeclarations`: Google's own tools are not offered here.", ["functionDeclarations"]);
                continue;
            }

            foreach (var (number, function) in functions.EnumerateArray().Index())
            {
                if (ReadFunction(function, $"tools[{index}].functionDeclarations[{number}]", problems) is { } declared)
                {
                    read.Add(new JsonObject { ["type"] = "function", ["function"] = declared });
                }
            }
        }

        return JsonSerializer.SerializeToElement(read, WireJson.Options);
    }

    /// <summary>The option <c>tool_choice</c>.</summary>
    public static JsonElement? ReadChoice(JsonElement config, BodyProblems problems, List<string> ignored)
    {
        if (config.Get("functionCallingConfig") is not { } calling)
        {
            return null;
        }

        var names = calling.Get("allowedFunctionNames") is { ValueKind: JsonValueKind.Array } allowed ? allowed.EnumerateArray().Select(name => name.ToString()).ToList() : [];
        if (names.Count > 1)
        {
            ignored.Add("toolConfig.functionCallingConfig.allowedFunctionNames");
        }

        JsonNode? choice = calling.GetText("mode") switch
        {
            null or "MODE_UNSPECIFIED" or "AUTO" or "VALIDATED" => "auto",
            "NONE" => "none",
            "ANY" when names.Count == 1 => new JsonObject { ["type"] = "function", ["function"] = new JsonObject { ["name"] = names[0] } },
            "ANY" => "required",
            _ => null,
        };
        if (choice is null)
        {
            problems.Add(
                "toolConfig.functionCallingConfig.mode",
                $"`toolConfig.functionCallingConfig.mode` must be {string.Join(", ", Modes)}, got {calling.Shown("mode")}.",
                Modes);
        }

        return choice is null ? null : JsonSerializer.SerializeToElement(choice);
    }

    /// <summary>A JSON schema of one in Google's form, whose types are in capitals.</summary>
    public static JsonNode? SchemaOf(JsonElement schema)
    {
        switch (schema.ValueKind)
        {
            case JsonValueKind.Object:
                var read = new JsonObject();
                foreach (var member in schema.EnumerateObject().Where(member => member.Name is not ("propertyOrdering" or "property_ordering")))
                {
                    read[member.Name] = member is { Name: "type", Value.ValueKind: JsonValueKind.String }
                        ? member.Value.GetString()?.ToLowerInvariant()
                        : SchemaOf(member.Value);
                }

                return read;
            case JsonValueKind.Array:
                return new JsonArray([.. schema.EnumerateArray().Select(SchemaOf)]);
            default:
                return JsonSerializer.SerializeToNode(schema);
        }
    }

    private static JsonObject? ReadFunction(JsonElement function, string path, BodyProblems problems)
    {
        if (function.GetText("name") is not { Length: > 0 and <= DraftToolCall.MaxNameLength } name)
        {
            problems.Add($"{path}.name", $"`{path}.name` must be a string of 1 to {DraftToolCall.MaxNameLength} characters.");
            return null;
        }

        var read = new JsonObject { ["name"] = name };
        if (function.GetText("description") is { } description)
        {
            read["description"] = description;
        }

        if (function.Get("parametersJsonSchema") is { ValueKind: JsonValueKind.Object } schema)
        {
            read["parameters"] = JsonObject.Create(schema);
        }
        else if (function.Get("parameters") is { ValueKind: JsonValueKind.Object } parameters)
        {
            read["parameters"] = SchemaOf(parameters);
        }

        return read;
    }
}
