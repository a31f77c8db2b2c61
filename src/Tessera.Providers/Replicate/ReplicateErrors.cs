using Tessera.Providers.Http;

namespace Tessera.Providers.Replicate;

/// <summary>
/// A refused request is <c>{detail, title, status, invalid_fields}</c>; a failed job has a free text.
/// https://replicate.com/docs/reference/http
/// </summary>
/// <remarks>The message for a throttled account also mentions credit: 429 is always a rate limit, and only 402 means no funds.</remarks>
internal static class ReplicateErrors
{
    private static readonly string[] ContentMarks =
        ["nsfw", "flagged as sensitive", "(e005)", "content policy", "content moderation", "safety filter", "sensitive content"];

    public static async Task<ProviderFailure> OfSubmitAsync(HttpResponseMessage response, string? key, CancellationToken ct)
    {
        var body = await ErrorBody.ReadAsync(response, ct);
        var sentence = body.Text("detail") ?? body.Text("title");
        return (int)response.StatusCode switch
        {
            400 or 422 when IsNoVersion(body) => HttpFailure.NoSuchModel,
            400 or 422 when IsPolicy(sentence) => HttpFailure.InputRefused,
            _ => HttpFailure.OfSubmit(response, sentence, key),
        };
    }

    public static ProviderFailure OfWork(string error) => IsPolicy(error) ? HttpFailure.OutputRefused : HttpFailure.Broken;

    /// <summary>The route's version was removed, or never belonged to this account.</summary>
    private static bool IsNoVersion(ErrorBody body) =>
        body.Text("title")?.StartsWith("Invalid version", StringComparison.OrdinalIgnoreCase) is true
        || body.Text("detail")?.StartsWith("The specified version does not exist", StringComparison.OrdinalIgnoreCase) is true;

    private static bool IsPolicy(string? text) =>
        text is not null && Array.Exists(ContentMarks, mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase));
}
