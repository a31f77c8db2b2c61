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
    public static JsonArray? ToWire(JsonElement tools, out string problem) =>
        FunctionTool.ReadAll(tools, out problem) is { } functions ? new([.. functions.Select(ToWire)]) : null;

    private static JsonObject ToWire(FunctionTool function)
    {
        var entry = new JsonObject { ["name"] = function.Name };
        if (function.Description is { } description)
        {
            entry["description"] = description;
        }

        entry["input_schema"] = function.Parameters is { } parameters ? JsonObject.Create(parameters) : new JsonObject { ["type"] = "object" };
        return entry;
    }

    /// <summary>The <c>tool_choice</c>.</summary>
    /// <returns>Null with a sentence that describes the problem.</returns>
    public static JsonObject? ChoiceToWire(JsonElement choice, out string problem) => FunctionTool.ReadChoice(choice, out problem) switch
    {
        ({ } mode, _) => new JsonObject { ["type"] = mode == "required" ? "any" : mode },
        (_, { } name) => new JsonObject { ["type"] = "tool", ["name"] = name },
        _ => null,
    };

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
}
