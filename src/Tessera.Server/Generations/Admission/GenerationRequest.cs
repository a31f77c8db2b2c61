using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Generations.Jobs;

namespace Tessera.Server.Generations.Admission;

/// <summary>What a caller asks for, in whichever dialect; options validated, inputs fetched.</summary>
internal sealed record GenerationRequest(Model Model, CallOptions Options)
{
    /// <summary>The last user message, the text to speak or the description of an image; empty where a tool takes none.</summary>
    public string Prompt { get; init; } = "";

    /// <summary>The options that the caller gave; the others have the catalogue's defaults.</summary>
    public IReadOnlySet<string> Given { get; init; } = new HashSet<string>();

    /// <summary>The conversation of a text generation; empty for media.</summary>
    public IReadOnlyList<TextMessage> Messages { get; init; } = [];

    /// <summary>Our own links of the files given, by the member that named them.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>();

    /// <summary>The length of the audio given, where the price depends on it.</summary>
    public long? InputMilliseconds { get; init; }

    /// <summary>The most the caller is willing to spend.</summary>
    public long? MaxTokensSpent { get; init; }

    /// <summary>The webhook to call when it ends; checked by <see cref="Webhooks.WebhookUrl"/>.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>What it is made for besides the account's history; null for nothing else.</summary>
    public GenerationTarget? Target { get; init; }

    /// <summary>The length of all messages of a conversation; null for media.</summary>
    public long? ConversationLength { get; init; }

    /// <summary>What it demands of a route. Images in messages do not count as files.</summary>
    public CallDemand Demand => new(Options, Given, [.. Inputs.Keys], ConversationLength ?? Prompt.Length) { SendsGivenOnly = Model.Category == Category.Text };

    /// <summary>A sentence for each part of the request that was ignored.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What a job needs to be run, with its seed.</summary>
    public JobRequest ToJob(long seed)
    {
        var options = new Dictionary<string, JsonElement>(Options.Values, StringComparer.Ordinal)
        {
            [NewSeed.Option] = JsonSerializer.SerializeToElement(seed),
        };
        return new JobRequest(Prompt, options, Inputs) { InputMilliseconds = InputMilliseconds, Given = [.. Given] };
    }
}
