using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Workspaces.Tokens;

/// <summary>The errors of the token endpoint: RFC 6749, section 5.2.</summary>
internal static class OAuthErrors
{
    private const string InvalidRequestCode = "invalid_request";

    private static readonly string[] Codes = ["invalid_client", "unsupported_grant_type"];

    /// <summary>The body of every error below <c>/oauth</c>.</summary>
    public static ErrorForm Form { get; } = new((error, request) => new Reply(CodeOf(error), Described(error.Message.For(request))))
    {
        Challenge = "Basic realm=\"oauth\"",
    };

    /// <summary>
    /// The code of an error. Section 5.2 has none for a client that must wait or for a failure of the server: those of section
    /// 4.1.2.1 have that meaning, and OAuth clients know them; the status and <c>Retry-After</c> say the rest.
    /// </summary>
    public static string CodeOf(ApiError error) => error.Status switch
    {
        StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => "temporarily_unavailable",
        StatusCodes.Status500InternalServerError => "server_error",
        _ when Codes.Contains(error.Code) => error.Code,
        _ => InvalidRequestCode,
    };

    public static ApiError InvalidRequest(string sentence) => new(400, InvalidRequestCode, new(sentence, $"Запрос составлен неверно. {sentence}"));

    /// <summary>A form that was refused: section 5.2 knows status 400 only, and a code of its own for the grant.</summary>
    public static ApiError OfForm(ApiError error) => error.Status == StatusCodes.Status413PayloadTooLarge
        ? error
        : new(400, IsOfGrant(error) ? "unsupported_grant_type" : InvalidRequestCode, error.Message);

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
