using Tessera.Server.Accounts;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2;

/// <summary>Polls a generation. With <c>Prefer: wait=N</c> it answers as soon as the generation ends.</summary>
internal static class GetGeneration
{
    public static async Task<IResult> Handle(
        string id, Caller caller, HttpContext context, PolledGenerations reader, Endings endings, Replies replies, TimeProvider time)
    {
        if (!GenerationId.TryParse(id, out var number, out var isChat)
            || await reader.FindAsync(caller.Account, number) is not { } generation)
        {
            return ApiErrors.NoSuchGeneration();
        }

        if (!generation.State.IsFinal() && Prefer.Wait(context.Request) is { Ticks: > 0 } wait)
        {
            using var watch = endings.Of(number);
            generation = await reader.FindAsync(caller.Account, number) ?? generation;
            if (!generation.State.IsFinal() && await watch.WaitAsync(wait, time, context.RequestAborted))
            {
                generation = await reader.FindAsync(caller.Account, number) ?? generation;
            }
        }

        return await replies.ToResultAsync(context, generation, isChat);
    }
}
