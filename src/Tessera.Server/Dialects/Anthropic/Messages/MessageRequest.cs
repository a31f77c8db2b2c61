using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Anthropic.Messages;

/// <summary>A message to generate. Members that a model does not know are ignored and named in <c>X-Tessera-Warnings</c>.</summary>
[Untrimmed]
internal sealed record MessageRequest : ConversationRequest, IRequestBody<MessageRequest>
{
    /// <summary>The most tokens to generate.</summary>
    [Range(1, int.MaxValue)]
    public required int MaxTokens { get; init; }

    /// <summary>Answer with server-sent events.</summary>
    [DefaultValue(false)]
    public bool Stream { get; init; }

    /// <summary>Strings at which to stop.</summary>
    [Entries(256, 256)]
    public IReadOnlyList<string>? StopSequences { get; init; }

    /// <summary>How random the output is, from 0 to 1.</summary>
    public JsonElement? Temperature { get; init; }

    /// <summary>Nucleus sampling, from 0 to 1.</summary>
    public JsonElement? TopP { get; init; }

    /// <summary>Ignored: no route takes it.</summary>
    public JsonElement? TopK { get; init; }

    /// <summary><c>user_id</c>: your identifier of the end user.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>Must be absent: code does not run here.</summary>
    public JsonElement? Container { get; init; }

    /// <summary>Must be absent: a conversation is sent whole.</summary>
    public JsonElement? Thread { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? Diagnostics { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? FallbackCreditToken { get; init; }

    /// <summary>Ignored: the catalogue's routes are tried in their order.</summary>
    public JsonElement? Fallbacks { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? InferenceGeo { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? ServiceTier { get; init; }

    internal override IEnumerable<(string Name, JsonElement? Given)> WithoutEffect =>
    [
        .. base.WithoutEffect,
        ("top_k", TopK),
        ("diagnostics", Diagnostics),
        ("fallback_credit_token", FallbackCreditToken),
        ("fallbacks", Fallbacks),
        ("inference_geo", InferenceGeo),
        ("service_tier", ServiceTier),
    ];

    public static Result<MessageRequest> Read(JsonElement body, IServiceProvider services)
    {
        var problems = new BodyProblems();
        var request = StrictBody<MessageRequest>.Read(StrictBody<MessageRequest>.MembersOf(body), problems, services);
        return problems.Malformed is { } malformed ? malformed : request with { Problems = problems };
    }
}
