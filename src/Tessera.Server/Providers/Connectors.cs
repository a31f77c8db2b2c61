using Tessera.Providers;

namespace Tessera.Server.Providers;

/// <summary>What a vendor's folder in Tessera.Providers offers for one credential.</summary>
/// <param name="Text">Null for a vendor without text.</param>
/// <param name="Tasks">Null for a vendor without media.</param>
internal sealed record Connectors(ITextProvider? Text, ITaskProvider? Tasks = null)
{
    /// <summary>The harmless call that proves the credential; null where the vendor's connector offers none.</summary>
    public IProviderCheck? Check => Text as IProviderCheck ?? Tasks as IProviderCheck;

    /// <summary>What says which models the vendor has; null where the vendor's connector offers nothing of the kind.</summary>
    public IModelList? Models => Text as IModelList ?? Tasks as IModelList;
}
