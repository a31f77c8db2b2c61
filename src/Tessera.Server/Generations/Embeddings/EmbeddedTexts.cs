using Tessera.Providers;

namespace Tessera.Server.Generations.Embeddings;

/// <summary>A generation of embeddings that has just ended.</summary>
/// <param name="Settled">Its row and the wallet after it.</param>
/// <param name="Reply">The vectors; null when it failed.</param>
internal sealed record EmbeddedTexts(SettledGeneration Settled, EmbeddingReply? Reply);
