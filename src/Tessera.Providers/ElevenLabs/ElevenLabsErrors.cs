using Tessera.Providers.Http;

namespace Tessera.Providers.ElevenLabs;

/// <summary>
/// <c>{detail: {status, message}}</c>, or <c>{detail: [{msg}]}</c> for a value of the request.
/// https://elevenlabs.io/docs/developers/resources/errors
/// </summary>
/// <remarks>The HTTP status is not enough: 401 is a refused key, an empty account or a text that is too long.</remarks>
internal static class ElevenLabsErrors
{
    private static readonly string[] ContentMarks = ["content_against_policy", "content_policy", "moderation", "bad_prompt", "bad_composition_plan", "blocked"];

    public static async Task<ProviderFailure> OfSubmitAsync(HttpResponseMessage response, string? key, CancellationToken ct)
    {
        var body = await ErrorBody.ReadAsync(response, ct);
        var sentence = body.Text("detail", "message") ?? body.Text("detail", "0", "msg") ?? body.Text("detail");
        return (body.Text("detail", "status") ?? body.Text("detail", "code")) switch
        {
            "quota_exceeded" => HttpFailure.NoFunds,
            "too_many_concurrent_requests" or "concurrent_limit_exceeded" => HttpFailure.TooManyAtOnce(response),
            "max_character_limit_exceeded" or "voice_not_found" => HttpFailure.Invalid(sentence, key),
            // A model, voice or format that the account's plan does not include.
            { } status when status.StartsWith("only_for_", StringComparison.Ordinal) => HttpFailure.NoSuchModel,
            { } status when Array.Exists(ContentMarks, mark => status.Contains(mark, StringComparison.Ordinal)) => HttpFailure.InputRefused,
            _ => HttpFailure.OfSubmit(response, sentence, key),
        };
    }
}
