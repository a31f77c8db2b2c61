using Microsoft.Extensions.Options;
using Tessera.Server.Accounts;
using Tessera.Server.Catalog;
using Tessera.Server.Generations;

namespace Tessera.Server.Dialects.V2;

/// <summary>
/// <c>POST /generate</c>, the one endpoint: reads either dialect, lets the request in, runs it, answers in the dialect
/// it came in. Text runs here; media runs in the background and is awaited when it is quick.
/// </summary>
internal sealed class Generate(
    AdmitGeneration admission,
    RunText texts,
    StreamText streams,
    Endings endings,
    GenerationReader reader,
    Replies replies,
    IOptions<TaskOptions> options,
    TimeProvider time)
{
    public static async Task<IResult> Handle(Caller caller, HttpContext context, ReadGenerateCall read, Generate generate)
    {
        var call = await read.ReadAsync(caller, context, mustStream: false);
        return call.IsError ? call.Error : await generate.RunAsync(caller, context, call.Value);
    }

    /// <summary>Admits and runs a call that was read.</summary>
    public async Task<IResult> RunAsync(Caller caller, HttpContext context, GenerateCall call)
    {
        var result = await admission.AdmitAsync(caller, call.Request);
        if (result.IsError)
        {
            return result.Error;
        }

        if (call.Request.Model.Category != Category.Text)
        {
            return await RunTaskAsync(context, result.Value, call);
        }

        if (call.IsStream)
        {
            return await streams.RunAsync(context, result.Value, call);
        }

        var settled = await texts.RunAsync(result.Value, call.Request, begin: null, deliver: null, context.RequestAborted);
        return await replies.ToResultAsync(context, settled.Generation, call.IsChat);
    }

    private async Task<IResult> RunTaskAsync(HttpContext context, AdmittedGeneration admitted, GenerateCall call)
    {
        var generation = admitted.Generation;
        using var watch = endings.Of(generation.Id);
        if (!call.Request.Model.IsAsync && !Prefer.RespondAsync(context.Request))
        {
            // It may have ended before it was watched.
            generation = await reader.FindAsync(generation.Id) ?? generation;
            if (!generation.State.IsFinal() && await watch.WaitAsync(options.Value.AnswerWithin, time, context.RequestAborted))
            {
                generation = await reader.FindAsync(generation.Id) ?? generation;
            }
        }

        return await replies.ToResultAsync(context, generation, isChat: false);
    }
}
