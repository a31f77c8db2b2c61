using System.Reflection;
using Microsoft.Net.Http.Headers;
using Tessera.Server.Http;

namespace Tessera.Server.Authentication;

/// <summary>
/// The session cookie of a request, which the endpoints of sessions take as a parameter; all others receive its caller. Over
/// HTTPS only the cookie with the prefix <c>__Host-</c> is read, which no other host and no plain-text reply can have set.
/// </summary>
internal sealed class SessionCookie : IBindableFromHttpContext<SessionCookie>
{
    public const string CsrfHeader = "X-CSRF";

    private const string PlainName = "tessera";
    private const string SecureName = "__Host-tessera";

    private readonly HttpContext _context;

    private SessionCookie(HttpContext context) => _context = context;

    /// <summary>The cookie's value; null when there is none.</summary>
    public string? Value => Read(_context.Request);

    /// <summary>
    /// Why this request may not start a session: a page of another site could sign its visitors in to an account of its own.
    /// Such a page cannot send a JSON content type without a preflight, which is refused.
    /// </summary>
    public ApiError? Refusal => _context.Request.ContentType is null
        ? ApiErrors.UnsupportedMediaType("none", "application/json")
        : PageOrigin.IsForeign(_context.Request) ? CredentialErrors.ForeignPage() : null;

    public static ValueTask<SessionCookie?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        context.Response.Headers.CacheControl = "no-store";
        return ValueTask.FromResult<SessionCookie?>(new(context));
    }

    public static string? Read(HttpRequest request) => request.Cookies[NameFor(request)] is { Length: > 0 } value ? value : null;

    /// <summary>Gives the browser a session; the server ends it earlier when it is not used.</summary>
    public void Set(string value) => Append(value, SessionStore.Lifetime);

    public void Delete() => Append("", TimeSpan.Zero);

    private static string NameFor(HttpRequest request) => request.IsHttps ? SecureName : PlainName;

    private void Append(string value, TimeSpan lifetime) => _context.Response.Headers.Append(HeaderNames.SetCookie, new SetCookieHeaderValue(NameFor(_context.Request), value)
    {
        Path = "/",
        HttpOnly = true,
        Secure = _context.Request.IsHttps,
        SameSite = Microsoft.Net.Http.Headers.SameSiteMode.Lax,
        MaxAge = lifetime,
    }.ToString());
}
