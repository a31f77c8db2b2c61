using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Gemini.Content;

/// <summary>What to generate. https://ai.google.dev/api/generate-content</summary>
[Untrimmed]
internal sealed record ContentRequest : IRequestBody<ContentRequest>
{
    /// <summary>The turns of the conversation, oldest first.</summary>
    [SchemaOf(typeof(IReadOnlyList<ContentParam>))]
    public required JsonElement Contents { get; init; }

    /// <summary>Instructions, in the form of a turn.</summary>
    [JsonPropertyName("systemInstruction")]
    public JsonElement? SystemInstruction { get; init; }

    /// <summary>
    /// <c>temperature</c>, <c>topP</c>, <c>maxOutputTokens</c>, <c>stopSequences</c>, <c>seed</c>, <c>responseMimeType</c> with
    /// <c>responseJsonSchema</c> or <c>responseSchema</c>, <c>thinkingConfig.thinkingLevel</c>; for images <c>imageConfig</c>.
    /// </summary>
    [JsonPropertyName("generationConfig")]
    public JsonElement? GenerationConfig { get; init; }

    /// <summary><c>functionDeclarations</c>. Google's own tools, such as search, are not offered.</summary>
    public JsonElement? Tools { get; init; }

    /// <summary><c>functionCallingConfig</c> with <c>mode</c> and at most one of <c>allowedFunctionNames</c>.</summary>
    [JsonPropertyName("toolConfig")]
    public JsonElement? ToolConfig { get; init; }

    /// <summary>Must be absent: contents are sent whole.</summary>
    [JsonPropertyName("cachedContent")]
    public JsonElement? CachedContent { get; init; }

    /// <summary>Must be absent.</summary>
    [JsonPropertyName("continuationToken")]
    public JsonElement? ContinuationToken { get; init; }

    /// <summary>Ignored: providers apply their own.</summary>
    [JsonPropertyName("safetySettings")]
    public JsonElement? SafetySettings { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? Labels { get; init; }

    /// <summary>Ignored.</summary>
    [JsonPropertyName("serviceTier")]
    public JsonElement? ServiceTier { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? Store { get; init; }

    /// <summary>Must be the model of the path, or absent.</summary>
    public string? Model { get; init; }

    /// <summary>The errors found while the body was read; they are answered together with those that the catalogue finds.</summary>
    internal BodyProblems Problems { get; init; } = new();

    public static Result<ContentRequest> Read(JsonElement body, IServiceProvider services)
    {
        var problems = new BodyProblems();
        var request = StrictBody<ContentRequest>.Read(GeminiJson.MembersOf(body), problems, services);
        return problems.Malformed is { } malformed ? malformed : request with { Problems = problems };
    }
}
