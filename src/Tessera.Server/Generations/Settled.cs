using Tessera.Server.Ledger;

namespace Tessera.Server.Generations;

/// <summary>A generation that has just ended, and what its account has left.</summary>
internal sealed record Settled(Generation Generation, Wallet Wallet);
