using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Tessera.Server.Dialects.OpenAi.Chat;

/// <summary>One turn of a conversation.</summary>
internal sealed record CompletionMessageRequest
{
    [AllowedValues("system", "developer", "user", "assistant", "tool")]
    public required string Role { get; init; }

    /// <summary>A string, or an array of parts of the types <c>text</c> and, for models that see, <c>image_url</c>.</summary>
    public JsonElement? Content { get; init; }

    /// <summary>Assistant: its tool calls. A message of the role tool must follow for each.</summary>
    public IReadOnlyList<JsonElement>? ToolCalls { get; init; }

    /// <summary>Tool: the ID of the call that this message answers.</summary>
    public string? ToolCallId { get; init; }
}
