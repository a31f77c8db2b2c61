namespace Tessera.Providers;

/// <summary>What a vendor's folder offers for one credential.</summary>
/// <param name="Text">Null for a vendor without text.</param>
/// <param name="Tasks">Null for a vendor without media.</param>
public sealed record Connectors(ITextProvider? Text, ITaskProvider? Tasks = null)
{
    /// <summary>The harmless call that proves the credential; null where the vendor's connector offers none.</summary>
    public IProviderCheck? Check => Text as IProviderCheck ?? Tasks as IProviderCheck;

    /// <summary>Lists the vendor's models; null where the vendor's connector has no such list.</summary>
    public IModelList? Models => Text as IModelList ?? Tasks as IModelList;
}
