using Tessera.Server.Http;
using Tessera.Server.Ledger;

namespace Tessera.Server.Generations;

/// <summary>A generation that has just ended, and the wallet after it.</summary>
internal sealed record SettledGeneration(Generation Generation, Wallet Wallet)
{
    /// <summary>Why the server cut a text short, for the caller; null when it did not.</summary>
    public ApiError? CutShort { get; init; }
}
