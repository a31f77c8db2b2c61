using Tessera.Server.Ledger;

namespace Tessera.Server.Idempotency;

/// <summary>What a key is unique in: an account with all of its keys, live ones and test ones apart, and a route.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="IsTest">Whether a test key calls.</param>
/// <param name="Route">Method and pattern of the endpoint.</param>
/// <param name="KeyHash">The hash of the key.</param>
internal readonly record struct IdempotentCallId(AccountId Account, bool IsTest, string Route, string KeyHash);
