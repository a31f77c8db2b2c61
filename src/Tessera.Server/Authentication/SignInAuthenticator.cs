using Tessera.Server.Http;

namespace Tessera.Server.Authentication;

/// <summary>Resolves the access token of a sign-in to its caller.</summary>
internal sealed class SignInAuthenticator(SignInStore signIns, AccessTokens tokens, TimeProvider time)
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
}
