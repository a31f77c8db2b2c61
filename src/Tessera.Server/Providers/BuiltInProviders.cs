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
        Compatible("deepseek", "https://api.deepseek.com/v1/", "DEEPSEEK"),
        Compatible("xai", "https://api.x.ai/v1/", "XAI"),
        Compatible("openrouter", "https://openrouter.ai/api/v1/", "OPENROUTER"),
        Local("ollama", "OLLAMA", "OLLAMA_HOST"),
        Local("vllm", "VLLM"),
        Local("llamacpp", "LLAMACPP"),
        Local("lmstudio", "LMSTUDIO"),
        Local("localai", "LOCALAI"),
    ];

    private static readonly FrozenDictionary<string, BuiltInProvider> ByName =
        All.ToFrozenDictionary(provider => provider.Name, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Names => All.Select(provider => provider.Name);

    public static BuiltInProvider? Find(string name) => ByName.GetValueOrDefault(name);

    // A vendor that speaks OpenAI's chat completions.
    private static BuiltInProvider Compatible(string name, string address, string prefix) => new(
        name, address, [$"{prefix}_API_KEY"], [$"{prefix}_BASE_URL"], (http, at, key) => new(new OpenAiText(http, at, key)));

    // A server of the operator's own that does: it is where he says, and often asks for no key.
    private static BuiltInProvider Local(string name, string prefix, params string[] hostNames) => new(
        name, null, [$"{prefix}_API_KEY"], [$"{prefix}_BASE_URL", .. hostNames], (http, at, key) => new(new OpenAiText(http, at, key)))
    {
        NeedsKey = false,
        HostPath = "/v1",
    };
}
