namespace Tessera.Server.Providers;

/// <summary>Section <c>Tessera:Providers</c>: the vendors this installation has keys for, by name.</summary>
internal sealed class ProvidersOptions : Dictionary<string, ProviderOptions>
{
    public const string Section = "Tessera:Providers";

    public ProvidersOptions()
        : base(StringComparer.OrdinalIgnoreCase)
    {
    }
}
