namespace Tessera.Providers.Http;

/// <summary>One page of a vendor's list of models.</summary>
/// <param name="Models">The models on this page.</param>
/// <param name="Next">The path of the next page; null on the last.</param>
internal sealed record ModelListPage(IReadOnlyList<ListedModel> Models, string? Next = null)
{
    /// <summary>Whether the vendor reports more models without an address for them.</summary>
    public bool IsCutOff { get; init; }
}
