namespace Tessera.Providers;

/// <summary>The parts that a text provider sends, in order.</summary>
public abstract record TextPart
{
    private TextPart()
    {
    }

    /// <summary>The next piece of the reply, without lone surrogates.</summary>
    public sealed record Delta(string Text) : TextPart;

    /// <summary>
    /// The next pieces of tool calls, for a call that asks for them. They are the beginning of what <see cref="End"/> has whole: some
    /// calls, and the rest of others, come only with it.
    /// </summary>
    /// <param name="Pieces">Each with the number of its call in the reply, from 0; the arguments are those that are new.</param>
    public sealed record Calls(IReadOnlyList<(int Index, ToolCall Piece)> Pieces) : TextPart;

    /// <summary>The model is thinking, which resets the idle limit.</summary>
    public sealed record Thinking : TextPart
    {
        /// <summary>The next piece of a thought, for a call that wants them (<see cref="TextCall.Thinking"/>).</summary>
        public string? Text { get; init; }

        /// <summary>The provider's signature of the thought, which ends it.</summary>
        public string? Signature { get; init; }

        /// <summary>A whole thought that only the provider can read.</summary>
        public string? Redacted { get; init; }

        /// <summary>Whether it has anything to show.</summary>
        public bool IsShown => (Text ?? Signature ?? Redacted) is not null;
    }

    /// <summary>
    /// The provider's token counts; untrusted, and <see langword="null"/> if it reports none.
    /// </summary>
    public sealed record Usage(long? PromptTokens, long? CompletionTokens) : TextPart
    {
        /// <summary>The provider's reported cost in millionths of a US dollar; null if it reports none.</summary>
        public long? CostMicroUsd { get; init; }

        /// <summary>How many of the prompt's tokens were read from the provider's cache; null if it does not say.</summary>
        public long? CacheReadTokens { get; init; }

        /// <summary>How many of the prompt's tokens were written to the provider's cache; null if it does not say.</summary>
        public long? CacheWriteTokens { get; init; }

        /// <summary>How many of the reply's tokens were thoughts; null if it does not say.</summary>
        public long? ReasoningTokens { get; init; }
    }

    /// <summary>
    /// The provider sent its finish reason: unless more follows, the reply is complete. Some never close the stream after it,
    /// so the server waits a moment for the rest and otherwise uses these parts.
    /// </summary>
    /// <param name="Rest">The parts that complete the reply if nothing more follows, up to <see cref="End"/> or <see cref="Failed"/>.</param>
    public sealed record Ending(IReadOnlyList<TextPart> Rest) : TextPart;

    /// <summary>The reply is complete.</summary>
    /// <param name="FinishReason"><c>stop</c>, <c>length</c>, <c>tool_calls</c> or <c>content_filter</c>.</param>
    /// <param name="ToolCallsJson">The model's tool calls as an OpenAI <c>tool_calls</c> array, or null.</param>
    public sealed record End(string FinishReason, string? ToolCallsJson = null) : TextPart
    {
        /// <summary>What the model thought, as an array of Anthropic's blocks, for a call that wants it; null where it did not.</summary>
        public string? ThoughtsJson { get; init; }
    }

    /// <summary>The provider failed; nothing follows.</summary>
    public sealed record Failed(ProviderFailure Failure) : TextPart;
}
