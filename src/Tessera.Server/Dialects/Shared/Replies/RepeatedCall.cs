using Tessera.Server.Generations;

namespace Tessera.Server.Dialects.Shared.Replies;

/// <summary>A call whose idempotency key is known but whose reply was lost.</summary>
/// <param name="Context">The repeated request.</param>
/// <param name="Batch">All that the first one made.</param>
/// <param name="Form">What the dialect stored to build its reply again.</param>
internal sealed record RepeatedCall(HttpContext Context, GenerationBatch Batch, string Form)
{
    /// <summary>What the first one made, or made first.</summary>
    public Generation Generation => Batch.First;
}
