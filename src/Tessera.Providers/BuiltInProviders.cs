using System.Collections.Frozen;
using Tessera.Providers.Anthropic;
using Tessera.Providers.Automatic1111;
using Tessera.Providers.BlackForestLabs;
using Tessera.Providers.ComfyUi;
using Tessera.Providers.Deepgram;
using Tessera.Providers.ElevenLabs;
using Tessera.Providers.Fal;
using Tessera.Providers.Gemini;
using Tessera.Providers.Ideogram;
using Tessera.Providers.Kling;
using Tessera.Providers.Luma;
using Tessera.Providers.Midjourney;
using Tessera.Providers.MiniMax;
using Tessera.Providers.OpenAi;
using Tessera.Providers.Recraft;
using Tessera.Providers.Replicate;
using Tessera.Providers.SdServer;
using Tessera.Providers.Stability;
using Tessera.Providers.WhisperCpp;

namespace Tessera.Providers;

/// <summary>
/// Every vendor with a connector. To add one, add a folder and one entry in this list: the console's list and the catalogue's schema
/// are generated from it by a test.
/// </summary>
public static class BuiltInProviders
{
    private static readonly TaskKind[] Images = [TaskKind.Image, TaskKind.Tool];

    private static readonly TaskKind[] Everything = Enum.GetValues<TaskKind>();

    // Vendors without a connector. Their names are known, so that a route to one is not reported as a typing error.
    private static readonly string[] WithoutConnector = ["runway"];

    /// <summary>All of them, in display order.</summary>
    public static IReadOnlyList<BuiltInProvider> All { get; } =
    [
        Hosted("openai", "OpenAI", new("https://api.openai.com/v1"), ["OPENAI"], (http, at, key) => new(new OpenAiText(http, at, key), new OpenAiMedia(http, at, key)) { Embeddings = new OpenAiEmbeddings(http, at, key) }) with
        {
            Media = OpenAiMedia.Kinds,
            // Most other servers with OpenAI's protocol (Ollama, llama.cpp, vLLM) generate text only.
            IsTextOnlyElsewhere = true,
        },
        Hosted("anthropic", "Anthropic", AnthropicText.Address, ["ANTHROPIC"], (http, at, key) => new(new AnthropicText(http, at, key))),
        Hosted("gemini", "Google Gemini", GeminiText.Address, ["GEMINI", "GOOGLE"], (http, at, key) => new(new GeminiText(http, at, key), new GeminiMedia(http, at, key))) with
        {
            Media = [TaskKind.Image, TaskKind.Tool, TaskKind.Transcription],
        },
        Compatible("deepseek", "DeepSeek"),
        Compatible("xai", "xAI"),
        Compatible("openrouter", "OpenRouter"),
        OwnText("ollama", "Ollama", "OLLAMA_HOST"),
        OwnText("vllm", "vLLM"),
        OwnText("llamacpp", "llama.cpp"),
        OwnText("lmstudio", "LM Studio"),
        OwnText("localai", "LocalAI") with
        {
            Create = (http, at, key) => OpenAi("localai", http, at, key) with { Tasks = new OpenAiMedia(http, at, key) },
            Media = OpenAiMedia.Kinds,
        },
        OwnSound("kokoro", "Kokoro-FastAPI", TaskKind.Speech),
        OwnSound("speaches", "Speaches", TaskKind.Speech, TaskKind.Transcription),
        Own("whispercpp", "whisper.cpp", (http, at, key) => new(null, new WhisperCppTranscripts(http, at, key))) with { Media = [TaskKind.Transcription] },
        Hosted("bfl", "Black Forest Labs", BflImages.DefaultAddress, ["BFL"], (http, at, key) => new(null, new BflImages(http, at, key))) with { MoreHosts = ["*.bfl.ai"], Media = Images },
        Hosted("luma", "Luma", LumaTasks.DefaultAddress, ["LUMA", "LUMAAI"], (http, at, key) => new(null, new LumaTasks(http, at, key))) with
        {
            Media = [TaskKind.Image, TaskKind.Video],
        },
        Hosted("stability", "Stability AI", StabilityImages.DefaultAddress, ["STABILITY"], (http, at, key) => new(null, new StabilityImages(http, at, key))) with { Media = Images },
        Hosted("recraft", "Recraft", RecraftImages.DefaultAddress, ["RECRAFT"], (http, at, key) => new(null, new RecraftImages(http, at, key))) with
        {
            KeyNames = ["RECRAFT_API_TOKEN", "RECRAFT_API_KEY"],
            Media = Images,
        },
        Hosted("ideogram", "Ideogram", IdeogramImages.DefaultAddress, ["IDEOGRAM"], (http, at, key) => new(null, new IdeogramImages(http, at, key))) with { Media = Images },
        Hosted("elevenlabs", "ElevenLabs", ElevenLabsMedia.DefaultAddress, ["ELEVENLABS"], (http, at, key) => new(null, new ElevenLabsMedia(http, at, key))) with
        {
            Media = [TaskKind.Speech, TaskKind.Music, TaskKind.Transcription, TaskKind.Tool],
        },
        Hosted("deepgram", "Deepgram", DeepgramTranscripts.DefaultAddress, ["DEEPGRAM"], (http, at, key) => new(null, new DeepgramTranscripts(http, at, key))) with { Media = [TaskKind.Transcription] },
        Hosted("minimax", "MiniMax", MiniMaxMedia.DefaultAddress, ["MINIMAX"], (http, at, key) => new(null, new MiniMaxMedia(http, at, key))) with
        {
            Media = [TaskKind.Speech, TaskKind.Video],
        },
        Hosted("kling", "Kling", KlingVideos.DefaultAddress, ["KLING"], (http, at, key) => new(null, new KlingVideos(http, at, key))) with { Media = [TaskKind.Video] },
        Own("midjourney", "Midjourney proxy", (http, at, key) => new(null, new MidjourneyTasks(http, at, key))) with { Media = [TaskKind.Image, TaskKind.Video] },
        Hosted("replicate", "Replicate", ReplicateTasks.DefaultAddress, ["REPLICATE"], (http, at, key) => new(null, new ReplicateTasks(http, at, key))) with
        {
            KeyNames = ["REPLICATE_API_TOKEN", "REPLICATE_API_KEY"],
            Media = Everything,
        },
        Hosted("fal", "fal", FalTasks.DefaultAddress, ["FAL"], (http, at, key) => new(null, new FalTasks(http, at, key))) with
        {
            KeyNames = ["FAL_KEY"],
            MoreHosts = ["api.fal.ai"],
            Media = Everything,
        },
        Own("automatic1111", "AUTOMATIC1111", (http, at, key) => new(null, new Automatic1111Images(http, at, key))) with { Media = Images },
        Own("comfyui", "ComfyUI", (http, at, key) => new(null, new ComfyUiTasks(http, at, key))) with { Media = Everything },
        Own("sdserver", "stable-diffusion.cpp", (http, at, key) => new(null, new SdServerTasks(http, at, key))) with { Media = [TaskKind.Image, TaskKind.Video] },
    ];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(provider => provider.Name)];

    /// <summary>Every provider name that a route may use.</summary>
    public static IReadOnlyList<string> RouteNames { get; } = [.. Names, .. WithoutConnector];

    private static readonly FrozenDictionary<string, BuiltInProvider> ByName =
        All.ToFrozenDictionary(provider => provider.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The vendor with this name, or null.</summary>
    public static BuiltInProvider? Find(string name) => ByName.GetValueOrDefault(name);

    // A vendor with a usual address; the prefixes form the usual names of its environment variables.
    private static BuiltInProvider Hosted(string name, string title, Uri address, string[] prefixes, Func<HttpMessageInvoker, Uri, string?, Connectors> create) => new(
        name, title, address, [.. prefixes.Select(prefix => $"{prefix}_API_KEY")], [.. prefixes.Select(prefix => $"{prefix}_BASE_URL")], create);

    // A server that the operator runs, whose address must be configured.
    private static BuiltInProvider Own(string name, string title, Func<HttpMessageInvoker, Uri, string?, Connectors> create) => new(
        name, title, null, [$"{name.ToUpperInvariant()}_API_KEY"], [$"{name.ToUpperInvariant()}_BASE_URL"], create);

    // Vendors and servers with OpenAI's chat completions API, each with its deviations.
    private static BuiltInProvider Compatible(string name, string title) =>
        Hosted(name, title, Preset(name).Address, [name.ToUpperInvariant()], (http, at, key) => OpenAi(name, http, at, key));

    private static BuiltInProvider OwnText(string name, string title, params string[] hostNames)
    {
        var own = Own(name, title, (http, at, key) => OpenAi(name, http, at, key));
        return own with { AddressNames = [.. own.AddressNames, .. hostNames], HostPath = "/v1" };
    }

    // Servers with OpenAI's API for speech and transcripts.
    private static BuiltInProvider OwnSound(string name, string title, params TaskKind[] media) =>
        Own(name, title, (http, at, key) => new(null, new OpenAiMedia(http, at, key))) with { Media = media, HostPath = "/v1" };

    private static Connectors OpenAi(string name, HttpMessageInvoker http, Uri at, string? key) =>
        new(new OpenAiText(http, Preset(name) with { Address = at }, key)) { Embeddings = new OpenAiEmbeddings(http, at, key) };

    private static OpenAiServer Preset(string name) =>
        OpenAiPresets.Find(name) ?? throw new InvalidOperationException($"{name} has no preset.");
}
