using System.Collections.Frozen;
using Tessera.Providers;
using Tessera.Providers.Anthropic;
using Tessera.Providers.Automatic1111;
using Tessera.Providers.BlackForestLabs;
using Tessera.Providers.ComfyUi;
using Tessera.Providers.Fal;
using Tessera.Providers.Gemini;
using Tessera.Providers.Ideogram;
using Tessera.Providers.Luma;
using Tessera.Providers.Midjourney;
using Tessera.Providers.OpenAi;
using Tessera.Providers.Recraft;
using Tessera.Providers.Replicate;
using Tessera.Providers.SdServer;
using Tessera.Providers.Stability;

namespace Tessera.Server.Providers;

/// <summary>Every vendor Tessera can speak to. Adding one is a folder in Tessera.Providers and a line here.</summary>
internal static class BuiltInProviders
{
    private static readonly TaskKind[] Pictures = [TaskKind.Image, TaskKind.Tool];

    private static readonly TaskKind[] Everything = Enum.GetValues<TaskKind>();

    /// <summary>All of them, in the order they are shown.</summary>
    public static IReadOnlyList<BuiltInProvider> All { get; } =
    [
        Vendor("openai", "https://api.openai.com/v1/", ["OPENAI"], (http, at, key) => new(new OpenAiText(http, at, key), new OpenAiImages(http, at, key))) with
        {
            Media = Pictures,
            // What else answers as OpenAI (Ollama, llama.cpp, vLLM) mostly writes texts only.
            IsTextsElsewhere = true,
        },
        Vendor("anthropic", "https://api.anthropic.com/", ["ANTHROPIC"], (http, at, key) => new(new AnthropicText(http, at, key))),
        Vendor("gemini", "https://generativelanguage.googleapis.com/v1beta/", ["GEMINI", "GOOGLE"], (http, at, key) => new(new GeminiText(http, at, key), new GeminiImages(http, at, key))) with
        {
            Media = Pictures,
        },
        Compatible("deepseek"),
        Compatible("xai"),
        Compatible("openrouter"),
        OwnText("ollama", "OLLAMA_HOST"),
        OwnText("vllm"),
        OwnText("llamacpp"),
        OwnText("lmstudio"),
        OwnText("localai"),
        Vendor("bfl", "https://api.bfl.ai/v1/", ["BFL"], (http, at, key) => new(null, new BflImages(http, at, key))) with { MoreHosts = ["*.bfl.ai"], Media = Pictures },
        Vendor("luma", "https://api.lumalabs.ai/dream-machine/v1/", ["LUMA", "LUMAAI"], (http, at, key) => new(null, new LumaTasks(http, at, key))) with
        {
            Media = [TaskKind.Image, TaskKind.Video],
        },
        Vendor("stability", StabilityImages.DefaultAddress.AbsoluteUri, ["STABILITY"], (http, at, key) => new(null, new StabilityImages(http, at, key))) with
        {
            Media = Pictures,
        },
        Vendor("recraft", RecraftImages.DefaultAddress.AbsoluteUri, ["RECRAFT"], (http, at, key) => new(null, new RecraftImages(http, at, key))) with
        {
            KeyNames = ["RECRAFT_API_TOKEN", "RECRAFT_API_KEY"],
            Media = Pictures,
        },
        Vendor("ideogram", IdeogramImages.DefaultAddress.AbsoluteUri, ["IDEOGRAM"], (http, at, key) => new(null, new IdeogramImages(http, at, key))) with { Media = Pictures },
        Own("midjourney", (http, at, key) => new(null, new MidjourneyImages(http, at, key))),
        Vendor("replicate", "https://api.replicate.com/v1/", ["REPLICATE"], (http, at, key) => new(null, new ReplicateTasks(http, at, key))) with
        {
            KeyNames = ["REPLICATE_API_TOKEN", "REPLICATE_API_KEY"],
            Media = Everything,
        },
        Vendor("fal", "https://queue.fal.run/", ["FAL"], (http, at, key) => new(null, new FalTasks(http, at, key))) with { KeyNames = ["FAL_KEY"], MoreHosts = ["api.fal.ai"], Media = Everything },
        Own("automatic1111", (http, at, key) => new(null, new Automatic1111Images(http, at, key))) with { Media = Pictures },
        Own("comfyui", (http, at, key) => new(null, new ComfyUiTasks(http, at, key))) with { Media = Everything },
        Own("sdserver", (http, at, key) => new(null, new SdServerTasks(http, at, key))) with { Media = [TaskKind.Image, TaskKind.Video] },
    ];

    private static readonly FrozenDictionary<string, BuiltInProvider> ByName =
        All.ToFrozenDictionary(provider => provider.Name, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Names => All.Select(provider => provider.Name);

    public static BuiltInProvider? Find(string name) => ByName.GetValueOrDefault(name);

    // A vendor with a usual address; its key and address are looked for under these prefixes, as most of them are named.
    private static BuiltInProvider Vendor(string name, string address, string[] prefixes, Func<HttpClient, Uri, string?, Connectors> create) => new(
        name, address, [.. prefixes.Select(prefix => $"{prefix}_API_KEY")], [.. prefixes.Select(prefix => $"{prefix}_BASE_URL")], create);

    // A server of the operator's own: it is where he says.
    private static BuiltInProvider Own(string name, Func<HttpClient, Uri, string?, Connectors> create) => new(
        name, null, [$"{name.ToUpperInvariant()}_API_KEY"], [$"{name.ToUpperInvariant()}_BASE_URL"], create);

    // Vendors and servers that speak OpenAI's chat completions, each with its deviations.
    private static BuiltInProvider Compatible(string name) =>
        Vendor(name, Preset(name).Address.AbsoluteUri, [name.ToUpperInvariant()], (http, at, key) => new(new OpenAiText(http, Preset(name) with { Address = at }, key)));

    private static BuiltInProvider OwnText(string name, params string[] hostNames)
    {
        var own = Own(name, (http, at, key) => new(new OpenAiText(http, Preset(name) with { Address = at }, key)));
        return own with { AddressNames = [.. own.AddressNames, .. hostNames], HostPath = "/v1" };
    }

    private static OpenAiServer Preset(string name) =>
        OpenAiPresets.Find(name) ?? throw new InvalidOperationException($"{name} has no preset.");
}
