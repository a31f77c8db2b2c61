using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.OpenAi.Responses;

/// <summary>
/// A response, with all members that OpenAI knows. The catalogue checks the options by the model; what has no effect here is
/// ignored, and named in <c>X-Tessera-Warnings</c> where a reply may differ for it.
/// </summary>
[Untrimmed]
internal sealed record ResponseRequest : IRequestBody<ResponseRequest>
{
    /// <summary>A slug or an alias from <c>GET /v1/models</c>, or the vendor's own name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>A text, or an array of messages, tool calls and their outputs.</summary>
    public required JsonElement Input { get; init; }

    /// <summary>The same as a first message of the role system. It does not apply to the responses that continue this one.</summary>
    public string? Instructions { get; init; }

    /// <summary>The response that this one continues. It is known for as long as the plan keeps results.</summary>
    public string? PreviousResponseId { get; init; }

    /// <summary>Whether the response can be retrieved and continued later.</summary>
    [DefaultValue(true)]
    public bool Store { get; init; }

    /// <summary>Answer with server-sent events.</summary>
    [DefaultValue(false)]
    public bool Stream { get; init; }

    /// <summary>The most tokens to generate.</summary>
    [SchemaOf(typeof(int))]
    public JsonElement? MaxOutputTokens { get; init; }

    /// <summary>How random the output is.</summary>
    [SchemaOf(typeof(double))]
    public JsonElement? Temperature { get; init; }

    /// <summary>Nucleus sampling.</summary>
    [SchemaOf(typeof(double))]
    public JsonElement? TopP { get; init; }

    /// <summary><c>effort</c>: how much the model reasons, such as <c>low</c>.</summary>
    public JsonElement? Reasoning { get; init; }

    /// <summary><c>format</c>: <c>text</c>, <c>json_object</c>, or <c>json_schema</c> with a schema.</summary>
    public JsonElement? Text { get; init; }

    /// <summary>Functions that the model may call.</summary>
    [SchemaOf(typeof(IReadOnlyList<JsonElement>))]
    public JsonElement? Tools { get; init; }

    /// <summary><c>none</c>, <c>auto</c>, <c>required</c>, or a function that must be called.</summary>
    public JsonElement? ToolChoice { get; init; }

    /// <summary>Whether the model may call several tools at once; false is passed on to the vendors that know it.</summary>
    public bool? ParallelToolCalls { get; init; }

    /// <summary>Your own data, given back with the response.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>Your identifier of the end user.</summary>
    [SchemaOf(typeof(string))]
    public JsonElement? User { get; init; }

    /// <summary>Must be false or absent.</summary>
    public bool? Background { get; init; }

    /// <summary>Must be absent: use <c>previous_response_id</c>.</summary>
    public JsonElement? Conversation { get; init; }

    /// <summary>Must be absent.</summary>
    public JsonElement? Prompt { get; init; }

    /// <summary>Must be 0 or absent.</summary>
    public long? TopLogprobs { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? Include { get; init; }

    /// <summary>Ignored.</summary>
    public string? Truncation { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? ContextManagement { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? Moderation { get; init; }

    /// <summary>Ignored: no tool is called by the server.</summary>
    public long? MaxToolCalls { get; init; }

    /// <summary>Ignored.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? StreamOptions { get; init; }

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

    /// <summary>The body as it was sent, which is kept so that the response can be continued.</summary>
    [JsonIgnore]
    public string Body { get; init; } = "{}";

    public static Result<ResponseRequest> Read(JsonElement body, IServiceProvider services)
    {
        var problems = new BodyProblems();
        var request = StrictBody<ResponseRequest>.Read(StrictBody<ResponseRequest>.MembersOf(body), problems, services);
        return problems.Malformed is { } malformed ? malformed : request with { Problems = problems, Body = body.GetRawText() };
    }
}
