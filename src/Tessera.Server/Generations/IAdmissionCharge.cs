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
    /// <summary>Whether it concerns this generation.</summary>
    bool AppliesTo(NewGeneration generation);

    /// <summary>Takes the charge; null, or, with nothing changed, the error to answer with because too little is left.</summary>
    Task<ApiError?> TryTakeAsync(Session session, NewGeneration generation);

    /// <summary>Returns what was just taken: the generation is not admitted after all.</summary>
    Task ReturnAsync(Session session, NewGeneration generation);

    /// <summary>Notes what was taken, once the row has its number.</summary>
    Task RecordAsync(Session session, NewGeneration generation, GenerationId id);

    /// <summary>Returns what an ended generation did not use.</summary>
    /// <param name="session">The transaction that ends it.</param>
    /// <param name="ended">As it ended. It may be one that this charge never applied to.</param>
    /// <param name="released">How many tokens of its hold were released.</param>
    Task ReleaseAsync(Session session, Generation ended, long released);
}
