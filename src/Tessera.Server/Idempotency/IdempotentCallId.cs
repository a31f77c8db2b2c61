using Tessera.Server.Ledger;

namespace Tessera.Server.Idempotency;

/// <summary>The scope in which a key is unique: an account (test and live keys separate) and a route.</summary>
/// <param name="Account">The account of the caller.</param>
/// <param name="IsTest">Whether the caller uses a test key.</param>
/// <param name="Route">The method and route pattern of the endpoint.</param>
/// <param name="KeyHash">The hash of the idempotency key.</param>
internal readonly record struct IdempotentCallId(AccountId Account, bool IsTest, string Route, string KeyHash);
