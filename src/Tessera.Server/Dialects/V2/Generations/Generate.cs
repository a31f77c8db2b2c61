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
    StreamText streams,
    WaitForGeneration waiting,
    GenerationReplies replies,
    IOptions<JobOptions> options)
{
    public static async Task<GenerationResult> Handle(GenerateRequest request, Caller caller, HttpContext context, ReadGenerateCall read, Generate generate)
    {
        var call = await read.ReadAsync(caller, request, mustStream: false, context.RequestAborted);
        return call.IsError ? call.Error : await generate.RunAsync(caller, context, call.Value);
    }

    /// <summary>Admits and runs a call that was read.</summary>
    public async Task<GenerationResult> RunAsync(Caller caller, HttpContext context, GenerateCall call)
    {
        var keyed = context.Features.Get<IdempotentCall>();
        if (keyed is not null)
        {
            await keyed.PrepareAsync(context, ReplayGeneration.FormOf(call));
        }

        var result = await admission.AdmitAsync(caller, call.Request, keyed);
        if (result.IsError)
        {
            return result.Error;
        }

        if (call.Request.Model.Category != Category.Text)
        {
            return await WaitForJobAsync(context, result.Value, call);
        }

        if (call.IsStream)
        {
            return await streams.RunAsync(context, result.Value, call);
        }

        // A request with an idempotency key runs to completion even if the client disconnects; the retry returns the stored reply.
        var left = keyed is null ? context.RequestAborted : CancellationToken.None;
        var settled = await texts.RunAsync(result.Value, call.Request, begin: null, deliver: null, left);
        return await replies.ToResultAsync(context, settled.Generation, call.IsChat);
    }

    private async Task<GenerationResult> WaitForJobAsync(HttpContext context, AdmittedGeneration admitted, GenerateCall call)
    {
        var generation = admitted.Generation;
        if (!call.Request.Model.IsAsync && !Prefer.RespondAsync(context.Request))
        {
            generation = await waiting.WaitAsync(generation.Id, options.Value.AnswerWithin, context.RequestAborted) ?? generation;
        }

        return await replies.ToResultAsync(context, generation, isChat: false);
    }
}
