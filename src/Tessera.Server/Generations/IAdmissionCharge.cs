using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations;

/// <summary>
/// A limit besides the wallet that a generation counts against, such as a key's monthly budget or a workspace's quota. It is
/// charged in the transaction that admits the generation and returned in the one that ends it, so it never disagrees with
/// the hold.
/// </summary>
internal interface IAdmissionCharge
{
    /// <summary>Whether it applies to this generation.</summary>
    bool AppliesTo(NewGeneration generation);

    /// <summary>
    /// Takes the charge and returns null; or, with nothing changed, returns the error that too little is left.
    /// </summary>
    Task<ApiError?> TryTakeAsync(Session session, NewGeneration generation);

    /// <summary>Returns what was just taken, because the generation was not admitted.</summary>
    Task ReturnAsync(Session session, NewGeneration generation);

    /// <summary>Records what was taken, once the row has its ID.</summary>
    Task RecordAsync(Session session, NewGeneration generation, GenerationId id);

    /// <summary>Returns what an ended generation did not use.</summary>
    /// <param name="session">The transaction that settles it.</param>
    /// <param name="ended">The generation after its end; the charge may not have applied to it.</param>
    /// <param name="released">The number of tokens of its hold that were released.</param>
    Task ReleaseAsync(Session session, Generation ended, long released);
}
