using Tessera.Server.Dialects.Shared.Conversations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi;

/// <summary>
/// Errors as OpenAI writes them: <c>{"error":{"message","type","code","param"}}</c>. Its clients choose an exception by the status,
/// and its users by <c>type</c> and <c>code</c>.
/// </summary>
internal static class OpenAiErrors
{
    private const string InvalidValue = "invalid_value";

    /// <summary>Wrong values are 400 there, and an empty balance is 402: its own 429 makes its clients retry in vain.</summary>
    public static ErrorForm Form { get; } = new((error, request) => Of(error, error.Message.For(request)))
    {
        StatusOf = static error => error.Code == "validation_error" ? StatusCodes.Status400BadRequest : error.Status,
    };

    /// <summary>The body of an error, which is also an event of a stream that broke off.</summary>
    public static Reply Of(ApiError error, string message)
    {
        var field = error.Details is ApiErrors.FieldDetails { Fields.Count: > 0 } details ? details.Fields[0] : null;
        return new Reply(new Problem(message, TypeOf(error.Status), CodeOf(error, field), field?.Field ?? error.Field ?? (error.Details is ApiErrors.MissingModel ? "model" : null)));
    }

    private static string TypeOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "authentication_error",
        StatusCodes.Status402PaymentRequired => "insufficient_quota",
        StatusCodes.Status403Forbidden => "permission_error",
        StatusCodes.Status429TooManyRequests => "rate_limit_error",
        >= StatusCodes.Status500InternalServerError => "server_error",
        _ => "invalid_request_error",
    };

    private static string CodeOf(ApiError error, FieldError? field) => error switch
    {
        { Details: ApiErrors.MissingModel } => "model_not_found",
        { Code: "not_authenticated" } => "invalid_api_key",
        { Code: "insufficient_tokens", Details: ApiErrors.OverBudget } => "project_spend_limit_exceeded",
        { Code: "insufficient_tokens" } => "credit_balance_exhausted",
        { Code: "content_policy" } => "content_policy_violation",
        { Code: "bad_request", Field: not null } => InvalidValue,
        { Code: "validation_error" } => field is { Kind: CheckContext.ErrorKind } ? CheckContext.ErrorKind : InvalidValue,
        _ => error.Code,
    };

    /// <param name="Error">What went wrong.</param>
    internal sealed record Reply(Problem Error);

    /// <param name="Message">What must be, what was seen, and what to do next.</param>
    /// <param name="Type">The kind of error.</param>
    /// <param name="Code">A stable code for programs.</param>
    /// <param name="Param">The member of the request that is wrong.</param>
    internal sealed record Problem(string Message, string Type, string Code, string? Param);
}
