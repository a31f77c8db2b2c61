using System.Text.Json;

namespace Tessera.Providers.Gemini;

/// <summary>Tool calls and their results, as parts of a conversation. https://ai.google.dev/gemini-api/docs/function-calling</summary>
internal static class GeminiPastCalls
{
    /// <summary>Google's marker for a call that another model made, without a signature.</summary>
    private const string Unsigned = "skip_thought_signature_validator";

    /// <summary>
    /// The calls of one turn. Google signs only the first; if none is signed, another provider's model made
    /// them, and models that require a signature get the marker.
    /// </summary>
    public static IEnumerable<GeminiPart> Made(TextMessage message, string model)
    {
        var calls = message.ToolCalls.Select(call => (Call: call, Name: GeminiCallId.Split(call.Id))).ToList();
        var isForeign = calls.TrueForAll(call => call.Name.Signature is null) && !GeminiThinking.CountsTokens(model);
        return calls.Select((call, index) => new GeminiPart
        {
            FunctionCall = new GeminiPart.Call(call.Name.Id, call.Call.Name, JsonElement.Parse(call.Call.Arguments)),
            ThoughtSignature = isForeign && index == 0 ? Unsigned : call.Name.Signature,
        });
    }

    /// <summary>The result of one call.</summary>
    public static GeminiPart Result(TextMessage message)
    {
        var call = TextTurns.Answered(message);
        return new GeminiPart
        {
            FunctionResponse = new GeminiPart.Result(GeminiCallId.Split(call.Id).Id, call.Name, new GeminiPart.Answer(message.Text)),
        };
    }
}
