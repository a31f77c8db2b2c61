using Microsoft.Extensions.Options;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.V2.Requests;
using Tessera.Server.Generations;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Generations.Text;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary>
/// <c>POST /generate</c>, the one endpoint: reads either dialect, admits the request, runs it and answers in the same dialect.
/// Text runs here; media runs in the background and is awaited when it is quick.
/// </summary>
internal sealed class Generate(
    AdmitGeneration admission,
    RunText texts,
    WaitForGeneration waiting,
    GenerationReplies replies,
    IOptions<JobOptions> options,
    TimeProvider time)
{
    public static async Task<GenerationResult> Handle(
        GenerateRequest request, Caller caller, IdempotentCall? keyed, Prefer prefer, ReadGenerateCall read, Generate generate, CancellationToken ct)
    {
        var call = await read.ReadAsync(caller, request, mustStream: false, ct);
        return call.IsError ? call.Error : await generate.RunAsync(caller, call.Value, keyed, prefer, ct);
    }

    /// <summary>Admits and runs a call that was read.</summary>
    public async Task<GenerationResult> RunAsync(Caller caller, GenerateCall call, IdempotentCall? keyed, Prefer prefer, CancellationToken ct)
    {
        if (keyed is not null)
        {
            await keyed.PrepareAsync(ReplayGeneration.FormOf(call));
        }

        var result = await admission.AdmitAsync(caller, call.Request, keyed);
        if (result.IsError)
        {
            return result.Error;
        }

        if (call.Request.Model.Category != Category.Text)
        {
            return await WaitForJobAsync(result.Value, call, prefer, ct);
        }

        if (call.IsStream)
        {
            return new StreamText(texts, time, result.Value, call, keyed is not null);
        }

        // A request with an idempotency key runs to completion even if the client disconnects; the retry returns the stored reply.
        var left = keyed is null ? ct : CancellationToken.None;
        var settled = await texts.RunAsync(result.Value, call.Request, begin: null, deliver: null, left);
        return await replies.ToResultAsync(settled.Generation, call.IsChat);
    }

    private async Task<GenerationResult> WaitForJobAsync(AdmittedGeneration admitted, GenerateCall call, Prefer prefer, CancellationToken ct)
    {
        var generation = admitted.Generation;
        if (!call.Request.Model.IsAsync && !prefer.RespondAsync)
        {
            generation = await waiting.WaitAsync(generation.Id, options.Value.AnswerWithin, ct) ?? generation;
        }

        return await replies.ToResultAsync(generation, isChat: false);
    }
}
