using Tessera.Providers;

namespace Tessera.Testing.Vendors;

/// <summary>Creates the wire formats of a provider's stub.</summary>
/// <param name="Text">Text, by the provider's model ID; null for a vendor without text models.</param>
/// <param name="Tasks">Media, by the expected task; null for a vendor without media models.</param>
internal sealed record VendorFactory(Func<string, TextVendor>? Text, Func<StubTask, TaskVendor>? Tasks)
{
    /// <summary>By the provider's name.</summary>
    public static IReadOnlyDictionary<string, VendorFactory> All { get; } = new Dictionary<string, VendorFactory>(StringComparer.Ordinal)
    {
        ["openai"] = new(_ => OpenAiVendors.OpenAi, MakesAsOpenAi),
        ["anthropic"] = new(model => new AnthropicVendor { Model = model }, null),
        ["gemini"] = new(model => new GeminiVendor { Model = model }, MakesAsGemini),
        ["deepseek"] = new(_ => OpenAiVendors.DeepSeek, null),
        ["xai"] = new(_ => OpenAiVendors.Xai, null),
        ["openrouter"] = new(_ => OpenAiVendors.OpenRouter, null),
        ["ollama"] = new(_ => OpenAiVendors.Ollama, null),
        ["vllm"] = new(_ => OpenAiVendors.Vllm, null),
        ["llamacpp"] = new(_ => OpenAiVendors.LlamaCpp, null),
        ["lmstudio"] = new(_ => OpenAiVendors.LmStudio, null),
        ["localai"] = new(_ => OpenAiVendors.LocalAi, MakesAsOpenAi),
        ["kokoro"] = new(null, MakesAsOpenAi),
        ["speaches"] = new(null, MakesAsOpenAi),
        ["whispercpp"] = new(null, Makes<WhisperCppVendor>),
        ["bfl"] = new(null, Makes<BflVendor>),
        ["luma"] = new(null, Makes<LumaVendor>),
        ["stability"] = new(null, Makes<StabilityVendor>),
        ["recraft"] = new(null, Makes<RecraftVendor>),
        ["ideogram"] = new(null, Makes<IdeogramVendor>),
        ["elevenlabs"] = new(null, work => work.Call.Model == "dubbing" ? Makes<ElevenLabsDubbingVendor>(work) : Makes<ElevenLabsVendor>(work)),
        ["deepgram"] = new(null, Makes<DeepgramVendor>),
        ["minimax"] = new(null, work => work.Call.Kind is TaskKind.Video ? Makes<MiniMaxVideoVendor>(work) : Makes<MiniMaxSpeechVendor>(work)),
        ["kling"] = new(null, Makes<KlingVendor>),
        ["midjourney"] = new(null, Makes<MidjourneyVendor>),
        ["replicate"] = new(null, Makes<ReplicateVendor>),
        ["fal"] = new(null, Makes<FalVendor>),
        ["automatic1111"] = new(null, Makes<Automatic1111Vendor>),
        ["comfyui"] = new(null, Makes<ComfyUiVendor>),
        ["sdserver"] = new(null, Makes<SdServerVendor>),
    };

    /// <summary>The path of the provider's base address.</summary>
    public string AddressPath => Text?.Invoke("").AddressPath ?? Tasks?.Invoke(StubTask.None).AddressPath ?? "";

    private static TaskVendor MakesAsOpenAi(StubTask work) => work.Call.Kind switch
    {
        TaskKind.Speech => Makes<OpenAiSpeechVendor>(work),
        TaskKind.Transcription => Makes<OpenAiTranscriptsVendor>(work),
        // The only tool that a model of the catalogue is there.
        TaskKind.Tool => Makes<OpenAiReadingVendor>(work),
        _ => Makes<OpenAiImagesVendor>(work),
    };

    private static TaskVendor MakesAsGemini(StubTask work) => work.Call.Kind is TaskKind.Tool or TaskKind.Transcription
        ? Makes<GeminiReadingVendor>(work)
        : Makes<GeminiImagesVendor>(work);

    private static T Makes<T>(StubTask work)
        where T : TaskVendor, new() => new() { Call = work.Call, File = work.File, Link = work.Link, Words = work.Text };
}
