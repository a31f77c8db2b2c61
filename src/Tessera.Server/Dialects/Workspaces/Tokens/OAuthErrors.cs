using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Workspaces.Tokens;

/// <summary>The errors of the token endpoint: RFC 6749, section 5.2.</summary>
internal static class OAuthErrors
{
    /// <summary>The body of every error below <c>/oauth</c>.</summary>
    public static ErrorForm Form { get; } = new((error, request) => new Reply(
        error.Status switch
        {
            StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed or StatusCodes.Status413PayloadTooLarge
                or StatusCodes.Status415UnsupportedMediaType => "invalid_request",
            // A body that cannot be read is refused before the form is bound.
            _ when error.Code == "bad_request" => "invalid_request",
            StatusCodes.Status500InternalServerError => "server_error",
            _ => error.Code,
        },
        Described(error.Message.For(request))))
    {
        Challenge = "Basic realm=\"oauth\"",
    };

    public static ApiError InvalidRequest(string sentence) => new(400, "invalid_request", new(sentence, $"Запрос составлен неверно. {sentence}"));

    /// <summary>A form that was refused: section 5.2 knows status 400 only, and a code of its own for the grant.</summary>
    public static ApiError OfForm(ApiError error) => error.Status == StatusCodes.Status413PayloadTooLarge
        ? error
        : new(400, IsOfGrant(error) ? "unsupported_grant_type" : "invalid_request", error.Message);

    /// <summary>Section 5.1: neither a token nor a refusal may be stored on the way.</summary>
    public static void ForbidStoring(HttpContext context) => context.Response.Headers.CacheControl = "no-store";

    /// <summary>The same for an unknown name and a wrong secret.</summary>
    public static ApiError InvalidClient() => new(401, "invalid_client", new(
        "There is no service account with this client_id and client_secret; `./run admin service-account create` makes one.",
        "Сервисного аккаунта с такими client_id и client_secret нет; его создаёт `./run admin service-account create`."));

    // Section 5.2 allows neither quotation marks nor backslashes in a description.
    private static string Described(string message) => message.Replace('"', '\'').Replace('\\', '/');

    private static bool IsOfGrant(ApiError error) =>
        error.Details is ApiErrors.FieldDetails { Fields: [{ Field: "grant_type", Kind: "literal_error" }, ..] };

    /// <param name="Error">A code of the standard.</param>
    /// <param name="ErrorDescription">What happened, and what to do next.</param>
    internal sealed record Reply(string Error, string ErrorDescription);
}
