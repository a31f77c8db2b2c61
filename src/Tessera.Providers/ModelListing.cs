namespace Tessera.Providers;

/// <summary>What a vendor says of its models.</summary>
public abstract record ModelListing
{
    private ModelListing()
    {
    }

    /// <summary>There is no list at this address.</summary>
    public static ModelListing None { get; } = new Unlisted();

    /// <summary>Its models; whether there are others that no route names, a vendor that is asked one by one does not say.</summary>
    public sealed record Listed(IReadOnlyList<ListedModel> Models) : ModelListing;

    /// <summary>Why the list did not come.</summary>
    public sealed record Failed(ProviderFailure Failure) : ModelListing;

    private sealed record Unlisted : ModelListing;
}
