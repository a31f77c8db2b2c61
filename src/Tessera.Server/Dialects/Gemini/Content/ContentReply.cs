using System.Text.Json.Serialization;
using Tessera.Server.Generations;

namespace Tessera.Server.Dialects.Gemini.Content;

/// <summary>What the model made. https://ai.google.dev/api/generate-content#generatecontentresponse</summary>
internal sealed record ContentReply
{
    /// <summary>Always one.</summary>
    public required IReadOnlyList<Candidate> Candidates { get; init; }

    /// <summary>What the provider counted; the charge is the catalogue's price, in <c>X-Tessera-Tokens-Spent</c>.</summary>
    [JsonPropertyName("usageMetadata")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Usage? UsageMetadata { get; init; }

    /// <summary>The model's slug.</summary>
    [JsonPropertyName("modelVersion")]
    public required string ModelVersion { get; init; }

    /// <summary>The generation.</summary>
    [JsonPropertyName("responseId")]
    public required string ResponseId { get; init; }

    /// <summary>The end of a reply, or all of it.</summary>
    public static ContentReply Of(Generation generation, IReadOnlyList<ContentPart> parts) => new()
    {
        Candidates = [new Candidate(new Turn(parts), 0) { FinishReason = ReasonOf(generation) }],
        UsageMetadata = Usage.Of(generation),
        ModelVersion = generation.Model,
        ResponseId = generation.Id.Text,
    };

    /// <summary>A part of a stream, not the last.</summary>
    public static ContentReply Piece(Generation generation, ContentPart part) => new()
    {
        Candidates = [new Candidate(new Turn([part]), 0)],
        ModelVersion = generation.Model,
        ResponseId = generation.Id.Text,
    };

    private static string ReasonOf(Generation generation) => generation.FinishReason switch
    {
        "length" => "MAX_TOKENS",
        "content_filter" => "SAFETY",
        _ => "STOP",
    };

    /// <param name="Content">What it says.</param>
    /// <param name="Index">Always 0.</param>
    internal sealed record Candidate(Turn Content, int Index)
    {
        /// <summary>STOP, MAX_TOKENS or SAFETY; absent before the end of a stream.</summary>
        [JsonPropertyName("finishReason")]
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? FinishReason { get; init; }
    }

    /// <param name="Parts">Text, calls of functions, images.</param>
    internal sealed record Turn(IReadOnlyList<ContentPart> Parts)
    {
        public string Role { get; } = "model";
    }

    /// <param name="PromptTokenCount">Of the contents.</param>
    /// <param name="CandidatesTokenCount">Of the reply.</param>
    /// <param name="TotalTokenCount">Of both.</param>
    internal sealed record Usage(
        [property: JsonPropertyName("promptTokenCount")] long PromptTokenCount,
        [property: JsonPropertyName("candidatesTokenCount")] long CandidatesTokenCount,
        [property: JsonPropertyName("totalTokenCount")] long TotalTokenCount)
    {
        /// <summary>Those of the contents that the provider read from its cache; absent when it does not say.</summary>
        [JsonPropertyName("cachedContentTokenCount")]
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public long? CachedContentTokenCount { get; init; }

        /// <summary>Those that the model thought; absent when the provider does not say.</summary>
        [JsonPropertyName("thoughtsTokenCount")]
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public long? ThoughtsTokenCount { get; init; }

        public static Usage? Of(Generation generation) => generation is { PromptTokens: null, CompletionTokens: null }
            ? null
            : new(
                generation.PromptTokens ?? 0,
                // Google counts thoughts apart.
                Math.Max(0, (generation.CompletionTokens ?? 0) - (generation.ReasoningTokens ?? 0)),
                (generation.PromptTokens ?? 0) + (generation.CompletionTokens ?? 0))
            {
                CachedContentTokenCount = generation.CacheReadTokens,
                ThoughtsTokenCount = generation.ReasoningTokens,
            };
    }
}
