using System.Collections.Frozen;
using Tessera.Providers.OpenAi;

namespace Tessera.Server.Providers;

/// <summary>Every vendor Tessera can speak to. Adding one is a folder in Tessera.Providers and a line here.</summary>
internal static class BuiltInProviders
{
    /// <summary>All of them, in the order they are shown.</summary>
    public static IReadOnlyList<BuiltInProvider> All { get; } =
    [
        new("openai", "https://api.openai.com/v1/", ["OPENAI_API_KEY"], ["OPENAI_BASE_URL"],
            (http, address, key) => new(new OpenAiText(http, address, key))) { NeedsKey = false },
    ];

    private static readonly FrozenDictionary<string, BuiltInProvider> ByName =
        All.ToFrozenDictionary(provider => provider.Name, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Names => All.Select(provider => provider.Name);

    public static BuiltInProvider? Find(string name) => ByName.GetValueOrDefault(name);
}
