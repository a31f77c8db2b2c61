namespace Tessera.Providers;

/// <summary>
/// Generates text as a stream. A connector translates, and only translates: it never retries, logs, prices, caches,
/// reads a clock or configuration, or catches transport exceptions; the server's invoker does, once. The one exception:
/// a request that was refused because of an option that the connector itself added is sent again without it.
/// </summary>
public interface ITextProvider
{
    /// <summary>
    /// Streams one reply: any number of <see cref="TextPart.Delta"/>, <see cref="TextPart.Thinking"/> and
    /// <see cref="TextPart.Ending"/>, at most one <see cref="TextPart.Usage"/>, then exactly one
    /// <see cref="TextPart.End"/> or <see cref="TextPart.Failed"/>.
    /// Nothing is sent upstream before the first part is requested; cancellation closes the upstream connection.
    /// </summary>
    IAsyncEnumerable<TextPart> StreamAsync(TextCall call, CancellationToken ct);

    /// <summary>Whether it carries out <see cref="TextCall.ParallelToolCalls"/>; otherwise it ignores them.</summary>
    bool CarriesParallelToolCalls => false;

    /// <summary>Whether it carries out <see cref="TextCall.Thinking"/>; otherwise it ignores it.</summary>
    bool CarriesThinking => false;
}
