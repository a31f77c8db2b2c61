namespace Tessera.Server.Dialects.V2.Documents;

/// <summary>Email and password.</summary>
internal sealed record LoginRequest(string Email, string Password);
