using System.Text.Json;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Anthropic.Messages;

/// <summary>What both calls with messages take. https://docs.anthropic.com/en/api/messages</summary>
[Untrimmed]
internal abstract record ConversationRequest
{
    /// <summary>A text model's slug or alias, or the vendor's own ID of it.</summary>
    public required string Model { get; init; }

    /// <summary>The turns of the conversation, oldest first. A message of the role assistant at the end is continued by models of Anthropic.</summary>
    [SchemaOf(typeof(IReadOnlyList<MessageParam>))]
    public required JsonElement Messages { get; init; }

    /// <summary>Instructions: a string, or an array of blocks <c>{"type":"text","text":…}</c>.</summary>
    public JsonElement? System { get; init; }

    /// <summary>The tools that the model may call. Anthropic's own tools, such as web search, are not offered.</summary>
    [SchemaOf(typeof(IReadOnlyList<ToolParam>))]
    public JsonElement? Tools { get; init; }

    /// <summary><c>{"type":"auto"}</c>, <c>any</c>, <c>none</c>, or <c>{"type":"tool","name":…}</c>.</summary>
    public JsonElement? ToolChoice { get; init; }

    /// <summary><c>effort</c>, and <c>format</c> with a JSON schema.</summary>
    public JsonElement? OutputConfig { get; init; }

    /// <summary>Another name for <c>output_config.format</c>.</summary>
    public JsonElement? OutputFormat { get; init; }

    /// <summary>Passed on where Anthropic serves the model, whose thoughts are then in the reply; elsewhere only <c>disabled</c> has an effect.</summary>
    public JsonElement? Thinking { get; init; }

    /// <summary>Ignored: providers decide what they cache.</summary>
    public JsonElement? CacheControl { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? ContextManagement { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? Speed { get; init; }

    /// <summary>Must be absent or empty: remote tools are not offered.</summary>
    public JsonElement? McpServers { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? BillingPolicy { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? Compaction { get; init; }

    /// <summary>The errors found while the body was read; they are answered together with those that the catalogue finds.</summary>
    internal BodyProblems Problems { get; init; } = new();

    /// <summary>The members that have no effect here, as they were given.</summary>
    internal virtual IEnumerable<(string Name, JsonElement? Given)> WithoutEffect =>
    [
        ("cache_control", CacheControl),
        ("context_management", ContextManagement),
        ("speed", Speed),
        ("billing_policy", BillingPolicy),
        ("compaction", Compaction),
    ];
}
