using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tessera.Server.Dialects.Gemini.Content;

/// <summary>One turn of a conversation.</summary>
internal sealed record ContentParam
{
    /// <summary>Absent for a turn of the user.</summary>
    [AllowedValues("user", "model", "function")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Role { get; init; }

    /// <summary><c>text</c>, <c>inlineData</c>, <c>fileData</c> (a URL), <c>functionCall</c> of the model, <c>functionResponse</c> of the user.</summary>
    public required IReadOnlyList<JsonElement> Parts { get; init; }
}
