using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Generations.Jobs;

namespace Tessera.Server.Generations.Admission;

/// <summary>A validated request in any dialect: options resolved, inputs fetched.</summary>
internal sealed record GenerationRequest(Model Model, CallOptions Options)
{
    /// <summary>
    /// The last user message, the text to speak or the description of an image; empty for a tool without a prompt.
    /// </summary>
    public string Prompt { get; init; } = "";

    /// <summary>The options that the caller gave; others have the catalogue's defaults.</summary>
    public IReadOnlySet<string> Given { get; init; } = new HashSet<string>();

    /// <summary>The conversation of a text generation; empty for media.</summary>
    public IReadOnlyList<TextMessage> Messages { get; init; } = [];

    /// <summary>See <see cref="TextCall.ParallelToolCalls"/>.</summary>
    public bool? ParallelToolCalls { get; init; }

    /// <summary>See <see cref="TextCall.Thinking"/>.</summary>
    public JsonElement? Thinking { get; init; }

    /// <summary>The texts to embed; empty for anything else.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>
    /// The options that the caller gave, which is what is sent where vendors have defaults of their own and some refuse an option
    /// altogether.
    /// </summary>
    public CallOptions GivenOptions => Given.Count == 0
        ? CallOptions.None
        : new(Options.Values.Where(option => Given.Contains(option.Key)).ToDictionary(option => option.Key, option => option.Value, StringComparer.Ordinal));

    /// <summary>Our own links to the input files, by the member that named them.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>();

    /// <summary>The duration of the given audio, if the price depends on it.</summary>
    public long? InputMilliseconds { get; init; }

    /// <summary>The most the caller is willing to spend.</summary>
    public long? MaxTokensSpent { get; init; }

    /// <summary>The webhook to call when it ends; checked by <see cref="Webhooks.WebhookUrl"/>.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>The form in which it is called: <see cref="IWebhookForm"/>; null for Tessera's own.</summary>
    public string? WebhookForm { get; init; }

    /// <summary>When it is canceled if it is still open, counted from its admission; null for never.</summary>
    public TimeSpan? CancelAfter { get; init; }

    /// <summary>Whether its caller is answered before it has ended, and finds it by its ID from then on.</summary>
    public bool IsAnsweredAtOnce { get; init; }

    /// <summary>What it is generated for besides the account's history; null for nothing else.</summary>
    public GenerationTarget? Target { get; init; }

    /// <summary>The total length of a conversation's messages, in UTF-16 characters; null for media.</summary>
    public long? ConversationLength { get; init; }

    /// <summary>The request as its dialect was sent it, kept so that a later one can continue the text; null for none.</summary>
    public string? Conversation { get; init; }

    /// <summary>What it requires of a route. Images in messages do not count as files.</summary>
    public CallDemand Demand => new(Options, Given, [.. Inputs.Keys], ConversationLength ?? Prompt.Length) { SendsGivenOnly = Model.Kind is null };

    /// <summary>A sentence for each part of the request that was ignored.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What is needed to run the job, including its seed.</summary>
    public JobRequest ToJob(long seed)
    {
        var options = new Dictionary<string, JsonElement>(Options.Values, StringComparer.Ordinal)
        {
            [NewSeed.Option] = JsonSerializer.SerializeToElement(seed),
        };
        return new JobRequest(Prompt, options, Inputs) { InputMilliseconds = InputMilliseconds, Given = [.. Given] };
    }
}
