namespace Tessera.Providers;

/// <summary>
/// An optional capability of a connector: listing the models that the vendor serves to this credential. The calls cost nothing
/// and change nothing. The connector's own class implements it.
/// </summary>
public interface IModelList
{
    /// <summary>
    /// The vendor's models. The server handles transport exceptions, as in every call.
    /// </summary>
    /// <param name="routed">
    /// The IDs in routes. If the vendor has no list, or its list omits names that still work, these are requested
    /// one by one; a routed ID that the result lacks no longer exists.
    /// </param>
    /// <param name="ct">The caller's token.</param>
    Task<ModelListing> ListAsync(IReadOnlyCollection<string> routed, CancellationToken ct);
}
