using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Tessera.Server.Dialects.V2.Requests;

/// <summary>One turn of a conversation.</summary>
internal sealed record ChatMessageRequest
{
    [AllowedValues("system", "user", "assistant", "tool")]
    public required string Role { get; init; }

    /// <summary>
    /// A string, or an array of parts: <c>{"type":"text","text":…}</c> and, for models that see,
    /// <c>{"type":"image_url","image_url":{"url":…}}</c>. An assistant message with tool calls may have none; the result of a
    /// tool is text.
    /// </summary>
    public JsonElement? Content { get; init; }

    /// <summary>
    /// Assistant: the calls it made, as they were in its reply: <c>{"id":…,"type":"function","function":{"name":…,"arguments":…}}</c>.
    /// Messages of the role tool must follow, one for each.
    /// </summary>
    public IReadOnlyList<JsonElement>? ToolCalls { get; init; }

    /// <summary>Tool: the id of the call that this is the result of.</summary>
    public string? ToolCallId { get; init; }
}
