using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Shared.Replies;

/// <summary>The error that a failed generation is answered with by dialects whose reply is the result itself.</summary>
internal static class FailedGeneration
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>The error; null for a completed generation.</summary>
    /// <param name="generation">A generation that has ended.</param>
    /// <param name="cutShort">Why the server cut its text short; null when it did not.</param>
    public static ApiError? ErrorOf(Generation generation, ApiError? cutShort = null)
    {
        if (cutShort is not null || generation.State == GenerationState.Completed)
        {
            return cutShort;
        }

        var code = generation.ErrorCode ?? GenerationOutcome.ProviderError;
        var reason = ReasonOf(generation);
        var status = code switch
        {
            "invalid_input" or "content_policy" => StatusCodes.Status400BadRequest,
            "canceled" => StatusCodes.Status409Conflict,
            "overloaded" or "model_unavailable" => StatusCodes.Status503ServiceUnavailable,
            "timeout" => StatusCodes.Status504GatewayTimeout,
            _ => StatusCodes.Status502BadGateway,
        };
        return new ApiError(status, code, new LocalText(WithoutCode(reason.En, code), WithoutCode(reason.Ru, code)))
        {
            RetryAfter = code is "overloaded" or "model_unavailable" ? Pause : null,
            // The provider may have begun to bill, or the caller canceled it.
            ShouldRetry = code is "overloaded" or "model_unavailable" ? null : false,
        };
    }

    /// <summary>Why it failed, as <c>code: sentence</c>.</summary>
    public static LocalText ReasonOf(Generation generation, ApiError? cutShort = null) =>
        cutShort is not null ? new($"{cutShort.Code}: {cutShort.Message.En}", $"{cutShort.Code}: {cutShort.Message.Ru}") : FailureText.Of(generation.Error ?? "");

    private static string WithoutCode(string reason, string code) => reason.StartsWith($"{code}: ", StringComparison.Ordinal) ? reason[(code.Length + 2)..] : reason;
}
