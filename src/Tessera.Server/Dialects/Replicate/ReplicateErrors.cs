using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Replicate;

/// <summary>Errors as Replicate writes them: <c>{"title","detail","status"}</c>, with the wrong members of the input.</summary>
internal static class ReplicateErrors
{
    public static ErrorForm Form { get; } = new((error, request) => new Reply(TitleOf(error.Status), error.Message.For(request), error.Status)
    {
        InvalidFields = error.Details is ApiErrors.FieldDetails { Fields: var fields }
            ? [.. fields.Select(field => new InvalidField(field.Kind, field.Field, field.Message))]
            : null,
    });

    private static string TitleOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "Bad request",
        StatusCodes.Status401Unauthorized => "Unauthenticated",
        StatusCodes.Status402PaymentRequired => "Insufficient credit",
        StatusCodes.Status403Forbidden => "Forbidden",
        StatusCodes.Status404NotFound => "Not found",
        StatusCodes.Status422UnprocessableEntity => "Input validation failed",
        StatusCodes.Status429TooManyRequests => "Too many requests",
        >= StatusCodes.Status500InternalServerError => "Server error",
        _ => "Request refused",
    };

    /// <param name="Title">The kind of error.</param>
    /// <param name="Detail">What must be, what was seen, and what to do next.</param>
    /// <param name="Status">The HTTP status.</param>
    internal sealed record Reply(string Title, string Detail, int Status)
    {
        /// <summary>On 422: each wrong value.</summary>
        [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<InvalidField>? InvalidFields { get; init; }
    }

    /// <param name="Type">The kind of mistake.</param>
    /// <param name="Field">The member.</param>
    /// <param name="Description">A sentence that names the value seen and those allowed.</param>
    internal sealed record InvalidField(string Type, string Field, string Description);
}
