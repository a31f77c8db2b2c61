using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2.Requests;

/// <summary>
/// Refuses a text that is larger than its model's context, before anything is held: a fixed price must have a length, and
/// a vendor must not be sent what it cannot take.
/// </summary>
internal static class CheckContext
{
    // Those that a vendor's model reads besides the messages.
    private static readonly string[] Read = ["tools", "response_format"];

    /// <summary>Adds an error where the messages, their images and the tools come to more than the model takes.</summary>
    public static void Run(Model model, IReadOnlyList<TextMessage> messages, string name, GenerationBody request)
    {
        if (model.ContextTokens is not { } most)
        {
            return;
        }

        var estimate = messages.Sum(Of) + Read.Sum(option => Of(option, request));
        if (estimate > most)
        {
            request.Problems.Add(new FieldError(
                name, $"`{name}` and what belongs to it come to about {estimate} tokens; {model.Slug} takes at most {most}. Shorten them, or split the work."));
        }
    }

    private static long Of(TextMessage message) =>
        TokenEstimate.Message
        + message.Parts.Sum(part => part is MessagePart.Text text ? TokenEstimate.Of(text.Value) : TokenEstimate.Picture)
        + message.ToolCalls.Sum(call => TokenEstimate.Of(call.Name) + TokenEstimate.Of(call.Arguments));

    private static long Of(string option, GenerationBody request) =>
        request.Options is { } options && options.TryGetValue(option, out var value) && value.ValueKind is JsonValueKind.Array or JsonValueKind.Object
            ? TokenEstimate.Of(value.GetRawText())
            : 0;
}
