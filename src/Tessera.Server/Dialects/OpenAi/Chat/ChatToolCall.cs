using System.Text.Json.Serialization;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;

namespace Tessera.Server.Dialects.OpenAi.Chat;

/// <summary>A call of one of the request's tools; in a stream, a part of one.</summary>
/// <param name="Function">The function and its arguments.</param>
internal sealed record ChatToolCall(ChatToolCall.Called Function)
{
    public const string FunctionType = "function";

    /// <summary>In a stream, which call the part belongs to.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Index { get; init; }

    /// <summary>The ID that a message of the role tool answers.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Id { get; init; }

    /// <summary>Always <c>function</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Type { get; init; }

    /// <summary>The tool calls of a text; null when there are none.</summary>
    public static IReadOnlyList<ChatToolCall>? Of(Generation generation) => ToolCalls.Of(generation) is { Count: > 0 } calls
        ? [.. calls.Select(call => new ChatToolCall(new Called(call.Name, call.Arguments)) { Id = call.Id, Type = FunctionType })]
        : null;

    /// <param name="Name">The function's name.</param>
    /// <param name="Arguments">A JSON object, as text.</param>
    internal sealed record Called([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Name, string Arguments);
}
