using Tessera.Providers;

namespace Tessera.Server.Providers;

/// <summary>Every vendor Tessera can speak to. Adding one is a folder in Tessera.Providers and a line here.</summary>
internal static class BuiltInProviders
{
    private static readonly Uri OpenAiAddress = new("https://api.openai.com/v1/");

    /// <summary>Text providers by name, for the vendors that are configured.</summary>
    public static Dictionary<string, ITextProvider> Text(IReadOnlyDictionary<string, ProviderOptions> configured, HttpMessageInvoker http)
    {
        var providers = new Dictionary<string, ITextProvider>(StringComparer.Ordinal);
        _ = (configured, http, OpenAiAddress);
        return providers;
    }
}
