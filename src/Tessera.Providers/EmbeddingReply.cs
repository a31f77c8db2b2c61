namespace Tessera.Providers;

/// <summary>What a provider made of the texts of an <see cref="EmbeddingCall"/>.</summary>
/// <param name="Vectors">One for each text, all of the same length; empty after a failure.</param>
public sealed record EmbeddingReply(IReadOnlyList<ReadOnlyMemory<float>> Vectors)
{
    /// <summary>What the provider says it counted; untrusted, and null where it says nothing.</summary>
    public long? PromptTokens { get; init; }

    /// <summary>Why there are no vectors.</summary>
    public ProviderFailure? Failure { get; init; }

    /// <summary>A reply without vectors.</summary>
    public static EmbeddingReply Failed(ProviderFailure failure) => new([]) { Failure = failure };
}
