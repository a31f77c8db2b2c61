using Tessera.Server.Generations;
using Tessera.Server.Generations.Outcome;

namespace Tessera.Server.Dialects.Shared.Replies;

/// <summary>A call whose idempotency key is known but whose reply was lost.</summary>
/// <param name="Context">The repeated request.</param>
/// <param name="Generation">What the first one made.</param>
/// <param name="Form">What the dialect stored to build its reply again.</param>
internal sealed record RepeatedCall(HttpContext Context, Generation Generation, string Form)
{
    public T Service<T>()
        where T : notnull => Context.RequestServices.GetRequiredService<T>();

    /// <summary>All that the first request made.</summary>
    public async ValueTask<GenerationBatch> BatchAsync() =>
        await Service<Batches>().FindAsync(Generation.Account, Generation.Batch ?? Generation.Id) ?? new GenerationBatch(Generation);
}
