using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Catalog;

namespace Tessera.Server.Dialects.Shared.Conversations;

/// <summary>An estimate of the tokens that a conversation has for a vendor's model, with what the model reads besides.</summary>
internal static class ContextSize
{
    // The options that a model reads like the messages.
    private static readonly string[] Read = ["tools", "response_format"];

    /// <summary>The estimate for a conversation.</summary>
    public static long Of(IEnumerable<TextMessage> messages, IReadOnlyDictionary<string, JsonElement>? options) => messages.Sum(message =>
        TokenEstimate.Message
        + message.Parts.Sum(part => part is MessagePart.Text text ? TokenEstimate.Of(text.Value) : TokenEstimate.Image)
        + message.ToolCalls.Sum(call => TokenEstimate.Of(call.Name) + TokenEstimate.Of(call.Arguments))) + Of(options);

    /// <summary>The estimate for a conversation whose images were not fetched.</summary>
    public static long Of(IEnumerable<DraftMessage> messages, IReadOnlyDictionary<string, JsonElement>? options) => messages.Sum(message =>
        TokenEstimate.Message
        + message.Parts.Sum(part => part is DraftPart.Text text ? TokenEstimate.Of(text.Value) : TokenEstimate.Image)
        + message.ToolCalls.Sum(call => TokenEstimate.Of(call.Name) + TokenEstimate.Of(call.Arguments))) + Of(options);

    private static long Of(IReadOnlyDictionary<string, JsonElement>? options) => options is null ? 0 : Read.Sum(option =>
        options.TryGetValue(option, out var value) && value.ValueKind is JsonValueKind.Array or JsonValueKind.Object ? TokenEstimate.Of(value.GetRawText()) : 0);
}
