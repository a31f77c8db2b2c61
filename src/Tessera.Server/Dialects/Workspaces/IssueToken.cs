using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Workspaces;

/// <summary>
/// <c>POST /oauth/v2/token</c>: a service account's access token, by the client credentials grant of RFC 6749, section 4.4.
/// The secret comes in the form or as HTTP Basic, not both.
/// </summary>
internal static class IssueToken
{
    private const string Grant = "client_credentials";

    public static async Task<Results<Ok<TokenIssued>, ApiError>> Handle(
        HttpContext context, ServiceAccountStore clients, ServiceAccountTokens tokens, CredentialThrottle failures, CancellationToken ct)
    {
        // RFC 6749, section 5.1: neither a token nor a refusal is kept by anyone on the way.
        context.Response.Headers.CacheControl = "no-store";
        if (!context.Request.HasFormContentType)
        {
            return OAuthErrors.InvalidRequest("The body is not a form: send application/x-www-form-urlencoded with grant_type=client_credentials.");
        }

        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(ct);
        }
        catch (InvalidDataException malformed)
        {
            return OAuthErrors.InvalidRequest($"The form cannot be read: {malformed.Message}");
        }

        if (form.FirstOrDefault(member => member.Value.Count > 1).Key is { } repeated)
        {
            return OAuthErrors.InvalidRequest($"`{repeated}` is given more than once.");
        }

        if (form["grant_type"].ToString() is not Grant and var grant)
        {
            return grant.Length == 0 ? OAuthErrors.InvalidRequest($"`grant_type` is required: {Grant}.") : OAuthErrors.UnsupportedGrant(grant);
        }

        var (clientId, secret, problem) = Credentials(context.Request, form);
        if (problem is not null)
        {
            return problem;
        }

        var from = context.Connection.RemoteIpAddress;
        if (failures.WaitOf(from) is { } wait)
        {
            return CredentialErrors.TooManyUnknown(wait);
        }

        if (await clients.FindAsync(clientId, secret) is { } client)
        {
            return TypedResults.Ok(new TokenIssued(tokens.Issue(client.Id), "Bearer", (long)ServiceAccountTokens.Lifetime.TotalSeconds));
        }

        failures.Add(from);
        return OAuthErrors.InvalidClient();
    }

    private static (string ClientId, string Secret, ApiError? Problem) Credentials(HttpRequest request, IFormCollection form)
    {
        var (clientId, secret) = (form["client_id"].ToString(), form["client_secret"].ToString());
        if (request.Headers.Authorization.ToString() is { Length: > 0 } header)
        {
            if (secret.Length > 0)
            {
                return ("", "", OAuthErrors.InvalidRequest("The secret is given twice, in the form and as HTTP Basic; give it once."));
            }

            return Basic(header) is { } basic && (clientId.Length == 0 || clientId == basic.ClientId)
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
