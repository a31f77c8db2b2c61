namespace Tessera.Server.Http;

/// <summary>
/// How a dialect writes errors, if not in Tessera's own form. A feature of the request, set by its path before anything can
/// fail, so that unknown routes and internal errors use the dialect's form as well.
/// </summary>
/// <param name="Body">Builds the body of an error.</param>
internal sealed record ErrorForm(Func<ApiError, HttpRequest, object> Body)
{
    /// <summary>The challenge in the <c>WWW-Authenticate</c> header of a 401.</summary>
    public string Challenge { get; init; } = "Bearer";

    /// <summary>The status that the dialect's clients expect for an error.</summary>
    public Func<ApiError, int> StatusOf { get; init; } = static error => error.Status;

    /// <summary>The header in which the dialect's clients look for the request's ID, besides <c>X-Request-Id</c>.</summary>
    public string? RequestIdHeader { get; init; }
}
