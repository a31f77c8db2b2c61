using System.Text.Json;

namespace Tessera.Providers;

/// <summary>A function that a model may call, read from a call's tools, which have OpenAI's form.</summary>
/// <param name="Name">Not empty.</param>
/// <param name="Description">What it does; null where the caller does not say.</param>
/// <param name="Parameters">The JSON schema of its arguments, an object; null where the caller gives none.</param>
internal sealed record FunctionTool(string Name, string? Description, JsonElement? Parameters)
{
    /// <summary>The functions of <see cref="TextCall.Tools"/>.</summary>
    /// <returns>Null with a sentence that describes the problem.</returns>
    public static IReadOnlyList<FunctionTool>? ReadAll(JsonElement tools, out string problem)
    {
        problem = "`tools` must be an array of {\"type\": \"function\", \"function\": {\"name\": …}}.";
        if (tools.ValueKind is not JsonValueKind.Array)
        {
            return null;
        }

        var functions = tools.EnumerateArray().Select(Read).ToList();
        return functions.Contains(null) ? null : [.. functions.OfType<FunctionTool>()];
    }

    /// <summary>
    /// What <see cref="TextCall.ToolChoice"/> says: <c>auto</c>, <c>required</c> or <c>none</c>, or else the function that must be called.
    /// </summary>
    /// <returns>Two nulls with a sentence that describes the problem.</returns>
    public static (string? Mode, string? Function) ReadChoice(JsonElement choice, out string problem)
    {
        problem = "`tool_choice` must be \"auto\", \"required\", \"none\" or {\"type\": \"function\", \"function\": {\"name\": …}}.";
        return choice.ValueKind is JsonValueKind.String
            ? (choice.GetString() is "auto" or "required" or "none" ? choice.GetString() : null, null)
            : (null, Read(choice)?.Name);
    }

    private static FunctionTool? Read(JsonElement tool) =>
        tool.ValueKind is JsonValueKind.Object
        && tool.TryGetProperty("function", out var function) && function.ValueKind is JsonValueKind.Object
        && TextOf(function, "name") is { Length: > 0 } name
            ? new FunctionTool(
                name,
                TextOf(function, "description"),
                function.TryGetProperty("parameters", out var parameters) && parameters.ValueKind is JsonValueKind.Object ? parameters : null)
            : null;

    private static string? TextOf(JsonElement function, string member) =>
        function.TryGetProperty(member, out var text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;
}
