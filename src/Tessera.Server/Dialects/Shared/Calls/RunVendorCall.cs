using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Generations;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Generations.Text;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.Shared.Calls;

/// <summary>Admits and runs a call of a vendor's client: a text inside the call, media in the background, all results under one ID.</summary>
internal sealed class RunVendorCall(RunBatch several, RunText texts, Batches batches)
{
    /// <param name="caller">The principal that pays.</param>
    /// <param name="call">The call.</param>
    /// <param name="keyed">Its idempotency key, if it has one.</param>
    /// <param name="replayForm">What the dialect must know to build its reply again.</param>
    /// <param name="wait">How long to wait for the end; a text has ended in any case.</param>
    /// <param name="ct">Canceled when the client disconnects: a text without a key is stopped then, a job continues.</param>
    public async Task<Result<GenerationBatch>> RunAsync(
        Caller caller, VendorCall call, IdempotentCall? keyed, string replayForm, TimeSpan wait, CancellationToken ct)
    {
        var admitted = await several.AdmitTogetherAsync(caller, call, keyed, replayForm);
        if (admitted.IsError)
        {
            return admitted.Error;
        }

        if (call.Request.Model.Category is Category.Text)
        {
            return new GenerationBatch((await texts.RunAsync(admitted.Value[0], call.Request, ct)).Generation);
        }

        var batch = new GenerationBatch(admitted.Value[0].Generation.Id, [.. admitted.Value.Select(generation => generation.Generation)]);
        return wait > TimeSpan.Zero ? await batches.WaitAsync(batch, caller, wait, ct) : batch;
    }
}
