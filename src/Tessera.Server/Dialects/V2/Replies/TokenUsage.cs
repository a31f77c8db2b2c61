namespace Tessera.Server.Dialects.V2.Replies;

/// <summary>What the provider counted; it informs, the charge is the catalogue's price.</summary>
internal sealed record TokenUsage(long PromptTokens, long CompletionTokens, long TotalTokens)
{
    public static TokenUsage? From(long? prompt, long? completion) =>
        prompt is null && completion is null ? null : new(prompt ?? 0, completion ?? 0, (prompt ?? 0) + (completion ?? 0));
}
