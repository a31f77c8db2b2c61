namespace Tessera.Testing.Vendors;

/// <summary>What the stub of a provider says, for any of its models.</summary>
/// <param name="Text">For its own name of a model; null for a vendor without texts.</param>
/// <param name="Tasks">For what it is asked to make; null for a vendor without media.</param>
internal sealed record StubVendor(Func<string, TextVendor>? Text, Func<StubWork, TaskVendor>? Tasks)
{
    /// <summary>By the provider's name.</summary>
    public static IReadOnlyDictionary<string, StubVendor> All { get; } = new Dictionary<string, StubVendor>(StringComparer.Ordinal)
    {
        ["openai"] = new(_ => OpenAiVendors.OpenAi, Makes<OpenAiImagesVendor>),
        ["anthropic"] = new(model => new AnthropicVendor { Model = model }, null),
        ["gemini"] = new(model => new GeminiVendor { Model = model }, Makes<GeminiImagesVendor>),
        ["deepseek"] = new(_ => OpenAiVendors.DeepSeek, null),
        ["xai"] = new(_ => OpenAiVendors.Xai, null),
        ["openrouter"] = new(_ => OpenAiVendors.OpenRouter, null),
        ["ollama"] = new(_ => OpenAiVendors.Ollama, null),
        ["vllm"] = new(_ => OpenAiVendors.Vllm, null),
        ["llamacpp"] = new(_ => OpenAiVendors.LlamaCpp, null),
        ["lmstudio"] = new(_ => OpenAiVendors.LmStudio, null),
        ["localai"] = new(_ => OpenAiVendors.LocalAi, null),
        ["bfl"] = new(null, Makes<BflVendor>),
        ["luma"] = new(null, Makes<LumaVendor>),
        ["stability"] = new(null, Makes<StabilityVendor>),
        ["recraft"] = new(null, Makes<RecraftVendor>),
        ["ideogram"] = new(null, Makes<IdeogramVendor>),
        ["midjourney"] = new(null, Makes<MidjourneyVendor>),
        ["replicate"] = new(null, Makes<ReplicateVendor>),
        ["fal"] = new(null, Makes<FalVendor>),
        ["automatic1111"] = new(null, Makes<Automatic1111Vendor>),
        ["comfyui"] = new(null, Makes<ComfyUiVendor>),
        ["sdserver"] = new(null, Makes<SdServerVendor>),
    };

    /// <summary>What stands behind the host in its address.</summary>
    public string AddressPath => Text?.Invoke("").AddressPath ?? Tasks?.Invoke(StubWork.None).AddressPath ?? "";

    private static T Makes<T>(StubWork work)
        where T : TaskVendor, new() => new() { Call = work.Call, File = work.File, Link = work.Link, Words = work.Words };
}
