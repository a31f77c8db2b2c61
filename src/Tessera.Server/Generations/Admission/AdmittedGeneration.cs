using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Ledger;
using Tessera.Server.Providers;

namespace Tessera.Server.Generations.Admission;

/// <summary>A generation that was let in: its row and hold are on disk, and somebody must now run it to an end.</summary>
/// <param name="Generation">Its row.</param>
/// <param name="Hold">What pays for it.</param>
/// <param name="Price">What it may cost.</param>
/// <param name="Candidates">Who may serve it, in order; never empty.</param>
internal sealed record AdmittedGeneration(Generation Generation, Hold Hold, Price Price, IReadOnlyList<ServingRoute> Candidates)
{
    /// <summary>Asked for it; a text is stopped when its caller may not call any more.</summary>
    public required Caller Caller { get; init; }

    /// <summary>Who it was admitted for.</summary>
    public ServingRoute Route => Candidates[0];
}
