using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.Dialects.Workspaces;

/// <summary>The client credentials grant, as a form.</summary>
internal sealed record TokenRequest
{
    /// <summary>The one grant there is.</summary>
    [AllowedValues("client_credentials")]
    public required string GrantType { get; init; }

    /// <summary>The service account's name; here or as HTTP Basic.</summary>
    public string? ClientId { get; init; }

    /// <summary>Its secret; here or as HTTP Basic.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>Taken and not looked at; the vendor's page sends openid.</summary>
    public string? Scope { get; init; }
}
