namespace Tessera.Providers.Gemini;

/// <summary>
/// The id of a tool call that carries Google's thought signature. From Gemini 3 on a call comes with a
/// <c>thoughtSignature</c>, and a conversation that brings the call back without it is refused. Nothing is kept between
/// two requests, so the signature travels inside the id that the caller gets and sends back: <c>{id}~ts:{signature}</c>.
/// The signature is base64 and cannot hold the mark; an id that has no signature and no mark stays as it is.
/// https://ai.google.dev/gemini-api/docs/thought-signatures
/// </summary>
internal static class GeminiCallId
{
    private const string Mark = "~ts:";

    public static string Join(string id, string? signature) =>
        string.IsNullOrEmpty(signature) && !id.Contains(Mark, StringComparison.Ordinal) ? id : id + Mark + signature;

    /// <summary>What was joined; an id of another provider is itself, without a signature.</summary>
    public static (string Id, string? Signature) Split(string joined)
    {
        var mark = joined.LastIndexOf(Mark, StringComparison.Ordinal);
        return mark < 0 ? (joined, null)
            : (joined[..mark], joined[(mark + Mark.Length)..] is { Length: > 0 } signature ? signature : null);
    }
}
