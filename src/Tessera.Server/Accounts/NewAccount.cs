namespace Tessera.Server.Accounts;

/// <summary>An account to open. The email is in lower case; without a password only keys sign in.</summary>
internal sealed record NewAccount(string? Email, string Username, string? PasswordHash, bool IsOwner = false);
