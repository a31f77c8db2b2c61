using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Workspaces.Tokens;

/// <summary>The client credentials grant, as a form. RFC 6749, section 3.2: parameters that are not known are ignored.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record TokenRequest : IRequestForm<TokenRequest>
{
    public static string MediaType => "application/x-www-form-urlencoded";

    /// <summary>The one grant there is.</summary>
    [AllowedValues("client_credentials")]
    public required string GrantType { get; init; }

    /// <summary>The service account's name; here or as HTTP Basic.</summary>
    public string? ClientId { get; init; }

    /// <summary>Its secret; here or as HTTP Basic.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>Taken and not looked at; the vendor's page sends openid.</summary>
    public string? Scope { get; init; }

    public static ApiError Refuse(ApiError error) => OAuthErrors.OfForm(error);
}
