using System.Text.Json.Serialization;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Chat;

/// <summary>A completed text as a chat completion: https://platform.openai.com/docs/api-reference/chat/object</summary>
internal sealed record ChatCompletion
{
    public required string Id { get; init; }

    /// <summary>Always <c>chat.completion</c>.</summary>
    public string Object { get; } = "chat.completion";

    /// <summary>Unix seconds.</summary>
    public required long Created { get; init; }

    /// <summary>The slug of the model that was used.</summary>
    public required string Model { get; init; }

    /// <summary>Always one.</summary>
    public required IReadOnlyList<Choice> Choices { get; init; }

    public required ChatUsage Usage { get; init; }

    public static ChatCompletion From(Generation generation)
    {
        var message = new Message(generation.ResultText is { Length: > 0 } text ? text : null) { ToolCalls = ChatToolCall.Of(generation) };
        return new()
        {
            Id = IdOf(generation),
            Created = generation.CreatedAt.ToUnixTimeSeconds(),
            Model = generation.Model,
            Choices = [new Choice(message, FinishReasonOf(generation))],
            Usage = ChatUsage.Of(generation),
        };
    }

    /// <summary>The generation's ID, spelled as OpenAI spells those of completions.</summary>
    public static string IdOf(Generation generation) => OpaqueId.ToText("chatcmpl-", generation.Id.Value);

    /// <summary>Why the model stopped. Some vendors say <c>stop</c> where it called tools.</summary>
    public static string FinishReasonOf(Generation generation) => generation switch
    {
        { ToolCalls: not null } => "tool_calls",
        { FinishReason: "content_filter" } => "content_filter",
        // A text that was canceled is not whole either.
        { FinishReason: "length" or "canceled" } => "length",
        _ => "stop",
    };

    /// <param name="Message">The reply.</param>
    /// <param name="FinishReason">stop, length, tool_calls or content_filter.</param>
    internal sealed record Choice(Message Message, string FinishReason)
    {
        public int Index { get; }

        /// <summary>Always null.</summary>
        public object? Logprobs { get; }
    }

    /// <param name="Content">The text; null when the model only called tools.</param>
    internal sealed record Message(string? Content)
    {
        public string Role { get; } = "assistant";

        /// <summary>Always null.</summary>
        public string? Refusal { get; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<ChatToolCall>? ToolCalls { get; init; }
    }
}
