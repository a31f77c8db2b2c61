namespace Tessera.Server.Http;

/// <summary>
/// How a dialect writes errors, where that is not Tessera's own form. It is a feature of the request, set by its path
/// before anything can fail, so that an unknown route and a fault of ours speak the dialect as well.
/// </summary>
/// <param name="Body">The body of an error.</param>
internal sealed record ErrorForm(Func<ApiError, HttpRequest, object> Body)
{
    /// <summary>What a 401 asks for in <c>WWW-Authenticate</c>.</summary>
    public string Challenge { get; init; } = "Bearer";
}
