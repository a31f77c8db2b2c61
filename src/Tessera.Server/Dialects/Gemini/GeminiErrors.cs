using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Gemini;

/// <summary>Errors as Google's APIs write them. https://google.aip.dev/193</summary>
internal static class GeminiErrors
{
    public static ErrorForm Form { get; } = new(static (error, request) => Of(error, error.Message.For(request))) { StatusOf = StatusOf };

    /// <summary>The body of an error, which is also an event of a stream that broke off.</summary>
    public static ErrorReply Of(ApiError error, string message) => new(new Problem(StatusOf(error), message, NameOf(StatusOf(error))));

    /// <summary>Google's name of a status.</summary>
    public static string NameOf(int status) => status switch
    {
        401 => "UNAUTHENTICATED",
        402 => "FAILED_PRECONDITION",
        403 => "PERMISSION_DENIED",
        404 => "NOT_FOUND",
        409 => "ABORTED",
        429 => "RESOURCE_EXHAUSTED",
        503 => "UNAVAILABLE",
        504 => "DEADLINE_EXCEEDED",
        >= 500 => "INTERNAL",
        _ => "INVALID_ARGUMENT",
    };

    private static int StatusOf(ApiError error) => error.Status == StatusCodes.Status422UnprocessableEntity ? StatusCodes.Status400BadRequest : error.Status;

    /// <param name="Error">What happened.</param>
    internal sealed record ErrorReply(Problem Error);

    /// <param name="Code">The HTTP status.</param>
    /// <param name="Message">What happened, the value seen, what is allowed, the next step.</param>
    /// <param name="Status">The kind of error, for programs.</param>
    internal sealed record Problem(int Code, string Message, string Status);
}
