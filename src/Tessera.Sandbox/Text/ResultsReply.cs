namespace Tessera.Sandbox.Text;

/// <summary>What the caller's tools gave, when the conversation ends with their results.</summary>
internal static class ResultsReply
{
    private const int LongestResult = 400;

    public static string? TryWrite(Conversation conversation) => conversation.Results.Count == 0
        ? null
        : string.Join("\n\n", conversation.Results.Select(result =>
            conversation.Phrases.ToolResult(result.Answers?.Name ?? "", Topics.Shortened(result.Text, LongestResult))));
}
