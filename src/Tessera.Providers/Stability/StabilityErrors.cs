using Tessera.Providers.Http;

namespace Tessera.Providers.Stability;

/// <summary>
/// <c>{id, name, errors[]}</c>. https://platform.stability.ai/docs/api-reference
/// </summary>
/// <remarks>
/// 403 is a refused key or a refused prompt, which the name distinguishes. More than 150 requests in ten seconds block the
/// account for a minute, without a header that says so.
/// </remarks>
internal static class StabilityErrors
{
    private static readonly string[] ContentMarks = ["moderation", "content_filter", "content_policy", "public_figure", "invalid_prompts"];

    private static readonly TimeSpan BlockedFor = TimeSpan.FromSeconds(60);

    public static async Task<ProviderFailure> OfSubmitAsync(HttpResponseMessage response, string? key, CancellationToken ct)
    {
        var body = await ErrorBody.ReadAsync(response, ct);
        if (IsPolicy(body))
        {
            return HttpFailure.InputRefused;
        }

        var failure = HttpFailure.OfSubmit(response, body.Text("errors", "0") ?? body.Text("message") ?? body.Text("name"), key);
        return failure is { Kind: FailureKind.RateLimited, RetryAfter: null } && body.Text("name") == "rate_limit_exceeded"
            ? failure with { RetryAfter = BlockedFor }
            : failure;
    }

    public static async Task<ProviderFailure> OfPollAsync(HttpResponseMessage response, CancellationToken ct) =>
        IsPolicy(await ErrorBody.ReadAsync(response, ct)) ? HttpFailure.OutputRefused : HttpFailure.OfPoll(response);

    private static bool IsPolicy(ErrorBody body) =>
        body.Text("name") is { } name && Array.Exists(ContentMarks, mark => name.Contains(mark, StringComparison.OrdinalIgnoreCase));
}
