using Tessera.Server.Ledger;

namespace Tessera.Server.Authentication;

/// <summary>What an access token says.</summary>
internal readonly record struct AccessToken(AccountId Account, SignInId SignIn, DateTimeOffset ExpiresAt);
