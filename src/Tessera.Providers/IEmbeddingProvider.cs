namespace Tessera.Providers;

/// <summary>Makes vectors of texts, in one call. A connector translates, and only translates: see <see cref="ITextProvider"/>.</summary>
public interface IEmbeddingProvider
{
    /// <summary>A vector for each text, in their order; or why there are none.</summary>
    Task<EmbeddingReply> EmbedAsync(EmbeddingCall call, CancellationToken ct);
}
