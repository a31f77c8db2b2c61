using System.Text.Json;
using Tessera.Server.Dialects.V2.Requests;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2.Replies;

/// <summary>
/// What a generation was asked for: enough to ask for the same again. It is not kept once the generation was deleted, and not for
/// accounts that keep no prompts.
/// </summary>
internal sealed record RequestFacts
{
    public required string Model { get; init; }

    /// <summary>The prompt, or the last user message of a text.</summary>
    public required string? Prompt { get; init; }

    /// <summary>The conversation of a text; null for media, and when it is longer than 65,536 characters. Images in it are not kept.</summary>
    public required IReadOnlyList<ChatMessageRequest>? Messages { get; init; }

    /// <summary>Every option with the value that was used, its default where the caller gave none.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Options { get; init; }

    /// <summary>Links to the files given, by the member that named them.</summary>
    public required IReadOnlyDictionary<string, string> Inputs { get; init; }

    /// <summary>Null when it was not kept.</summary>
    public static RequestFacts? Of(Generation generation)
    {
        if (generation.Request is not { } json || JsonSerializer.Deserialize<Stored>(json, WireJson.Options) is not { } stored)
        {
            return null;
        }

        return new RequestFacts
        {
            Model = generation.Model,
            Prompt = generation.Prompt,
            Messages = stored.Messages,
            Options = stored.Options ?? new Dictionary<string, JsonElement>(),
            Inputs = stored.Inputs ?? new Dictionary<string, string>(),
        };
    }

    private sealed record Stored
    {
        public IReadOnlyList<ChatMessageRequest>? Messages { get; init; }

        public IReadOnlyDictionary<string, JsonElement>? Options { get; init; }

        public IReadOnlyDictionary<string, string>? Inputs { get; init; }

        // What a job's request contains besides.
        public string? Prompt { get; init; }

        public long? InputMilliseconds { get; init; }

        public IReadOnlyList<string>? Given { get; init; }
    }
}
