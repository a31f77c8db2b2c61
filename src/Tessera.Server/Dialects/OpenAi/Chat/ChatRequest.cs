using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.OpenAi.Chat;

/// <summary>
/// A chat completion, with all members that OpenAI knows. The catalogue checks the options by the model; what has no effect here
/// is ignored, and named in <c>X-Tessera-Warnings</c> where a reply may differ for it.
/// </summary>
[Untrimmed]
internal sealed record ChatRequest : IRequestBody<ChatRequest>
{
    /// <summary>A slug or an alias from <c>GET /v1/models</c>, or the vendor's own name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>The conversation, oldest first.</summary>
    [SchemaOf(typeof(IReadOnlyList<CompletionMessageRequest>))]
    public required JsonElement Messages { get; init; }

    /// <summary>Answer with server-sent events.</summary>
    [DefaultValue(false)]
    public bool Stream { get; init; }

    /// <summary>With <c>include_usage</c>, a stream ends with a chunk that has <c>usage</c>.</summary>
    [SchemaOf(typeof(StreamOptionsRequest))]
    public JsonElement? StreamOptions { get; init; }

    /// <summary>The most tokens to generate.</summary>
    [SchemaOf(typeof(int))]
    public JsonElement? MaxCompletionTokens { get; init; }

    /// <summary>The older name of <c>max_completion_tokens</c>.</summary>
    [SchemaOf(typeof(int))]
    public JsonElement? MaxTokens { get; init; }

    /// <summary>How random the output is.</summary>
    [SchemaOf(typeof(double))]
    public JsonElement? Temperature { get; init; }

    /// <summary>Nucleus sampling.</summary>
    [SchemaOf(typeof(double))]
    public JsonElement? TopP { get; init; }

    /// <summary>How strongly to avoid tokens that already occur in the text.</summary>
    [SchemaOf(typeof(double))]
    public JsonElement? PresencePenalty { get; init; }

    /// <summary>How strongly to avoid tokens that occur often in the text.</summary>
    [SchemaOf(typeof(double))]
    public JsonElement? FrequencyPenalty { get; init; }

    /// <summary>One or more strings at which to stop.</summary>
    public JsonElement? Stop { get; init; }

    /// <summary>The same seed and messages give a similar reply.</summary>
    [SchemaOf(typeof(long))]
    public JsonElement? Seed { get; init; }

    /// <summary>Must be 1.</summary>
    [SchemaOf(typeof(int))]
    public JsonElement? N { get; init; }

    /// <summary>How much the model reasons, such as <c>low</c>.</summary>
    [SchemaOf(typeof(string))]
    public JsonElement? ReasoningEffort { get; init; }

    /// <summary><c>text</c>, <c>json_object</c>, or <c>json_schema</c> with a schema.</summary>
    public JsonElement? ResponseFormat { get; init; }

    /// <summary>Functions that the model may call.</summary>
    [SchemaOf(typeof(IReadOnlyList<JsonElement>))]
    public JsonElement? Tools { get; init; }

    /// <summary><c>none</c>, <c>auto</c>, <c>required</c>, or a function that must be called.</summary>
    public JsonElement? ToolChoice { get; init; }

    /// <summary>Your identifier of the end user.</summary>
    [SchemaOf(typeof(string))]
    public JsonElement? User { get; init; }

    /// <summary>Whether the model may call several tools at once; false is not carried out.</summary>
    public bool? ParallelToolCalls { get; init; }

    /// <summary>Must be false or absent.</summary>
    public bool? Logprobs { get; init; }

    /// <summary>Must be 0 or absent.</summary>
    public long? TopLogprobs { get; init; }

    /// <summary>Must be empty or absent.</summary>
    public JsonElement? LogitBias { get; init; }

    /// <summary>Must be <c>["text"]</c> or absent.</summary>
    public JsonElement? Modalities { get; init; }

    /// <summary>Must be absent: use <c>POST /v1/audio/speech</c>.</summary>
    public JsonElement? Audio { get; init; }

    /// <summary>Must be absent.</summary>
    public JsonElement? WebSearchOptions { get; init; }

    /// <summary>Must be absent: use <c>tools</c>.</summary>
    public JsonElement? Functions { get; init; }

    /// <summary>Must be absent: use <c>tool_choice</c>.</summary>
    public JsonElement? FunctionCall { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? Prediction { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? Moderation { get; init; }

    /// <summary>Ignored.</summary>
    public string? Verbosity { get; init; }

    /// <summary>Ignored.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>Ignored: the account's history has each text.</summary>
    public bool? Store { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>Ignored.</summary>
    public string? SafetyIdentifier { get; init; }

    /// <summary>Ignored.</summary>
    public string? PromptCacheKey { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? PromptCacheOptions { get; init; }

    /// <summary>Ignored.</summary>
    public string? PromptCacheRetention { get; init; }

    /// <summary>The errors found so far; they are answered together with those that the catalogue finds.</summary>
    [JsonIgnore]
    public BodyProblems Problems { get; init; } = new();

    public static Result<ChatRequest> Read(JsonElement body, IServiceProvider services)
    {
        var problems = new BodyProblems();
        var request = StrictBody<ChatRequest>.Read(StrictBody<ChatRequest>.MembersOf(body), problems, services);
        return problems.Malformed is { } malformed ? malformed : request with { Problems = problems };
    }
}
