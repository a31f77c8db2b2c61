using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Fal;

/// <summary>
/// Errors as fal writes them: <c>{"detail":[{"loc","msg","type"}]}</c> for wrong values, a sentence otherwise. Its client shows
/// <c>message</c> where there is one.
/// </summary>
internal static class FalErrors
{
    /// <summary>The header in which its client finds the ID of a request, which it shows with each result and error.</summary>
    public const string RequestId = "x-fal-request-id";

    public static ErrorForm Form { get; } = new((error, request) => BodyOf(error, error.Message.For(request)))
    {
        Challenge = "Key",
        RequestIdHeader = RequestId,
    };

    /// <summary>The body of an error.</summary>
    public static object BodyOf(ApiError error, string message) =>
        error.Details is ApiErrors.FieldDetails { Fields: var fields } ? DetailForm.ValuesOf(fields) : new Reply(message, message);

    /// <summary>
    /// The result of a generation that failed or was canceled: 422 where the input is the cause, otherwise 500, because the client
    /// repeats a call at 502, 503 and 504, which would pay again for what a provider may have billed.
    /// </summary>
    public static ApiError? OfFailed(Generation generation)
    {
        if (FailedGeneration.ErrorOf(generation) is not { } error)
        {
            return null;
        }

        var failure = error with { RetryAfter = null, ShouldRetry = false };
        return error.Code switch
        {
            "canceled" => failure with { Status = StatusCodes.Status422UnprocessableEntity, Message = new("The request was canceled.", "Запрос отменён.") },
            "content_policy" => OfInput(failure, "content_policy_violation"),
            "invalid_input" => OfInput(failure, "value_error"),
            _ => failure with { Status = StatusCodes.Status500InternalServerError },
        };
    }

    private static ApiError OfInput(ApiError failure, string kind) => failure with
    {
        Status = StatusCodes.Status422UnprocessableEntity,
        Details = new ApiErrors.FieldDetails([new FieldError("prompt", failure.Message.En) { Kind = kind }]),
    };

    /// <param name="Message">What happened, and what to do next.</param>
    /// <param name="Detail">The same.</param>
    internal sealed record Reply(string Message, string Detail);
}
