using System.Text.Json;
using Tessera.Providers;

namespace Tessera.Server.Dialects.Shared.Conversations;

/// <summary>One turn of a conversation as a dialect read it: its images are links, its tool calls are not matched to results.</summary>
/// <param name="Role"><c>system</c>, <c>user</c>, <c>assistant</c> or <c>tool</c>.</param>
/// <param name="Path">Its path in the body, for errors, such as <c>messages[3]</c>.</param>
internal sealed record DraftMessage(string Role, string Path)
{
    /// <summary>What is said and shown, in order.</summary>
    public IReadOnlyList<DraftPart> Parts { get; init; } = [];

    /// <summary>The tool calls of an assistant.</summary>
    public IReadOnlyList<DraftToolCall> ToolCalls { get; init; } = [];

    /// <summary>See <see cref="TextMessage.Thoughts"/>.</summary>
    public IReadOnlyList<JsonElement> Thoughts { get; init; } = [];

    /// <summary>The path of all its tool calls; null for <c>Path.tool_calls</c>.</summary>
    public string? ToolCallsPath { get; init; }

    /// <summary>Whether its tool calls could not be read; the results that follow are then not matched to calls.</summary>
    public bool HasUnreadableCalls { get; init; }

    /// <summary>The ID of the call that a message of the role <c>tool</c> answers; null when it could not be read.</summary>
    public string? AnswersId { get; init; }

    /// <summary>The path of <see cref="AnswersId"/>; null for <c>Path.tool_call_id</c>.</summary>
    public string? AnswersPath { get; init; }

    /// <summary>A message of one text.</summary>
    public static DraftMessage OfText(string role, string path, string text) => new(role, path) { Parts = [new DraftPart.Text(text)] };
}
