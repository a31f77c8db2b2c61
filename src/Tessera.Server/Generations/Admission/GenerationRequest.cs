using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Generations.Admission;

/// <summary>What a caller asks for, whatever dialect said it; options validated, inputs fetched.</summary>
internal sealed record GenerationRequest(Model Model, CallOptions Options)
{
    /// <summary>The words: the last user turn, the text to say, the description of a picture; empty where a tool takes none.</summary>
    public string Prompt { get; init; } = "";

    /// <summary>Which options the caller gave; the others have the catalogue's defaults.</summary>
    public IReadOnlySet<string> Given { get; init; } = new HashSet<string>();

    /// <summary>The conversation of a text generation; empty for media.</summary>
    public IReadOnlyList<TextMessage> Messages { get; init; } = [];

    /// <summary>Our own links of the files given, by the member that named them.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>();

    /// <summary>The length of the audio given, where the price depends on it.</summary>
    public long? InputMilliseconds { get; init; }

    /// <summary>The most the caller is willing to spend.</summary>
    public long? MaxTokensSpent { get; init; }

    /// <summary>Where to tell of its end; checked by <see cref="Webhooks.WebhookUrl"/>.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>The workspace it is made in and what it is to it; null outside of workspaces.</summary>
    public WorkspaceImage? Image { get; init; }

    /// <summary>How long all the words of a conversation are; null for media.</summary>
    public long? ConversationLength { get; init; }

    /// <summary>What it demands of a route. The pictures of messages are no files in this sense.</summary>
    public CallDemand Demand => new(Options, Given, [.. Inputs.Keys], ConversationLength ?? Prompt.Length) { SendsGivenOnly = Model.Category == Category.Text };

    /// <summary>What was ignored, in sentences.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
