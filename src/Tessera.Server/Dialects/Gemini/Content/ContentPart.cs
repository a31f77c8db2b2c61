using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Providers;
using Tessera.Server.Dialects.Shared.Conversations;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Gemini.Content;

/// <summary>A piece of a reply; exactly one member is there.</summary>
internal sealed record ContentPart
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    [JsonPropertyName("inlineData")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Blob? InlineData { get; init; }

    [JsonPropertyName("functionCall")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Call? FunctionCall { get; init; }

    public static ContentPart Of(ToolCall call) => new()
    {
        // The arguments of an unfinished call are not an object; the function is shown what there is.
        FunctionCall = new Call(call.Id, call.Name, new RawJson(
            DraftToolCall.ReadArguments(call.Arguments) ?? JsonSerializer.Serialize(new { invalid_json = call.Arguments }, WireJson.Options))),
    };

    /// <param name="MimeType">For example image/png.</param>
    /// <param name="Data">The file, in Base64.</param>
    internal sealed record Blob([property: JsonPropertyName("mimeType")] string MimeType, string Data);

    /// <param name="Id">Its ID, which the response names.</param>
    /// <param name="Name">The function's name.</param>
    /// <param name="Args">Its arguments.</param>
    internal sealed record Call(string Id, string Name, RawJson Args);
}
