using Tessera.Providers.Http;

namespace Tessera.Providers.Replicate;

/// <summary>
/// A refused request is <c>{detail, title, status, invalid_fields}</c>; failed work has one free text.
/// https://replicate.com/docs/reference/http
/// </summary>
/// <remarks>A throttled account is told about its small credit too: a 429 is a rate here, only 402 is an empty account.</remarks>
internal static class ReplicateErrors
{
    private static readonly string[] ContentMarks =
        ["nsfw", "flagged as sensitive", "(e005)", "content policy", "content moderation", "safety filter", "sensitive content"];

    public static async Task<ProviderFailure> OfSubmitAsync(HttpResponseMessage response, string? key, CancellationToken ct)
    {
        var body = await ErrorBody.ReadAsync(response, ct);
        var sentence = body.Text("detail") ?? body.Text("title");
        return (int)response.StatusCode is 400 or 422 && IsPolicy(sentence)
            ? HttpFailure.InputRefused
            : HttpFailure.OfSubmit(response, sentence, key);
    }

    public static ProviderFailure OfWork(string error) => IsPolicy(error) ? HttpFailure.OutputRefused : HttpFailure.Broken;

    private static bool IsPolicy(string? text) =>
        text is not null && Array.Exists(ContentMarks, mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase));
}
