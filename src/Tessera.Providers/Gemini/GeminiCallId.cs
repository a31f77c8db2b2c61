namespace Tessera.Providers.Gemini;

/// <summary>
/// The id of a tool call that carries Google's thought signature. From Gemini 3 on a call comes with a
/// <c>thoughtSignature</c>, and a conversation that returns the call without it is refused. No state is kept between
/// requests, so the signature is part of the ID that the caller gets and sends back: <c>{id}~ts:{signature}</c>.
/// Base64 cannot contain the marker; an ID without a signature is left as it is.
/// https://ai.google.dev/gemini-api/docs/thought-signatures
/// </summary>
internal static class GeminiCallId
{
    private const string Mark = "~ts:";

    public static string Join(string id, string? signature) =>
        string.IsNullOrEmpty(signature) && !id.Contains(Mark, StringComparison.Ordinal) ? id : id + Mark + signature;

    /// <summary>Splits a joined ID; an ID of another provider has no signature.</summary>
    public static (string Id, string? Signature) Split(string joined)
    {
        var mark = joined.LastIndexOf(Mark, StringComparison.Ordinal);
        return mark < 0 ? (joined, null)
            : (joined[..mark], joined[(mark + Mark.Length)..] is { Length: > 0 } signature ? signature : null);
    }
}
