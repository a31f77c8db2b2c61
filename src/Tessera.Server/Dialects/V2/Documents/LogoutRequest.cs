namespace Tessera.Server.Dialects.V2.Documents;

/// <summary>Which sign-in ends: that of this refresh token, or that of the access token in the header.</summary>
internal sealed record LogoutRequest
{
    public string? RefreshToken { get; init; }
}
