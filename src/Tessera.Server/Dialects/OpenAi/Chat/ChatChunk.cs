using System.Text.Json.Serialization;
using Tessera.Server.Generations;

namespace Tessera.Server.Dialects.OpenAi.Chat;

/// <summary>One event of a streamed chat completion: https://platform.openai.com/docs/api-reference/chat-streaming</summary>
internal sealed record ChatChunk
{
    private ChatChunk(Generation generation, params IReadOnlyList<Choice> choices)
    {
        Id = ChatCompletion.IdOf(generation);
        Created = generation.CreatedAt.ToUnixTimeSeconds();
        Model = generation.Model;
        Choices = choices;
    }

    public string Id { get; }

    public string Object { get; } = "chat.completion.chunk";

    public long Created { get; }

    public string Model { get; }

    public IReadOnlyList<Choice> Choices { get; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ChatUsage? Usage { get; private init; }

    /// <summary>The first chunk, with the role.</summary>
    public static ChatChunk Start(Generation generation) => new(generation, new Choice(new Delta { Role = "assistant", Content = "" }));

    /// <summary>The beginning or the arguments of a tool call.</summary>
    public static ChatChunk Tool(Generation generation, ChatToolCall call) => new(generation, new Choice(new Delta { ToolCalls = [call] }));

    /// <summary>Why the model stopped.</summary>
    public static ChatChunk End(Generation generation) => new(generation, new Choice(new Delta()) { FinishReason = ChatCompletion.FinishReasonOf(generation) });

    /// <summary>What it used, without a choice.</summary>
    public static ChatChunk Used(Generation generation) => new(generation) { Usage = ChatUsage.Of(generation) };

    /// <param name="Delta">What is new.</param>
    internal sealed record Choice(Delta Delta)
    {
        public int Index { get; }

        public object? Logprobs { get; }

        public string? FinishReason { get; init; }
    }

    internal sealed record Delta
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Role { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Content { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<ChatToolCall>? ToolCalls { get; init; }
    }
}
