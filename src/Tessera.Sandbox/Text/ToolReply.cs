using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tessera.Sandbox.Text;

/// <summary>
/// A call of one of the caller's tools, with arguments made from its schema. The sandbox calls a tool only when
/// <c>tool_choice</c> is <c>required</c> or names one; left to itself it answers in words.
/// </summary>
internal static class ToolReply
{
    /// <summary>The <c>tool_calls</c> array; null in both places when none is wanted.</summary>
    public static (string? CallsJson, ProviderFailure? Failure) Write(Conversation conversation, CallOptions options, int callsBefore)
    {
        if (!options.Values.TryGetValue("tool_choice", out var choice))
        {
            return (null, null);
        }

        var named = NameIn(choice);
        var forced = named is not null || (choice.ValueKind is JsonValueKind.String && choice.ValueEquals("required"));
        if (!forced)
        {
            return (null, null);
        }

        var function = FunctionsOf(options).FirstOrDefault(function => named is null || NameOf(function) == named);
        return function.ValueKind is JsonValueKind.Object
            ? (CallJson(conversation, function, callsBefore), null)
            : (null, new ProviderFailure(FailureKind.InvalidInput, $"`tool_choice` asks for the tool '{named ?? "required"}', but `tools` does not have it."));
    }

    private static string CallJson(Conversation conversation, JsonElement function, int callsBefore)
    {
        var arguments = function.TryGetProperty("parameters", out var schema) && schema.ValueKind is JsonValueKind.Object
            ? new SchemaSample(schema, conversation.Topics, "").Make()
            : new JsonObject();
        var id = SeededRandom.Hash(string.Create(CultureInfo.InvariantCulture, $"{callsBefore}\n{NameOf(function)}\n{conversation.Prompt}"))
            .ToString("x16", CultureInfo.InvariantCulture);
        var call = new JsonObject
        {
            ["id"] = $"call_sandbox_{id}",
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = NameOf(function), ["arguments"] = arguments?.ToJsonString() ?? "{}" },
        };
        return new JsonArray(call).ToJsonString();
    }

    private static IEnumerable<JsonElement> FunctionsOf(CallOptions options) =>
        options.Values.TryGetValue("tools", out var tools) && tools.ValueKind is JsonValueKind.Array
            ? tools.EnumerateArray()
                .Where(tool => tool.ValueKind is JsonValueKind.Object)
                .Select(tool => tool.TryGetProperty("function", out var function) ? function : default)
                .Where(function => NameOf(function) is not null)
            : [];

    private static string? NameIn(JsonElement choice) =>
        choice.ValueKind is JsonValueKind.Object && choice.TryGetProperty("function", out var function) ? NameOf(function) : null;

    private static string? NameOf(JsonElement function) =>
        function.ValueKind is JsonValueKind.Object && function.TryGetProperty("name", out var name) && name.ValueKind is JsonValueKind.String
            ? name.GetString()
            : null;
}
