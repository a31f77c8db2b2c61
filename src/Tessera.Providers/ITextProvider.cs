namespace Tessera.Providers;

/// <summary>
/// Generates text as a stream. A connector translates, and only translates: it never retries, logs, prices, caches,
/// reads a clock or configuration, or catches transport exceptions; the server's invoker does, once.
/// </summary>
public interface ITextProvider
{
    /// <summary>
    /// Streams one reply: any number of <see cref="TextPart.Delta"/> and <see cref="TextPart.Thinking"/>, at most one
    /// <see cref="TextPart.Usage"/>, then exactly one <see cref="TextPart.End"/> or <see cref="TextPart.Failed"/>.
    /// Nothing is sent upstream before the first part is asked for; cancelling closes the upstream connection.
    /// </summary>
    IAsyncEnumerable<TextPart> StreamAsync(TextCall call, CancellationToken ct);
}
