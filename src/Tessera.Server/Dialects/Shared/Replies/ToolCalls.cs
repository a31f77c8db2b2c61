using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Generations;

namespace Tessera.Server.Dialects.Shared.Replies;

/// <summary>The tool calls that a model made, for dialects that write them in another form than they are stored in.</summary>
internal static class ToolCalls
{
    /// <summary>The calls of a text, in order.</summary>
    public static IReadOnlyList<ToolCall> Of(Generation generation)
    {
        if (generation.ToolCalls is not { } stored)
        {
            return [];
        }

        using var calls = JsonDocument.Parse(stored);
        return
        [
            .. calls.RootElement.EnumerateArray().Select(call => new ToolCall(
                TextOf(call, "id"), TextOf(call.GetProperty("function"), "name"), TextOf(call.GetProperty("function"), "arguments"))),
        ];
    }

    private static string TextOf(JsonElement json, string name) => json.GetProperty(name).GetString() ?? "";
}
