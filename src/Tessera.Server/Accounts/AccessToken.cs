namespace Tessera.Server.Accounts;

/// <summary>What an access token says.</summary>
internal readonly record struct AccessToken(AccountId Account, SignInId SignIn, DateTimeOffset ExpiresAt);
