using System.Globalization;
using System.Net;
using Tessera.Providers.Sse;

namespace Tessera.Providers.Http;

/// <summary>
/// The meaning of an HTTP status if the vendor's own codes are not more specific. The messages are ours; only a refused
/// request includes the vendor's message, because it says what to change.
/// </summary>
internal static class HttpFailure
{
    private static readonly string[] PolicyMarks = ["content policy", "content_policy", "usage guidelines", "moderation", "safety_check", "nsfw"];

    /// <summary>403 is ambiguous, and a refused prompt must not disable the operator's key.</summary>
    public static bool IsPolicy(string? sentence) =>
        sentence is not null && Array.Exists(PolicyMarks, mark => sentence.Contains(mark, StringComparison.OrdinalIgnoreCase));

    /// <summary>The work has certainly not begun, unless a gateway timed out.</summary>
    public static ProviderFailure OfSubmit(HttpResponseMessage response, string? sentence, string? key) => response.StatusCode switch
    {
        HttpStatusCode.GatewayTimeout =>
            new(FailureKind.UnknownOutcome, "The provider's own gateway timed out, so it is unknown whether the work was begun.") { IsTimeout = true },
        HttpStatusCode.NotFound or HttpStatusCode.Gone => NoSuchModel,
        _ => Of(response, sentence, key),
    };

    /// <summary>The same for a vendor whose errors have only a status.</summary>
    public static ProviderFailure OfSubmit(HttpResponseMessage response) => OfSubmit(response, null, null);

    /// <summary>A file upload failed before any work was requested.</summary>
    public static ProviderFailure OfUpload(HttpResponseMessage response, string? sentence, string? key) =>
        OfSubmit(response, sentence, key) is { Kind: not FailureKind.UnknownOutcome } failure
            ? failure
            : new ProviderFailure(FailureKind.Unavailable, "The provider did not take the file.");

    /// <summary>The call requested no work, so its outcome is known.</summary>
    public static ProviderFailure OfLookUp(HttpResponseMessage response) => OfSubmit(response) is { Kind: not FailureKind.UnknownOutcome } failure
        ? failure
        : new ProviderFailure(FailureKind.Unavailable, "The provider's own gateway timed out.");

    /// <summary>Work has begun: a failed poll does not change its outcome, but an unknown job ID ends it.</summary>
    public static ProviderFailure OfPoll(HttpResponseMessage response, string? sentence, string? key) => response.StatusCode switch
    {
        HttpStatusCode.NotFound or HttpStatusCode.Gone => Forgotten,
        _ => Of(response, sentence, key),
    };

    /// <summary>The same for a vendor whose errors have only a status.</summary>
    public static ProviderFailure OfPoll(HttpResponseMessage response) => OfPoll(response, null, null);

    /// <summary>
    /// What a successful reply to the check shows about the address; null if it is correct. A page of another service is not
    /// JSON.
    /// </summary>
    public static async Task<ProviderFailure?> OfCheckAsync(HttpResponseMessage response, CancellationToken ct) => await ReplyTexts.IsJsonAsync(response, ct)
        ? null
        : new ProviderFailure(FailureKind.InvalidInput, "The provider's address answers with something that is not JSON: it may be wrong.");

    /// <summary>The wait that the vendor requests: in milliseconds, in seconds, or until a date by its own clock.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        if (response.Headers.TryGetValues("retry-after-ms", out var values)
            && double.TryParse(values.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds is >= 0 and < int.MaxValue)
        {
            return TimeSpan.FromMilliseconds(milliseconds);
        }

        var wait = response.Headers.RetryAfter is not { } given ? null
            : given.Delta ?? (given.Date - response.Headers.Date);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>A successful reply that cannot be parsed: it is unknown whether work began.</summary>
    public static ProviderFailure UnreadableSubmit => new(FailureKind.UnknownOutcome, "The provider's reply could not be read.");

    /// <summary>A text whose end is missing: the rest is unknown.</summary>
    public static ProviderFailure CutOff => new(FailureKind.UnknownOutcome, "The provider's connection ended before the reply was whole.");

    /// <summary>A successful reply that cannot be parsed: it can be requested again.</summary>
    public static ProviderFailure UnreadablePoll => new(FailureKind.Unavailable, "The provider's reply could not be read.");

    /// <summary>A file was uploaded but the reply has no address of it; no work was requested yet.</summary>
    public static ProviderFailure UnreadableUpload => new(FailureKind.Unavailable, "The provider's reply could not be read.");

    /// <summary>The operator's route is invalid: the model was shut down or is not available to this account, or the address is wrong.</summary>
    public static ProviderFailure NoSuchModel => new(FailureKind.RouteUnusable, "The provider does not serve this model any more, or its address is wrong.");

    /// <summary>A poll for work whose result was in the reply to its submission.</summary>
    public static ProviderFailure NothingToAsk => new(FailureKind.UnknownOutcome, "This provider answers at once or not at all.");

    /// <summary>The vendor no longer has the job, or removed its result.</summary>
    public static ProviderFailure Forgotten => new(FailureKind.TaskFailed, "The provider does not have this work any more.");

    /// <summary>The job succeeded without a result.</summary>
    public static ProviderFailure Empty => new(FailureKind.TaskFailed, "The provider finished without a result.");

    /// <summary>The job began and failed.</summary>
    public static ProviderFailure Broken => new(FailureKind.TaskFailed, "The provider failed while it was making this.");

    /// <summary>The job was canceled at the vendor.</summary>
    public static ProviderFailure Stopped => new(FailureKind.TaskFailed, "The work was stopped at the provider.");

    /// <summary>The request broke the vendor's content policy.</summary>
    public static ProviderFailure InputRefused => new(FailureKind.ContentRefused, "The provider refused this request by its content policy.");

    /// <summary>The result broke the vendor's content policy.</summary>
    public static ProviderFailure OutputRefused => new(FailureKind.ContentRefused, "The provider withheld the result by its content policy.");

    /// <summary>The operator's key is wrong, disabled, or lacks a permission.</summary>
    public static ProviderFailure KeyRefused => new(FailureKind.AuthUpstream, "The provider refused the server's key.");

    public static ProviderFailure TooLarge => new(FailureKind.InvalidInput, "The request is larger than the provider accepts.");

    /// <summary>The vendor is temporarily unavailable. Status 0 means an error inside a reply with status 200.</summary>
    public static ProviderFailure Unavailable(int status) => new(FailureKind.Unavailable, WithStatus("The provider is out of order", status));

    public static ProviderFailure Redirected(int status) =>
        new(FailureKind.Unavailable, WithStatus("The provider answered with a redirect; redirects are not followed", status));

    public static ProviderFailure RateLimited(TimeSpan? retryAfter = null) =>
        new(FailureKind.RateLimited, "The provider allows no more requests for the moment.", retryAfter);

    /// <summary>The operator's account has no funds.</summary>
    public static ProviderFailure NoFunds => new(FailureKind.FundsUpstream, "The provider account has no funds left.");

    /// <summary>The vendor's limit on concurrent requests is reached.</summary>
    public static ProviderFailure TooManyAtOnce(HttpResponseMessage response) =>
        new(FailureKind.ConcurrencyLimited, "The provider works on as much at once as it allows.", RetryAfter(response));

    /// <summary>The request is invalid; the vendor's message, if any, says why.</summary>
    public static ProviderFailure Invalid(string? sentence, string? key) => new(
        FailureKind.InvalidInput,
        UpstreamMessage.Clean(sentence, key) is { } message ? $"The provider refused the request: {message}" : "The provider refused the request as invalid.");

    /// <summary>Checks the reply to a cancel: a job that has ended or is unknown is not an error.</summary>
    /// <exception cref="HttpRequestException">The vendor failed to cancel.</exception>
    public static void ThrowUnlessCanceled(HttpResponseMessage response)
    {
        if ((int)response.StatusCode >= 500 || response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests)
        {
            throw new HttpRequestException("The provider did not take the cancel.", null, response.StatusCode);
        }
    }

    private static ProviderFailure Of(HttpResponseMessage response, string? sentence, string? key) => (int)response.StatusCode switch
    {
        403 when IsPolicy(sentence) => InputRefused,
        401 or 403 => KeyRefused,
        402 => NoFunds,
        413 => TooLarge,
        429 => RateLimited(RetryAfter(response)),
        408 or 409 or 425 or >= 500 => Unavailable((int)response.StatusCode) with { RetryAfter = RetryAfter(response) },
        < 400 => Redirected((int)response.StatusCode),
        _ => Invalid(sentence, key),
    };

    /// <summary>A sentence without its full stop, and the status.</summary>
    public static string WithStatus(string sentence, int status) =>
        status == 0 ? sentence + "." : string.Create(CultureInfo.InvariantCulture, $"{sentence} (status {status}).");
}
