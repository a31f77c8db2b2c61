namespace Tessera.Providers;

/// <summary>A vendor's list of models, or why there is none.</summary>
public abstract record ModelListing
{
    private ModelListing()
    {
    }

    /// <summary>There is no list at this address.</summary>
    public static ModelListing None { get; } = new Unlisted();

    /// <summary>The models. A vendor that is queried one by one reports only those that routes name.</summary>
    public sealed record Listed(IReadOnlyList<ListedModel> Models) : ModelListing;

    /// <summary>Why the list is missing.</summary>
    public sealed record Failed(ProviderFailure Failure) : ModelListing;

    private sealed record Unlisted : ModelListing;
}
