using System.Text.Json.Serialization;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Anthropic;

/// <summary>Errors as Anthropic writes them. https://docs.anthropic.com/en/api/errors</summary>
internal static class AnthropicErrors
{
    // Anthropic's own status: its clients wait longer after it than after other errors.
    private const int Overloaded = 529;

    public static ErrorForm Form { get; } = new(static (error, request) => Of(error, error.Message.For(request), request.HttpContext.TraceIdentifier))
    {
        StatusOf = StatusOf,
        RequestIdHeader = "request-id",
    };

    /// <summary>The body of an error; in a stream it is an event, without the request's ID.</summary>
    public static ErrorReply Of(ApiError error, string message, string? requestId = null) => new(new Problem(TypeOf(StatusOf(error)), message), requestId);

    /// <summary>The type that Anthropic's API has for a status.</summary>
    public static string TypeOf(int status) => status switch
    {
        401 => "authentication_error",
        402 => "billing_error",
        403 => "permission_error",
        404 => "not_found_error",
        409 => "conflict_error",
        413 => "request_too_large",
        429 => "rate_limit_error",
        504 => "timeout_error",
        Overloaded => "overloaded_error",
        >= 500 => "api_error",
        _ => "invalid_request_error",
    };

    private static int StatusOf(ApiError error) => error.Status switch
    {
        StatusCodes.Status422UnprocessableEntity => StatusCodes.Status400BadRequest,
        StatusCodes.Status503ServiceUnavailable => Overloaded,
        var status => status,
    };

    /// <param name="Error">What happened.</param>
    /// <param name="RequestId">The request, as in the header <c>request-id</c>; null in a stream.</param>
    internal sealed record ErrorReply(Problem Error, string? RequestId)
    {
        [JsonPropertyOrder(-1)]
        public string Type { get; } = "error";
    }

    /// <param name="Type">The kind of error, for programs.</param>
    /// <param name="Message">What happened, the value seen, what is allowed, the next step.</param>
    internal sealed record Problem(string Type, string Message);
}
