using Tessera.Providers;
using Tessera.Providers.OpenAi;

namespace Tessera.Server.Providers;

/// <summary>Every vendor Tessera can speak to. Adding one is a folder in Tessera.Providers and a line here.</summary>
internal static class BuiltInProviders
{
    private static readonly Uri OpenAiAddress = new("https://api.openai.com/v1/");

    /// <summary>Text providers by name, for the vendors that are configured.</summary>
    public static Dictionary<string, ITextProvider> Text(IReadOnlyDictionary<string, ProviderOptions> configured, HttpClient http)
    {
        var providers = new Dictionary<string, ITextProvider>(StringComparer.Ordinal);
        if (configured.TryGetValue("openai", out var openAi) && (openAi.ApiKey ?? openAi.BaseUrl) is not null)
        {
            providers["openai"] = new OpenAiText(http, Address(openAi, OpenAiAddress), openAi.ApiKey);
        }

        return providers;
    }

    private static Uri Address(ProviderOptions provider, Uri usual) =>
        provider.BaseUrl is { } given ? new Uri(given.TrimEnd('/') + "/") : usual;
}
