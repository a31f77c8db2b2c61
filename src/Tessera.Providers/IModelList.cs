namespace Tessera.Providers;

/// <summary>
/// What a connector may offer besides its work: which models the vendor serves to this credential. The calls cost nothing
/// and change nothing. The connector's own class implements it.
/// </summary>
public interface IModelList
{
    /// <summary>
    /// The models of the vendor. Transport exceptions are the server's, as in every other call.
    /// </summary>
    /// <param name="routed">
    /// The ids that routes name. Where the vendor has no list, or the list leaves names out that still work, it is asked for
    /// these one by one; a routed id that the listing lacks is gone.
    /// </param>
    /// <param name="ct">Of the caller.</param>
    Task<ModelListing> ListAsync(IReadOnlyCollection<string> routed, CancellationToken ct);
}
