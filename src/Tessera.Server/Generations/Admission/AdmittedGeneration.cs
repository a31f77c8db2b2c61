using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Ledger;
using Tessera.Server.Providers;

namespace Tessera.Server.Generations.Admission;

/// <summary>An admitted generation, whose row and hold are committed or paid for by an allowance; it must now be run to its end.</summary>
/// <param name="Generation">Its row.</param>
/// <param name="Hold">The hold that pays for it; null for one that an allowance pays, until its row is written.</param>
/// <param name="Price">The most it may cost.</param>
/// <param name="Candidates">The routes that may serve it, in order; never empty.</param>
internal sealed record AdmittedGeneration(Generation Generation, Hold? Hold, Price Price, IReadOnlyList<ServingRoute> Candidates)
{
    /// <summary>The caller, whose text is stopped when it is no longer authorised.</summary>
    public required Caller Caller { get; init; }

    /// <summary>
    /// Whether its call has an idempotency key. It then runs to its end even if the client disconnects: the retry finds its result.
    /// </summary>
    public bool IsKeyed { get; init; }

    /// <summary>The route it was admitted for.</summary>
    public ServingRoute Route => Candidates[0];
}
