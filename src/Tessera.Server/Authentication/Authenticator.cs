using System.Net;
using Tessera.Server.Http;

namespace Tessera.Server.Authentication;

/// <summary>
/// Resolves a request to its caller: an API key in any header in which vendors' clients send theirs, or <c>Authorization:
/// Bearer</c> with the access token of a sign-in or, where the endpoint allows it, of a service account, and without any of
/// these the session cookie. Completes synchronously when the key is cached.
/// </summary>
internal sealed class Authenticator(
    ApiKeyCache keys,
    ApiKeyUses uses,
    ApiAccessPolicy policy,
    SignInAuthenticator signIns,
    ServiceAccountAuthenticator serviceAccounts,
    CredentialThrottle throttle,
    TimeProvider time)
{
    // OpenAI's and Anthropic's clients, fal's, Replicate's.
    private static readonly string[] Schemes = ["Bearer ", "Key ", "Token "];

    // Anthropic's older clients, Google's, Azure's.
    private static readonly string[] KeyHeaders = ["x-api-key", "x-goog-api-key", "api-key"];

    /// <summary>The caller, or why the request is refused.</summary>
    public ValueTask<Result<Caller>> AuthenticateAsync(HttpContext context, bool allowsServiceAccounts = false)
    {
        if (Presented(context.Request.Headers) is not { } text)
        {
            return context.Request.Headers.Authorization.Count == 0 && SessionCookie.Read(context.Request) is { } cookie
                ? new(signIns.AuthenticateAsync(context, cookie))
                : new(ApiErrors.NotAuthenticated());
        }

        var (start, from) = (Start(text), context.Connection.RemoteIpAddress);
        if (!text.AsSpan(start).StartsWith(ApiKeyFormat.LivePrefix, StringComparison.Ordinal))
        {
            return new((allowsServiceAccounts && start > 0 ? serviceAccounts.TryAuthenticateAsync(text[start..]) : null) ?? signIns.AuthenticateAsync(text[start..]));
        }

        var key = text.AsSpan(start).TrimEnd(' ');
        if (ApiKeyFormat.FormOf(key) is not ApiKeyFormat.KeyForm.WellFormed and var form)
        {
            return new(CredentialErrors.Malformed(form, key.Length));
        }

        var hash = ConnectionKey.HashOf(context, text, key);
        return keys.Held(hash) is { } held ? new(ByKey(held, from)) : new(ByKeyAsync(hash, from));
    }

    private static string? Presented(IHeaderDictionary headers)
    {
        var authorization = headers.Authorization;
        if (authorization.Count == 1 && authorization[0] is { } text)
        {
            return SchemeLength(text) > 0 ? text : null;
        }

        if (authorization.Count > 0)
        {
            return null;
        }

        foreach (var name in KeyHeaders)
        {
            if (headers[name] is [{ } key])
            {
                return key;
            }
        }

        return null;
    }

    private static int Start(string text)
    {
        var start = SchemeLength(text);
        while (start < text.Length && text[start] == ' ')
        {
            start++;
        }

        return start;
    }

    private static int SchemeLength(string text)
    {
        foreach (var scheme in Schemes)
        {
            if (text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                return scheme.Length;
            }
        }

        return 0;
    }

    private async Task<Result<Caller>> ByKeyAsync(ApiKeyHash hash, IPAddress? from)
    {
        // A key that was valid here before is read again even while its network is throttled.
        if (!keys.HasSeen(hash) && throttle.WaitOf(from) is { } wait)
        {
            return CredentialErrors.TooManyUnknown(wait);
        }

        if (await keys.ReadAsync(hash) is { } key)
        {
            return ByKey(key, from);
        }

        throttle.Add(from);
        return CredentialErrors.Unknown();
    }

    private Result<Caller> ByKey(CachedApiKey key, IPAddress? from)
    {
        var now = time.GetUtcNow();
        if ((ApiKeyValidity.Check(key, now, from) ?? policy.Check(key.Plan)) is { } refusal)
        {
            return refusal;
        }

        uses.Note(key.Key.Id, now.ToUnixTimeMilliseconds());
        return key.Caller;
    }
}
