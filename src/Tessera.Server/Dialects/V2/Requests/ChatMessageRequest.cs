using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Tessera.Server.Dialects.V2.Requests;

/// <summary>One turn of a conversation.</summary>
internal sealed record ChatMessageRequest
{
    [AllowedValues("system", "user", "assistant", "tool")]
    public required string Role { get; init; }

    /// <summary>
    /// A string, or an array of parts: <c>{"type":"text","text":…}</c> and, for vision models,
    /// <c>{"type":"image_url","image_url":{"url":…}}</c>. An assistant message with tool calls may omit it; the result of a
    /// tool is text.
    /// </summary>
    public JsonElement? Content { get; init; }

    /// <summary>
    /// Assistant: its tool calls, as in its reply: <c>{"id":…,"type":"function","function":{"name":…,"arguments":…}}</c>.
    /// A message of the role tool must follow for each.
    /// </summary>
    public IReadOnlyList<JsonElement>? ToolCalls { get; init; }

    /// <summary>Tool: the ID of the call that this message answers.</summary>
    public string? ToolCallId { get; init; }
}
