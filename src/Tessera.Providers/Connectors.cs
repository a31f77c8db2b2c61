namespace Tessera.Providers;

/// <summary>A vendor's connectors for one credential.</summary>
/// <param name="Text">Null for a vendor without text models.</param>
/// <param name="Tasks">Null for a vendor without media models.</param>
public sealed record Connectors(ITextProvider? Text, ITaskProvider? Tasks = null)
{
    /// <summary>Null for a vendor without embeddings.</summary>
    public IEmbeddingProvider? Embeddings { get; init; }

    /// <summary>The call that checks the credential; null if the connector has none.</summary>
    public IProviderCheck? Check => Text as IProviderCheck ?? Tasks as IProviderCheck;

    /// <summary>Lists the vendor's models; null if the connector has no list.</summary>
    public IModelList? Models => Text as IModelList ?? Tasks as IModelList;
}
