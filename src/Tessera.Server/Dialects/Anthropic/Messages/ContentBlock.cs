using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Providers;
using Tessera.Server.Dialects.Shared.Conversations;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Anthropic.Messages;

/// <summary>A piece of a message.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(ToolUse), "tool_use")]
[JsonDerivedType(typeof(Thought), "thinking")]
[JsonDerivedType(typeof(RedactedThought), "redacted_thinking")]
internal abstract record ContentBlock
{
    private ContentBlock()
    {
    }

    /// <summary>Text.</summary>
    /// <param name="Value">The text.</param>
    internal sealed record Text([property: JsonPropertyName("text")] string Value) : ContentBlock
    {
        /// <summary>Always null.</summary>
        public RawJson? Citations { get; init; }
    }

    /// <summary>What the model thought, when it was asked for and Anthropic serves it.</summary>
    /// <param name="Value">The thought.</param>
    /// <param name="Signature">Anthropic's signature, with which the block must come back.</param>
    internal sealed record Thought([property: JsonPropertyName("thinking")] string Value, string Signature) : ContentBlock;

    /// <summary>A thought that only Anthropic can read.</summary>
    /// <param name="Data">As it must come back.</param>
    internal sealed record RedactedThought(string Data) : ContentBlock;

    /// <summary>The thoughts of a message, in order.</summary>
    public static IEnumerable<ContentBlock> ThoughtsOf(Generation generation) => generation.Thoughts is not { } thoughts ? [] :
        JsonElement.Parse(thoughts).EnumerateArray().Select(block => block.Text("data") is { } data
            ? (ContentBlock)new RedactedThought(data)
            : new Thought(block.Text("thinking") ?? "", block.Text("signature") ?? ""));

    /// <summary>A call of one of the request's tools.</summary>
    /// <param name="Id">Its ID, which the result names.</param>
    /// <param name="Name">The tool's name.</param>
    /// <param name="Input">Its arguments.</param>
    internal sealed record ToolUse(string Id, string Name, RawJson Input) : ContentBlock
    {
        public ToolCaller Caller { get; } = new("direct");

        public static ToolUse Of(ToolCall call) => new(call.Id, call.Name, new RawJson(InputOf(call)));

        // The arguments of an unfinished call are not an object; the tool is shown what there is.
        private static string InputOf(ToolCall call) =>
            DraftToolCall.ReadArguments(call.Arguments) ?? JsonSerializer.Serialize(new { invalid_json = call.Arguments }, WireJson.Options);
    }

    /// <param name="Type">Always direct: the model itself called it.</param>
    internal sealed record ToolCaller(string Type);
}
