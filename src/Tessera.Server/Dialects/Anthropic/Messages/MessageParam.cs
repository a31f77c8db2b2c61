using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Tessera.Server.Dialects.Anthropic.Messages;

/// <summary>One turn of a conversation.</summary>
internal sealed record MessageParam
{
    [AllowedValues("user", "assistant", "system")]
    public required string Role { get; init; }

    /// <summary>
    /// A string, or an array of blocks: <c>text</c>, <c>image</c> (base64 or url), <c>document</c> (plain text), <c>tool_use</c> of an assistant,
    /// <c>tool_result</c> of a user.
    /// </summary>
    public required JsonElement Content { get; init; }
}
