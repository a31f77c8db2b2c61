using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Workspaces.Tokens;

/// <summary>
/// <c>POST /oauth/v2/token</c>: a service account's access token, by the client credentials grant of RFC 6749, section 4.4.
/// The secret comes in the form or as HTTP Basic, not both.
/// </summary>
internal static class IssueToken
{
    public static async Task<Results<Ok<TokenIssued>, ApiError>> Handle(
        TokenRequest request,
        [FromHeader(Name = "Authorization")] string? authorization,
        ClientAddress client,
        ServiceAccountStore clients,
        ServiceAccountTokens tokens,
        CredentialThrottle failures)
    {
        var (clientId, secret, problem) = Credentials(request, authorization);
        if (problem is not null)
        {
            return problem;
        }

        if (failures.WaitOf(client.Value) is { } wait)
        {
            return CredentialErrors.TooManyUnknown(wait);
        }

        if (await clients.FindAsync(clientId, secret) is { } found)
        {
            return TypedResults.Ok(new TokenIssued(tokens.Issue(found.Id), "Bearer", (long)ServiceAccountTokens.Lifetime.TotalSeconds));
        }

        failures.Add(client.Value);
        return OAuthErrors.InvalidClient();
    }

    private static (string ClientId, string Secret, ApiError? Problem) Credentials(TokenRequest request, string? authorization)
    {
        var (clientId, secret) = (request.ClientId ?? "", request.ClientSecret ?? "");
        if (!string.IsNullOrEmpty(authorization))
        {
            if (secret.Length > 0)
            {
                return ("", "", OAuthErrors.InvalidRequest("The secret is given twice, in the form and as HTTP Basic; give it once."));
            }

            return Basic(authorization) is { } basic && (clientId.Length == 0 || clientId == basic.ClientId)
                ? (basic.ClientId, basic.Secret, null)
                : ("", "", OAuthErrors.InvalidClient());
        }

        return clientId.Length == 0 || secret.Length == 0
            ? ("", "", OAuthErrors.InvalidRequest("`client_id` and `client_secret` are required, in the form or as HTTP Basic."))
            : (clientId, secret, null);
    }

    // Section 2.3.1: both parts are form-encoded before they are joined by the colon.
    private static (string ClientId, string Secret)? Basic(string header)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out var value)
            || !value.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
            || value.Parameter is not { } parameter
            || !Base64.IsValid(parameter))
        {
            return null;
        }

        return Encoding.UTF8.GetString(Convert.FromBase64String(parameter)).Split(':', 2) is [var clientId, var secret]
            ? (Decode(clientId), Decode(secret))
            : null;
    }

    private static string Decode(string part) => Uri.UnescapeDataString(part.Replace('+', ' '));

    /// <summary>The reply of RFC 6749, section 5.1.</summary>
    /// <param name="AccessToken">For <c>Authorization: Bearer</c>.</param>
    /// <param name="TokenType">Always <c>Bearer</c>.</param>
    /// <param name="ExpiresIn">Seconds it is good for.</param>
    internal sealed record TokenIssued(string AccessToken, string TokenType, long ExpiresIn);
}
