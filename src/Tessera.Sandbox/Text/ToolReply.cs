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
        var choice = options.Values.GetValueOrDefault("tool_choice");
        var named = choice.Object("function")?.Text("name");
        if (named is null && !(choice.ValueKind is JsonValueKind.String && choice.ValueEquals("required")))
        {
            return (null, null);
        }

        var function = FunctionsOf(options).FirstOrDefault(function => named is null || function.Text("name") == named);
        return function.ValueKind is JsonValueKind.Object
            ? (CallJson(conversation, function, callsBefore), null)
            : (null, new ProviderFailure(FailureKind.InvalidInput, $"`tool_choice` asks for the tool '{named ?? "required"}', but `tools` does not have it."));
    }

    private static string CallJson(Conversation conversation, JsonElement function, int callsBefore)
    {
        var (name, schema) = (function.Text("name"), function.Object("parameters"));
        var arguments = schema is { } given ? new SchemaSample(given, conversation.Topics, "").Make() : new JsonObject();
        var id = SeededRandom.Hash(FormattableString.Invariant($"{callsBefore}\n{name}\n{conversation.Prompt}")).ToString("x16", CultureInfo.InvariantCulture);
        var call = new JsonObject
        {
            ["id"] = $"call_sandbox_{id}",
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = name, ["arguments"] = arguments?.ToJsonString() ?? "{}" },
        };
        return new JsonArray(call).ToJsonString();
    }

    private static IEnumerable<JsonElement> FunctionsOf(CallOptions options) =>
        options.Values.GetValueOrDefault("tools") is { ValueKind: JsonValueKind.Array } tools
            ? tools.EnumerateArray().Select(tool => tool.Object("function") ?? default).Where(function => function.Text("name") is not null)
            : [];
}
