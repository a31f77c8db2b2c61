using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.OpenAi.Responses;

/// <summary>
/// Tools, their choice and the format of the text in the form of chat completions, which the catalogue knows: there the members
/// of a function are in an object <c>function</c>, and those of a schema in <c>json_schema</c>.
/// </summary>
internal static class ResponseTools
{
    /// <summary>The tools. Those of OpenAI's own servers are refused: a model would answer as if it had none.</summary>
    public static JsonElement? Tools(JsonElement? given, BodyProblems problems)
    {
        if (given is not { ValueKind: JsonValueKind.Array } tools)
        {
            return given;
        }

        var nested = new List<JsonElement>();
        foreach (var (index, tool) in tools.EnumerateArray().Index())
        {
            if (JsonText.Of(tool, "type") == "function")
            {
                nested.Add(Nested(tool, "function"));
            }
            else if (JsonText.Of(tool, "type") == CustomTools.Kind)
            {
                nested.Add(CustomTools.ToFunction(tool));
            }
            else
            {
                problems.Add(
                    $"tools[{index}].type",
                    $"`tools[{index}].type` must be function or custom, got \"{Excerpt.Of(JsonText.Of(tool, "type") ?? "")}\": Tessera runs no tools of its own. Offer it as a function.",
                    ["function", CustomTools.Kind]);
            }
        }

        return JsonSerializer.SerializeToElement(nested);
    }

    /// <summary>The choice among the tools.</summary>
    public static JsonElement? Choice(JsonElement? given, BodyProblems problems)
    {
        if (given is not { ValueKind: JsonValueKind.Object } choice)
        {
            return given;
        }

        if (JsonText.Of(choice, "type") is "function" or CustomTools.Kind)
        {
            return Nested(choice, "function");
        }

        problems.Add("tool_choice", "`tool_choice` must be none, auto, required or {\"type\":\"function\",\"name\":…}.");
        return null;
    }

    /// <summary>The format of the text.</summary>
    public static JsonElement? Format(JsonElement? text, BodyProblems problems)
    {
        if (text is not { } given)
        {
            return null;
        }

        if (given.ValueKind is not JsonValueKind.Object)
        {
            problems.Mistype("text", "an object", given);
            return null;
        }

        return !given.TryGetProperty("format", out var format) || format.ValueKind is JsonValueKind.Null ? null
            : JsonText.Of(format, "type") == "json_schema" ? Nested(format, "json_schema")
            : format;
    }

    /// <summary>The effort of <c>reasoning</c>.</summary>
    public static JsonElement? Effort(JsonElement? reasoning, BodyProblems problems)
    {
        if (reasoning is not { } given)
        {
            return null;
        }

        if (given.ValueKind is JsonValueKind.Object)
        {
            return given.TryGetProperty("effort", out var effort) && effort.ValueKind is not JsonValueKind.Null ? effort : null;
        }

        problems.Mistype("reasoning", "an object", given);
        return null;
    }

    private static JsonElement Nested(JsonElement flat, string name) => JsonSerializer.SerializeToElement(new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["type"] = name,
        [name] = flat.EnumerateObject().Where(member => !member.NameEquals("type")).ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal),
    });
}
