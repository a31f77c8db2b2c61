using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tessera.Providers.Anthropic;

/// <summary>
/// Converts tools, tool choice, tool calls and their results from OpenAI's form to Anthropic's.
/// https://docs.anthropic.com/en/docs/agents-and-tools/tool-use/implement-tool-use
/// </summary>
internal static class AnthropicTools
{
    private const int MaxIdLength = 64;

    /// <summary>The <c>tools</c> array.</summary>
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

            entry["input_schema"] = function.TryGetProperty("parameters", out var parameters) && parameters.ValueKind is JsonValueKind.Object
                ? JsonObject.Create(parameters)
                : new JsonObject { ["type"] = "object" };
            wire.Add(entry);
        }

        return wire;
    }

    /// <summary>The <c>tool_choice</c>.</summary>
    /// <returns>Null with a sentence that describes the problem.</returns>
    public static JsonObject? ChoiceToWire(JsonElement choice, out string problem)
    {
        problem = "`tool_choice` must be \"auto\", \"required\", \"none\" or {\"type\": \"function\", \"function\": {\"name\": …}}.";
        if (choice.ValueKind is JsonValueKind.String)
        {
            var type = choice.GetString() switch { "auto" => "auto", "required" => "any", "none" => "none", _ => null };
            return type is null ? null : new JsonObject { ["type"] = type };
        }

        return FunctionOf(choice) is { } function && NameOf(function) is { } name
            ? new JsonObject { ["type"] = "tool", ["name"] = name }
            : null;
    }

    /// <summary>The tools called in a conversation, each once, with a schema that accepts any arguments.</summary>
    public static JsonArray Used(TextCall call) => new([.. call.Messages
        .SelectMany(message => message.ToolCalls)
        .Select(made => made.Name)
        .Distinct(StringComparer.Ordinal)
        .Select(name => new JsonObject { ["name"] = name, ["input_schema"] = new JsonObject { ["type"] = "object" } })]);

    /// <summary>A <c>tool_use</c> block.</summary>
    public static AnthropicBlock CallToWire(ToolCall call) =>
        new("tool_use") { Id = IdOf(call), Name = call.Name, Input = JsonElement.Parse(call.Arguments) };

    /// <summary>A <c>tool_result</c> block; an empty result has no content.</summary>
    public static AnthropicBlock ResultToWire(TextMessage result) => new("tool_result")
    {
        ToolUseId = IdOf(TextTurns.Answered(result)),
        Content = result.Text is { Length: > 0 } text ? text : null,
    };

    // Anthropic accepts only letters, digits, _ and -.
    private static string IdOf(ToolCall call) =>
        call.Id.Length <= MaxIdLength && call.Id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-') ? call.Id : call.ShortId;

    private static JsonElement? FunctionOf(JsonElement tool) =>
        tool.ValueKind is JsonValueKind.Object && tool.TryGetProperty("function", out var function) && function.ValueKind is JsonValueKind.Object
            ? function
            : null;

    private static string? NameOf(JsonElement function) =>
        function.TryGetProperty("name", out var name) && name.ValueKind is JsonValueKind.String && name.GetString() is { Length: > 0 } text ? text : null;
}
