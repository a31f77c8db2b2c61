namespace Tessera.Providers;

/// <summary>The providers' names in the catalogue's routes, in the configuration and in stored generations.</summary>
public static class ProviderNames
{
    /// <summary>Every name a route may have; not all have a connector yet.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "openai", "anthropic", "gemini", "deepseek", "xai", "openrouter", "ollama", "vllm", "llamacpp", "lmstudio", "localai",
        "bfl", "stability", "recraft", "luma", "ideogram", "midjourney", "replicate", "fal", "automatic1111", "comfyui", "sdserver",
        "elevenlabs", "minimax", "kling", "runway",
    ];
}
