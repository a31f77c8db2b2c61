using System.Runtime.InteropServices;
using Tessera.Providers;
using Tessera.Server.Generations;

namespace Tessera.Server.Dialects.OpenAi.Embeddings;

/// <summary>The vectors of texts: https://platform.openai.com/docs/api-reference/embeddings/object</summary>
internal sealed record EmbeddingsReply
{
    /// <summary>Always <c>list</c>.</summary>
    public string Object { get; } = "list";

    /// <summary>One for each text, in their order.</summary>
    public required IReadOnlyList<Entry> Data { get; init; }

    /// <summary>The slug of the model that was used.</summary>
    public required string Model { get; init; }

    public required Used Usage { get; init; }

    public static EmbeddingsReply From(Generation generation, EmbeddingReply reply, bool isBase64) => new()
    {
        Data = [.. reply.Vectors.Select((vector, index) => new Entry(index, isBase64 ? Convert.ToBase64String(MemoryMarshal.AsBytes(vector.Span)) : vector))],
        Model = generation.Model,
        Usage = new Used(generation.PromptTokens ?? 0, generation.PromptTokens ?? 0, generation.TokensSpent),
    };

    /// <param name="Index">Which text it belongs to.</param>
    /// <param name="Embedding">Numbers, or their bytes in base64.</param>
    internal sealed record Entry(int Index, object Embedding)
    {
        public string Object { get; } = "embedding";
    }

    /// <param name="PromptTokens">As the provider counted; 0 when it did not.</param>
    /// <param name="TotalTokens">The same.</param>
    /// <param name="Cost">Tessera's tokens that were charged.</param>
    internal sealed record Used(long PromptTokens, long TotalTokens, long Cost);
}
