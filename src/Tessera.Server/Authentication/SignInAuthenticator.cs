using Tessera.Server.Http;

namespace Tessera.Server.Authentication;

/// <summary>Resolves the access token of a sign-in, or the session cookie of a browser, to its caller.</summary>
internal sealed class SignInAuthenticator(SignInStore signIns, AccessTokens tokens, SessionStore sessions, SessionTokens cookies, TimeProvider time)
{
    public async Task<Result<Caller>> AuthenticateAsync(string token)
    {
        if (tokens.Read(token) is not { } access)
        {
            return ApiErrors.NotAuthenticated();
        }

        if (access.ExpiresAt <= time.GetUtcNow())
        {
            return ApiErrors.TokenExpired();
        }

        return await signIns.IsOpenAsync(access.SignIn) ? new Caller(access.Account, null) { SignIn = access.SignIn } : ApiErrors.NotAuthenticated();
    }

    /// <summary>
    /// A browser attaches the cookie to what pages of other sites send, too, so a request that may change something also needs
    /// the CSRF token, which only pages of this server can read, and may not come from a page of another origin.
    /// </summary>
    public async Task<Result<Caller>> AuthenticateAsync(HttpContext context, string cookie)
    {
        if (await sessions.FindAsync(cookie) is not { } session)
        {
            return CredentialErrors.SessionEnded();
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)
            && (CheckCsrf(context.Request.Headers[SessionCookie.CsrfHeader].ToString(), session.SignIn)
                ?? (PageOrigin.IsForeign(context.Request) ? CredentialErrors.ForeignCall() : null)) is { } refusal)
        {
            return refusal;
        }

        // Caches treat a reply to a key as private; for them a cookie is a header like any other.
        context.Response.Headers.CacheControl = "no-store";
        return new Caller(session.Account, null) { SignIn = session.SignIn };
    }

    private ApiError? CheckCsrf(string sent, SignInId signIn) =>
        sent.Length == 0 ? CredentialErrors.MissingCsrf() : cookies.IsCsrf(sent, signIn) ? null : CredentialErrors.WrongCsrf();
}
