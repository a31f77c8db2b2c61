using Tessera.Server.Ledger;

namespace Tessera.Server.Tests;

/// <summary>An account of a test, and a client that holds its key.</summary>
internal sealed record TestAccount(AccountId Id, string Key, HttpClient Client);
