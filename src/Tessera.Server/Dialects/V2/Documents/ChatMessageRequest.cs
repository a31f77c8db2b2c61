using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Tessera.Server.Dialects.V2.Documents;

/// <summary>One turn of a conversation.</summary>
internal sealed record ChatMessageRequest
{
    [AllowedValues("system", "user", "assistant")]
    public required string Role { get; init; }

    /// <summary>
    /// A string, or an array of parts: <c>{"type":"text","text":…}</c> and, for models that see,
    /// <c>{"type":"image_url","image_url":{"url":…}}</c>.
    /// </summary>
    public required JsonElement Content { get; init; }
}
