namespace Tessera.Providers;

/// <summary>What a text provider sends, in order.</summary>
public abstract record TextPart
{
    private TextPart()
    {
    }

    /// <summary>The next piece of the reply, without lone surrogates.</summary>
    public sealed record Delta(string Text) : TextPart;

    /// <summary>A sign of life: the model thinks, and what it thinks is not part of the reply. It keeps the idle limit from running out.</summary>
    public sealed record Thinking : TextPart;

    /// <summary>
    /// What the provider says it counted; untrusted, and <see langword="null"/> where it says nothing.
    /// </summary>
    public sealed record Usage(long? PromptTokens, long? CompletionTokens) : TextPart
    {
        /// <summary>What the provider says it charges for the call, in millionths of a US dollar; null where it says nothing.</summary>
        public long? CostMicroUsd { get; init; }
    }

    /// <summary>
    /// The provider gave its finish reason: unless more comes, the reply is whole. Some never close the stream after it,
    /// so the server waits a moment for the rest and takes these parts when nothing comes.
    /// </summary>
    /// <param name="Rest">What follows the text if nothing more comes, up to its <see cref="End"/> or <see cref="Failed"/>.</param>
    public sealed record Ending(IReadOnlyList<TextPart> Rest) : TextPart;

    /// <summary>The reply is whole.</summary>
    /// <param name="FinishReason"><c>stop</c>, <c>length</c>, <c>tool_calls</c> or <c>content_filter</c>.</param>
    /// <param name="ToolCallsJson">The calls the model made, an OpenAI <c>tool_calls</c> array, or null.</param>
    public sealed record End(string FinishReason, string? ToolCallsJson = null) : TextPart;

    /// <summary>The provider gave up; nothing follows.</summary>
    public sealed record Failed(ProviderFailure Failure) : TextPart;
}
