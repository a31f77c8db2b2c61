namespace Tessera.Server.Dialects.V2.Documents;

/// <summary>A refresh token.</summary>
internal sealed record RefreshRequest(string RefreshToken);
